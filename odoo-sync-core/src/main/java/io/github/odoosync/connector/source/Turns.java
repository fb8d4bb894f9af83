package io.github.odoosync.connector.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a few threads take turns over tasks: one step of the task that is due longest, so that none
 * waits for another's end. No task is in two hands at once. Thread-safe.
 */
final class Turns {

  /** Something that is done step by step. */
  interface Task {

    /** Returns its name, for people. */
    String name();

    /** Does a step and returns for how many nanoseconds there is nothing to do; never throws. */
    long step();

    /** Gives back what it holds. */
    void end();
  }

  private static final class Turn {
    private final Task task;
    private long dueAt;
    private boolean running;
    private boolean woken;

    Turn(Task task, long dueAt) {
      this.task = task;
      this.dueAt = dueAt;
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
  private static final long AFTER_ERROR = TimeUnit.SECONDS.toNanos(5);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Turn> turns = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final LongSupplier nanos;
  private boolean opened;
  private boolean closed;

  Turns(Collection<? extends Task> tasks, LongSupplier nanos) {
    this.nanos = nanos;
    tasks.forEach(task -> turns.add(new Turn(task, nanos.getAsLong())));
  }

  void open(int workers) {
    locked(
        () -> {
          if (opened || closed) {
            throw new IllegalStateException("Sources are started once, and not after their end");
          }
          opened = true;
          for (int number = 1; number <= Math.min(workers, turns.size()); number++) {
            Thread thread = new Thread(this::work, "odoo-sync-source-" + number);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
          }
        });
  }

  /** Lets a task have its turn at once. */
  void wake(Task task) {
    locked(
        () ->
            turns.stream()
                .filter(turn -> turn.task == task)
                .forEach(
                    turn -> {
                      turn.woken = turn.running;
                      turn.dueAt = nanos.getAsLong();
                      changed.signal();
                    }));
  }

  /** Ends all threads after the steps at hand, those that take too long by an interrupt. */
  void close() {
    locked(
        () -> {
          closed = true;
          changed.signalAll();
        });
    join(PATIENCE);
    threads.forEach(Thread::interrupt);
    join(PATIENCE);
    if (opened) {
      turns.forEach(turn -> end(turn.task));
    }
  }

  private void work() {
    try {
      for (Optional<Turn> next = next(); next.isPresent(); next = next()) {
        Turn turn = next.get();
        long wait = step(turn.task);
        locked(() -> putBack(turn, wait));
      }
    } catch (InterruptedException e) {
      // The end: only close() interrupts.
      LOG.debug("{} was interrupted", Thread.currentThread().getName());
    }
  }

  private Optional<Turn> next() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        Optional<Turn> first =
            turns.stream()
                .filter(turn -> !turn.running)
                .min(Comparator.comparingLong(turn -> turn.dueAt - nanos.getAsLong()));
        long wait = first.map(turn -> turn.dueAt - nanos.getAsLong()).orElse(AFTER_ERROR);
        if (first.isPresent() && wait <= 0) {
          first.get().running = true;
          return first;
        }
        changed.awaitNanos(wait);
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private void putBack(Turn turn, long wait) {
    turn.running = false;
    turn.dueAt = nanos.getAsLong() + (turn.woken ? 0 : wait);
    turn.woken = false;
    changed.signal();
  }

  private static long step(Task task) {
    try {
      return task.step();
    } catch (RuntimeException | Error e) {
      LOG.error("{} goes on after an error of its own", task.name(), e);
      return AFTER_ERROR;
    }
  }

  private static void end(Task task) {
    try {
      task.end();
    } catch (RuntimeException e) {
      LOG.warn("{} could not be given back; its lease runs out", task.name(), e);
    }
  }

  private void join(long patience) {
    long end = System.nanoTime() + patience;
    try {
      for (Thread thread : threads) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left > 0) {
          thread.join(left);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void locked(Runnable step) {
    lock.lock();
    try {
      step.run();
    } finally {
      lock.unlock();
    }
  }
}
