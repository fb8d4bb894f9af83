package io.github.odoosync.crashlab;

import io.github.odoosync.database.TcpProxy;
import io.github.odoosync.outbox.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Breaks what the plan says, writes it into the log, and repairs it. */
final class Faults {

  private static final FaultPoint[] WORKER_POINTS = {
    FaultPoint.AFTER_CLAIM,
    FaultPoint.BEFORE_EFFECT,
    FaultPoint.AFTER_EFFECT,
    FaultPoint.BEFORE_SETTLE,
    FaultPoint.AFTER_SETTLE
  };

  private final Laboratory lab;
  private final Random random;
  private final List<ScheduledFuture<?>> repairs = new ArrayList<>();
  private int ids;
  private int halts;
  private int producerHalts;
  private volatile boolean lanesHeld;

  Faults(Laboratory lab) {
    this.lab = lab;
    this.random = new Random(lab.plan().seed());
  }

  void inject(FaultKind kind) throws Exception {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
    int id = ++ids;
    switch (kind) {
      case KILL, HALT, STOP_GRACEFULLY -> endWorker(id, kind);
      case KILL_PRODUCER, HALT_PRODUCER -> endProducer(id, kind);
      case STOP, STALL_NETWORK, DROP_NETWORK, EXHAUST_POOL -> breakForAWhile(id, kind);
      case CUT_ANSWER, RESET -> breakConnection(id, kind);
      case CUT_COMMIT -> cutCommit(id);
      case TERMINATE_SESSIONS, RESTART_DATABASE, CRASH_DATABASE -> breakDatabase(id, kind);
      case LONG_TRANSACTION -> longTransaction(id);
    }
  }

  /** Whatever ends all sessions would also end a long transaction before it was long. */
  boolean mustWait(FaultKind kind) {
    return lanesHeld
        && switch (kind) {
          case TERMINATE_SESSIONS, RESTART_DATABASE, CRASH_DATABASE, LONG_TRANSACTION -> true;
          default -> false;
        };
  }

  void awaitHealed() throws Exception {
    for (ScheduledFuture<?> repair : repairs) {
      repair.get(5, TimeUnit.MINUTES);
    }
  }

  private void endWorker(int id, FaultKind kind) throws InterruptedException {
    Slot worker = idleWorker();
    LabProcess process = worker.process();
    boolean asked = kind == FaultKind.STOP_GRACEFULLY;
    lab.began(id, kind, process.name());
    if (asked) {
      lab.stopGracefully(worker);
    } else if (kind == FaultKind.HALT) {
      process.tell(WORKER_POINTS[halts++ % WORKER_POINTS.length].command());
      process.awaitExit(5_000);
    }
    process.kill();
    lab.ended(id);
    lab.startAgain(worker);
  }

  private void endProducer(int id, FaultKind kind) {
    LabProcess process = lab.producer().process();
    lab.began(id, kind, process.name());
    if (kind == FaultKind.HALT_PRODUCER) {
      FaultPoint point =
          producerHalts++ % 2 == 0 ? FaultPoint.BEFORE_COMMIT : FaultPoint.AFTER_COMMIT;
      process.tell(point.command());
      process.awaitExit(5_000);
    } else if (process.isAlive()) {
      process.kill();
    }
    lab.ended(id);
  }

  private void breakForAWhile(int id, FaultKind kind) throws InterruptedException {
    Slot worker = idleWorker();
    LabProcess process = worker.process();
    worker.busy(true);
    lab.began(id, kind, process.name());
    switch (kind) {
      case STOP -> process.suspend();
      case STALL_NETWORK -> worker.proxy().mode(TcpProxy.Mode.STALL);
      case DROP_NETWORK -> worker.proxy().mode(TcpProxy.Mode.DROP);
      default -> process.tell("exhaust " + lab.plan().outage().toMillis());
    }
    later(
        lab.plan().outage(),
        () -> {
          process.resume();
          worker.proxy().mode(TcpProxy.Mode.PASS);
          if (kind == FaultKind.DROP_NETWORK) {
            worker.proxy().resetAll();
          }
          lab.ended(id);
          worker.busy(false);
        });
  }

  private void breakConnection(int id, FaultKind kind) throws InterruptedException {
    Slot worker = idleWorker();
    lab.began(id, kind, worker.process().name());
    if (kind == FaultKind.RESET) {
      worker.proxy().resetAll();
    } else {
      cut(worker.proxy(), "");
    }
    lab.ended(id);
  }

  private void cutCommit(int id) throws InterruptedException {
    lab.began(id, FaultKind.CUT_COMMIT, lab.producer().process().name());
    cut(lab.producer().proxy(), "COMMIT");
    lab.ended(id);
  }

  private static void cut(TcpProxy proxy, String text) throws InterruptedException {
    int before = proxy.cuts();
    proxy.cutOn(text);
    for (int i = 0; i < 100 && proxy.cuts() == before; i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private void breakDatabase(int id, FaultKind kind) throws Exception {
    lab.began(id, kind, LogLine.EVERYBODY);
    if (kind == FaultKind.TERMINATE_SESSIONS) {
      for (int i = 0; i < 3; i++) {
        Laboratory.patiently(
            () -> {
              lab.database().terminateSessions();
              return true;
            });
        TimeUnit.MILLISECONDS.sleep(random.nextInt(100));
      }
    } else {
      lab.database().restart(kind == FaultKind.CRASH_DATABASE);
    }
    lab.ended(id);
  }

  /** Messages that workers are busy with, in lanes that a transaction then holds. */
  private void longTransaction(int id) {
    lab.began(id, FaultKind.LONG_TRANSACTION, LogLine.EVERYBODY);
    lanesHeld = true;
    later(
        Duration.ZERO,
        () -> {
          try {
            holdLanes("long" + id);
          } catch (SQLException | RuntimeException | InterruptedException e) {
            lab.wentWrong("the long transaction ended early: " + e);
          }
          lab.ended(id);
          lanesHeld = false;
        });
  }

  private void holdLanes(String name) throws SQLException, InterruptedException {
    List<String> keys = List.of(name + "a", name + "b", name + "c", name + "d");
    for (String key : keys) {
      lab.database().addKey(key);
    }
    DataSource direct = lab.database().direct();
    Outbox outbox = Outbox.on(LabDatabase.store(direct));
    try (Connection snapshot = direct.getConnection();
        Connection writer = direct.getConnection();
        Statement read = snapshot.createStatement()) {
      snapshot.setAutoCommit(false);
      snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      read.executeQuery("SELECT COUNT(*) FROM lab_business").close();
      writer.setAutoCommit(false);
      writer.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      for (int i = 0; i < 3; i++) {
        commit(writer, outbox, name + "." + i, keys, Duration.ZERO);
      }
      commit(writer, outbox, name + ".held", keys, lab.plan().longTransaction());
      snapshot.rollback();
    }
  }

  private void commit(
      Connection writer, Outbox outbox, String transaction, List<String> keys, Duration open)
      throws SQLException, InterruptedException {
    LabTransaction.write(writer, outbox, transaction, keys);
    TimeUnit.MILLISECONDS.sleep(open.toMillis());
    writer.commit();
    lab.wroteCommitted(transaction);
  }

  private void later(Duration delay, Runnable repair) {
    repairs.add(lab.clock().schedule(repair, delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** One that works, if any does: there is more to lose. */
  private Slot idleWorker() throws InterruptedException {
    for (int tries = 0; ; tries++) {
      Slot worker = lab.workers().get(random.nextInt(lab.workers().size()));
      if (!worker.isBusy() && (tries > 100 || lab.hasEffect(worker))) {
        return worker;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
