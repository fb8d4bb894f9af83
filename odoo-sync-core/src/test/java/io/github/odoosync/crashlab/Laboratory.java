package io.github.odoosync.crashlab;

import io.github.odoosync.crashlab.LogLine.Began;
import io.github.odoosync.crashlab.LogLine.Ended;
import io.github.odoosync.lane.LaneSnapshot;
import io.github.odoosync.lane.LaneStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs workers and a producer, breaks them as planned, and waits until all work is done. */
final class Laboratory implements AutoCloseable {

  private final LabPlan plan;
  private final Path directory;
  private final Path file;
  private final LabDatabase database;
  private final EffectsLog log;
  private final LogTail tail;
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(3);
  private final List<Slot> workers = new ArrayList<>();
  private final List<String> violations = Collections.synchronizedList(new ArrayList<>());
  private final Settings settings;
  private final Slot producer;

  Laboratory(LabPlan plan) throws Exception {
    this.plan = plan;
    this.directory =
        Files.createDirectories(
            Path.of("target", "crashlab", plan.database() + "-" + plan.seed()).toAbsolutePath());
    this.file = directory.resolve("effects.log");
    Files.deleteIfExists(file);
    this.log = new EffectsLog(file);
    this.tail = new LogTail(file);
    this.database = LabDatabase.start(plan.database(), plan.keys());
    this.settings =
        Settings.of(
            "log=" + file,
            "keys=" + plan.keys(),
            "lease-millis=" + plan.lease().toMillis(),
            "work-micros=" + plan.workMicros(),
            // Half at once for a backlog, the rest while things break.
            "hurry-above=" + plan.messages() / 2,
            "pause-micros=" + plan.pauseMicros());
    this.producer =
        new Slot("p", ProducerMain.class, directory, database, producing(plan.messages()));
    for (int i = 1; i <= LabPlan.WORKERS; i++) {
      workers.add(new Slot("w" + i, WorkerMain.class, directory, database, settings));
    }
  }

  Verdict run() throws Exception {
    Future<?> ticks =
        clock.scheduleAtFixedRate(
            () -> log.append(new LogLine.Tick()), 0, 100, TimeUnit.MILLISECONDS);
    Faults faults = new Faults(this);
    Deque<FaultKind> left = new ArrayDeque<>(plan.faults());
    while (!left.isEmpty()) {
      FaultKind kind = left.remove();
      if (faults.mustWait(kind)) {
        left.add(kind);
        TimeUnit.MILLISECONDS.sleep(50);
      } else {
        faults.inject(kind);
        keepProducing();
      }
    }
    faults.awaitHealed();
    finishProducing();
    awaitWorkDone();
    workers.forEach(this::stopGracefully);
    if (ticks.isDone()) {
      violations.add("the log's own clock stood still");
    }
    return new EffectsChecker(database.committed(), slackTicks())
        .check(EffectsLog.lines(file))
        .with(violations);
  }

  /** A lease that runs out, and a moment for a busy machine. */
  private int slackTicks() {
    return (int) plan.lease().toMillis() / 100 + 5;
  }

  LabPlan plan() {
    return plan;
  }

  LabDatabase database() {
    return database;
  }

  ScheduledExecutorService clock() {
    return clock;
  }

  List<Slot> workers() {
    return workers;
  }

  Slot producer() {
    return producer;
  }

  /** A fault that allows no repetition has no target in the log, so it explains none. */
  void began(int id, FaultKind kind, String target) {
    log.append(new Began(id, kind.name(), kind.mayRepeat() ? target : LogLine.NOBODY));
  }

  void ended(int id) {
    log.append(new Ended(id));
  }

  void wroteCommitted(String transaction) {
    log.append(new LogLine.Committed(transaction));
  }

  boolean hasEffect(Slot worker) {
    return tail.effectsOf(worker.process().name()) > 0;
  }

  void wentWrong(String what) {
    violations.add(what);
  }

  void startAgain(Slot worker) {
    worker.startAgain(database, settings);
  }

  void stopGracefully(Slot worker) {
    LabProcess process = worker.process();
    boolean ended = process.tell("stop") && process.awaitExit(30_000);
    if (!ended || process.exitCode() != 0) {
      violations.add("a worker did not stop when asked: " + process.name());
    }
  }

  private Settings producing(int messages) {
    return settings.with("messages", messages);
  }

  /** Starts a killed producer again; one that has done its share has ended by itself. */
  void keepProducing() throws Exception {
    if (!producer.process().isAlive() && producer.process().exitCode() != 0) {
      int left = plan.messages() - patiently(database::committedCount);
      producer.startAgain(database, producing(Math.max(1, left)));
    }
  }

  private void finishProducing() throws Exception {
    Patience patience = new Patience();
    while (producer.process().isAlive() || producer.process().exitCode() != 0) {
      keepProducing();
      producer.process().tell("hurry");
      producer.process().awaitExit(1000);
      if (patience.isOver(patiently(database::committedCount))) {
        // What it still committed would look lost.
        producer.process().kill();
        violations.add("the producer came to no end");
        return;
      }
    }
  }

  private void awaitWorkDone() throws Exception {
    int committed = patiently(database::committedCount);
    LaneStore store = LabDatabase.store(database.direct());
    LaneSnapshot snapshot = store.snapshot(LabTransaction.TOPIC);
    Patience patience = new Patience();
    while (snapshot.depth() > 0 || tail.messages() < committed) {
      if (patience.isOver(tail.messages() - snapshot.depth())) {
        violations.add("the work came to no end: " + snapshot);
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
      snapshot = store.snapshot(LabTransaction.TOPIC);
    }
    if (snapshot.parked() + snapshot.dead() + snapshot.unknown() > 0) {
      violations.add("nothing may be left aside: " + snapshot);
    }
  }

  /** The database may be away for a moment. */
  static <T> T patiently(Callable<T> query) throws Exception {
    for (int i = 0; ; i++) {
      try {
        return query.call();
      } catch (SQLException e) {
        if (i == 50) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    workers.forEach(Slot::close);
    producer.close();
    tail.close();
    log.close();
    database.close();
  }
}
