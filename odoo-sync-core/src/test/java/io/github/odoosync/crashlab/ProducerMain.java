package io.github.odoosync.crashlab;

import com.zaxxer.hikari.HikariDataSource;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.outbox.Outbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A process that commits transactions with messages, and rolls some back. */
final class ProducerMain {

  private static final int THREADS = 3;

  private final String name;
  private final Outbox outbox;
  private final DataSource dataSource;
  private final EffectsLog log;
  private final FaultPoints points;
  private final int keys;
  private final AtomicInteger left;
  private final AtomicInteger transactions = new AtomicInteger();
  private final int hurryAbove;
  private volatile long pauseMicros;

  private ProducerMain(
      Settings settings, DataSource dataSource, EffectsLog log, FaultPoints points) {
    this.name = settings.text("name");
    this.dataSource = dataSource;
    this.log = log;
    this.points = points;
    this.outbox = Outbox.on(LabDatabase.store(dataSource));
    this.keys = settings.number("keys");
    this.left = new AtomicInteger(settings.number("messages"));
    this.hurryAbove = settings.number("hurry-above");
    this.pauseMicros = settings.number("pause-micros");
  }

  public static void main(String[] arguments) throws Exception {
    Settings settings = Settings.of(arguments);
    FaultPoints points = new FaultPoints();
    EffectsLog log = new EffectsLog(Path.of(settings.text("log")));
    HikariDataSource pool = LabDatabase.pool(settings, THREADS);
    ProducerMain producer = new ProducerMain(settings, pool, log, points);
    Thread commands = new Thread(() -> producer.obey(), "commands");
    commands.setDaemon(true);
    commands.start();
    producer.produce(settings.number("seed"));
    Runtime.getRuntime().halt(0);
  }

  private void obey() {
    try {
      Commands.untilStop(
          command -> {
            if (command.equals("hurry")) {
              pauseMicros = 0;
            } else {
              points.arm(command.substring("halt ".length()));
            }
          });
    } catch (java.io.IOException e) {
      Runtime.getRuntime().halt(1);
    }
  }

  private void produce(int seed) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(seed * 31L + i);
      Thread thread = new Thread(() -> produce(random), "producer-" + i);
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void produce(Random random) {
    try {
      while (left.get() > 0) {
        try {
          left.addAndGet(-transaction(random));
        } catch (SQLException | StoreException e) {
          // Broken on purpose; whether it was committed stands in the table.
          System.err.println(e);
          TimeUnit.MILLISECONDS.sleep(50);
        }
        if (left.get() < hurryAbove) {
          TimeUnit.MICROSECONDS.sleep(pauseMicros * THREADS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int transaction(Random random) throws SQLException {
    String transaction = name + "." + transactions.incrementAndGet();
    List<String> chosen = keys(random);
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      LabTransaction.write(connection, outbox, transaction, chosen);
      points.pass(FaultPoint.BEFORE_COMMIT);
      if (random.nextInt(10) == 0) {
        connection.rollback();
        log.append(new LogLine.RolledBack(transaction));
        return 0;
      }
      connection.commit();
      points.pass(FaultPoint.AFTER_COMMIT);
      log.append(new LogLine.Committed(transaction));
      return chosen.size();
    }
  }

  /** A third of the messages on a few hot keys, a tenth without a key. */
  private List<String> keys(Random random) {
    List<String> chosen = new ArrayList<>();
    TreeSet<String> keyed = new TreeSet<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      if (random.nextInt(10) == 0) {
        chosen.add(LogLine.NO_KEY);
      } else {
        keyed.add(LabDatabase.key(random.nextInt(random.nextInt(3) == 0 ? 5 : keys)));
      }
    }
    chosen.addAll(keyed);
    return chosen;
  }
}
