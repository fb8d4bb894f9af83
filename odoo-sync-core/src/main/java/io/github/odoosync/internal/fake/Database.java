package io.github.odoosync.internal.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tables and their transactions.
 *
 * <p>Work is serial: whoever holds the lock has the tables to himself. A transaction that stays
 * open while others work is undone when it lets go of the lock and redone when it goes on.
 */
final class Database {

  private record Committed(Instant at, Transaction transaction) {}

  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Table> tables = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();

  private final Set<Transaction> open = new HashSet<>();
  private final Map<Object, Long> changedAt = new HashMap<>();
  private long commits;

  private final Deque<Committed> recent = new ArrayDeque<>();
  private Duration replicaLag = Duration.ZERO;

  Database(Clock clock, Iterable<ModelDef> models) {
    this.clock = clock;
    for (ModelDef model : models) {
      tables.put(model.name(), new Table(model));
    }
  }

  @Nullable Table table(String model) {
    return tables.get(model);
  }

  /** Returns the next number of a sequence; like Odoo's, it does not roll back. */
  long nextNumber(String sequence) {
    return sequences.merge(sequence, 1L, Long::sum);
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  <T extends @Nullable Object> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  Transaction begin() {
    return locked(
        () -> {
          Transaction transaction = new Transaction(this, now(), commits);
          open.add(transaction);
          return transaction;
        });
  }

  /** Lets an open transaction see its own changes for the length of some work. */
  <T extends @Nullable Object> T within(Transaction transaction, Supplier<T> work) {
    return locked(
        () -> {
          if (!open.contains(transaction)) {
            throw new IllegalStateException("The transaction has ended");
          }
          transaction.redo();
          int savepoint = transaction.savepoint();
          try {
            return work.get();
          } catch (RuntimeException e) {
            transaction.rollbackTo(savepoint);
            throw e;
          } finally {
            transaction.undo();
          }
        });
  }

  /** Runs a whole transaction: committed at its end, undone if it throws. */
  <T extends @Nullable Object> T transact(Function<Transaction, T> work) {
    return locked(
        () -> {
          Transaction transaction = new Transaction(this, now(), commits);
          try {
            T result = work.apply(transaction);
            committed(transaction);
            return result;
          } catch (RuntimeException | Error e) {
            transaction.undo();
            throw e;
          }
        });
  }

  void commit(Transaction transaction) {
    locked(
        () -> {
          if (open.remove(transaction)) {
            transaction.redo();
            committed(transaction);
          }
          return true;
        });
  }

  /** Ends an open transaction without a trace; its changes are undone already. */
  void rollback(Transaction transaction) {
    locked(() -> open.remove(transaction));
  }

  private void committed(Transaction transaction) {
    commits++;
    if (open.isEmpty()) {
      changedAt.clear();
    } else {
      transaction.claims().forEach(key -> changedAt.put(key, commits));
    }
    if (!replicaLag.isZero() && !transaction.isEmpty()) {
      Instant seen = now().minus(replicaLag);
      while (!recent.isEmpty() && !recent.getFirst().at.isAfter(seen)) {
        recent.removeFirst();
      }
      recent.addLast(new Committed(now(), transaction));
    }
  }

  void refuseIfTaken(Transaction asking, Object key) {
    boolean changedSince = changedAt.getOrDefault(key, 0L) > asking.snapshot();
    boolean held = open.stream().anyMatch(other -> other != asking && other.claims().contains(key));
    if (changedSince || held) {
      throw OdooFault.serialization();
    }
  }

  /** Returns what brings everything back to what it is now; not while transactions are open. */
  Runnable backup() {
    return locked(
        () -> {
          requireNothingOpen();
          Map<Table, Table.Backup> rows = new HashMap<>();
          tables.values().forEach(table -> rows.put(table, table.backup()));
          Map<String, Long> numbers = new HashMap<>(sequences);
          return () -> restore(rows, numbers);
        });
  }

  private void restore(Map<Table, Table.Backup> rows, Map<String, Long> numbers) {
    locked(
        () -> {
          requireNothingOpen();
          rows.forEach(Table::restore);
          sequences.clear();
          sequences.putAll(numbers);
          recent.clear();
          return true;
        });
  }

  private void requireNothingOpen() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("Transactions are open");
    }
  }

  void replicaLag(Duration lag) {
    locked(
        () -> {
          replicaLag = lag;
          recent.clear();
          return true;
        });
  }

  /** Runs a reading on the state that a replica has reached. */
  <T extends @Nullable Object> T onReplica(Supplier<T> reading) {
    return locked(
        () -> {
          List<Transaction> unseen = unseenByReplica();
          unseen.forEach(Transaction::undo);
          try {
            return reading.get();
          } finally {
            for (int i = unseen.size() - 1; i >= 0; i--) {
              unseen.get(i).redo();
            }
          }
        });
  }

  private List<Transaction> unseenByReplica() {
    Instant seen = now().minus(replicaLag);
    List<Transaction> unseen = new ArrayList<>();
    for (Iterator<Committed> it = recent.descendingIterator(); it.hasNext(); ) {
      Committed commit = it.next();
      if (!commit.at.isAfter(seen)) {
        break;
      }
      unseen.add(commit.transaction);
    }
    return unseen;
  }
}
