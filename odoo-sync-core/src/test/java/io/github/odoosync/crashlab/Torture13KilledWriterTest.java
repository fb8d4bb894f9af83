package io.github.odoosync.crashlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.LaneSnapshot;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.writer.Workload;
import io.github.odoosync.writer.WorkloadOracle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Torture 13: processes that carry intents out are killed, at named points and at any moment, while
 * others go on. Larger by {@code -Dtorture.kills=200}; also {@code -Dcrashlab.database=MARIADB}.
 */
@Timeout(1_800)
class Torture13KilledWriterTest {

  private static final int KILLS = Integer.getInteger("torture.kills", 5);
  private static final long SEED = Long.getLong("torture.seed", 13);
  private static final TestDatabase DATABASE =
      TestDatabase.valueOf(System.getProperty("crashlab.database", "POSTGRESQL"));
  private static final int ORDERS_PER_KILL = 4;

  private static final FaultPoint[] POINTS = {
    FaultPoint.AFTER_EFFECT,
    FaultPoint.AFTER_KEEP,
    FaultPoint.BEFORE_EFFECT,
    FaultPoint.AFTER_SETTLE,
    FaultPoint.BEFORE_KEEP,
    FaultPoint.BEFORE_SETTLE,
    FaultPoint.AFTER_CLAIM
  };

  private final Random random = new Random(SEED);
  private final Workload work = new Workload(SEED);
  private int named;

  @Test
  void killedWritersLoseAndDoubleNothing() throws Exception {
    Path directory =
        Files.createDirectories(Path.of("target", "crashlab", "writer-" + SEED).toAbsolutePath());
    try (TestSchema schema = DATABASE.freshSchema();
        FakeOdoo odoo = FakeOdoo.start(19)) {
      JdbcStore store = JdbcStore.of(schema.dataSource());
      store.createSchema();
      Workload.prepare(odoo);
      Settings settings =
          Settings.of(
              "url=" + schema.url(),
              "odoo=" + odoo.url(),
              "database=" + odoo.database(),
              "login=" + odoo.login(),
              "api-key=" + odoo.apiKey(),
              "window-millis=300",
              "lease-millis=2000");
      WorkloadOracle oracle = new WorkloadOracle(odoo, store.lanes(), store.writer());
      Outbox outbox = Outbox.on(store.lanes());
      LabProcess[] writers = {start(0, 0, settings, directory), start(1, 0, settings, directory)};
      try {
        for (int kill = 1; kill <= KILLS; kill++) {
          outbox.enqueue(work.next(ORDERS_PER_KILL));
          int one = kill % writers.length;
          end(writers[one], kill);
          writers[one] = start(one, kill, settings, directory);
          oracle.watchOrder();
        }
        awaitDone(store);
        for (LabProcess writer : writers) {
          assertThat(writer.tell("stop") && writer.awaitExit(30_000)).isTrue();
        }
      } finally {
        for (LabProcess writer : writers) {
          writer.kill();
        }
      }
      oracle.judge(work);
      System.out.printf(
          "Torture 13, seed %d, %s: %d kills, %d of them at named points, %d intents, %s%n",
          SEED, DATABASE, KILLS, named, work.intents(), oracle);
      assertThat(oracle.violations()).isEmpty();
      assertThat(named).as("kills at named points").isPositive();
    }
  }

  private static LabProcess start(int slot, int kill, Settings settings, Path directory) {
    return LabProcess.start("w" + slot + "." + kill, WriterMain.class, settings, directory);
  }

  /** Lets a process vanish at a point, or kills it at any moment. */
  private void end(LabProcess writer, int kill) throws InterruptedException {
    if (kill % 4 != 0) {
      writer.tell(POINTS[kill % POINTS.length].command());
      if (writer.awaitExit(10_000)) {
        named++;
      }
    } else {
      TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
    }
    writer.kill();
  }

  /** Waits until all is done, or stands for people to look at. */
  private static void awaitDone(JdbcStore store) throws InterruptedException {
    Patience patience = new Patience();
    for (LaneSnapshot now = store.lanes().snapshot("odoo");
        now.due() + now.inFlight() + now.waiting() > 0;
        now = store.lanes().snapshot("odoo")) {
      assertThat(patience.isOver(-now.depth())).as("no progress: %s", now).isFalse();
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
