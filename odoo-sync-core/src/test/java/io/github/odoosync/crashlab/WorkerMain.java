package io.github.odoosync.crashlab;

import com.zaxxer.hikari.HikariDataSource;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.Delivery;
import io.github.odoosync.outbox.Dispatcher;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.outbox.Result;
import io.github.odoosync.retry.BreakerPolicy;
import io.github.odoosync.retry.RetryPolicy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** A process that runs the real dispatcher and writes each effect to the log. */
final class WorkerMain {

  static final int CONCURRENCY = 4;

  /** How long an effect takes at most: it is not begun with less of the lease left. */
  private static final Duration EFFECT = Duration.ofMillis(100);

  private final String name;
  private final EffectsLog log;
  private final FaultPoints points = new FaultPoints();
  private final HikariDataSource pool;
  private final Duration lease;
  private final int workMicros;
  private final SplittableRandom random;

  private WorkerMain(Settings settings) {
    this.name = settings.text("name");
    this.log = new EffectsLog(Path.of(settings.text("log")));
    this.pool = LabDatabase.pool(settings, CONCURRENCY);
    this.lease = Duration.ofMillis(settings.number("lease-millis"));
    this.workMicros = settings.number("work-micros");
    this.random = new SplittableRandom(settings.number("seed"));
  }

  public static void main(String[] arguments) throws Exception {
    new WorkerMain(Settings.of(arguments)).run();
    Runtime.getRuntime().halt(0);
  }

  private void run() throws Exception {
    daemon("stalls", this::noteStalls);
    Outbox outbox = Outbox.on(points.around(LabDatabase.store(pool)));
    try (Dispatcher dispatcher = Dispatcher.builder(outbox).consumer(consumer()).build()) {
      dispatcher.start();
      Commands.untilStop(this::obey);
    }
  }

  private Consumer consumer() {
    return Consumer.named(LabTransaction.TOPIC)
        .onAny(this::handle)
        .concurrency(CONCURRENCY)
        .lease(lease)
        .timeout(Duration.ofSeconds(30))
        .maxAbandoned(1_000_000)
        .breaker(BreakerPolicy.off())
        .retry(RetryPolicy.durable().withMaxAttempts(1_000_000))
        .build();
  }

  private Result handle(Delivery delivery) throws InterruptedException {
    points.pass(FaultPoint.BEFORE_EFFECT);
    int chance;
    long work;
    synchronized (random) {
      chance = random.nextInt(50);
      work = random.nextLong(2L * workMicros + 1);
    }
    TimeUnit.MICROSECONDS.sleep(work);
    String message = delivery.message().id();
    if (chance == 0 && delivery.attempt() == 1) {
      log.append(new LogLine.Failed(message));
      return Result.retryAfter(Duration.ofMillis(20), "as told");
    }
    delivery.ensureHeld(EFFECT);
    log.append(
        new LogLine.Effect(
            name,
            delivery.message().key().orElse(LogLine.NO_KEY),
            message,
            delivery.seq(),
            delivery.token(),
            delivery.attempt()));
    points.pass(FaultPoint.AFTER_EFFECT);
    return Result.done();
  }

  private void obey(String command) {
    if (command.startsWith("exhaust ")) {
      long millis = Long.parseLong(command.substring("exhaust ".length()));
      daemon("thief", () -> takeAllConnections(millis));
    } else {
      points.arm(command.substring("halt ".length()));
    }
  }

  private void takeAllConnections(long millis) {
    List<Connection> taken = new ArrayList<>();
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < until) {
      try {
        if (taken.size() < CONCURRENCY) {
          taken.add(pool.getConnection());
        } else {
          pause(20);
        }
      } catch (SQLException e) {
        // The dispatcher has them; they will come back.
      }
    }
    for (Connection connection : taken) {
      try {
        connection.close();
      } catch (SQLException e) {
        // Broken by another fault.
      }
    }
  }

  /** A machine too slow to renew a lease is a fault of its own. */
  private void noteStalls() {
    long before = System.nanoTime();
    while (!Thread.currentThread().isInterrupted()) {
      pause(50);
      long now = System.nanoTime();
      if (now - before > lease.toNanos() / 3) {
        int id = -1 - (int) (now & 0x3fffffff);
        log.append(new LogLine.Began(id, "STALL", name));
        log.append(new LogLine.Ended(id));
      }
      before = now;
    }
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
