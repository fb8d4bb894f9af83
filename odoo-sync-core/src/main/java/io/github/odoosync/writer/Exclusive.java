package io.github.odoosync.writer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps apart what Odoo cannot do at the same time without a conflict: two moves of one stock, two
 * postings in one journal. Thread-safe; all names are taken at once, so nobody waits with something
 * in hand.
 *
 * @param <T> what is worked on
 */
final class Exclusive<T> {

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition freed = lock.newCondition();
  private final Set<String> taken = new HashSet<>();
  private final List<Ticket<T>> waiting = new ArrayList<>();

  /** Tasks that wait for names; its state belongs to the lock. */
  private static final class Ticket<T> {

    private final String kind;
    private final Set<String> names;
    private final List<T> tasks;
    private boolean begun;
    private boolean ended;
    private @Nullable RuntimeException failure;

    Ticket(String kind, Set<String> names, List<T> tasks) {
      this.kind = kind;
      this.names = names;
      this.tasks = tasks;
    }

    boolean isLike(Ticket<T> other) {
      return kind.equals(other.kind) && names.equals(other.names);
    }
  }

  void take(Collection<String> names) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!areFree(names)) {
        freed.await();
      }
      taken.addAll(names);
    } finally {
      lock.unlock();
    }
  }

  void give(Collection<String> names) {
    lock.lock();
    try {
      taken.removeAll(List.copyOf(names));
      freed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has tasks worked on while nobody else has one of the names. Whoever gets the names works on all
   * tasks of the kind that wait for them, up to a number: so what has to wait comes together.
   * Returns when these tasks are through, whoever has worked on them, and throws what that threw.
   *
   * @param most how many are worked on together, beside the caller's own
   */
  void together(String kind, Set<String> names, List<T> tasks, int most, Consumer<List<T>> work)
      throws InterruptedException {
    Ticket<T> own = new Ticket<>(kind, names, tasks);
    List<Ticket<T>> led = lead(own, most);
    if (!led.isEmpty()) {
      work(led, work);
    }
    if (own.failure != null) {
      throw own.failure;
    }
  }

  private void work(List<Ticket<T>> led, Consumer<List<T>> work) {
    RuntimeException failure = null;
    try {
      work.accept(led.stream().flatMap(ticket -> ticket.tasks.stream()).toList());
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      end(led, failure);
    }
  }

  /** Returns what the caller has to work on; nothing if somebody else did. */
  private List<Ticket<T>> lead(Ticket<T> own, int most) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      waiting.add(own);
      boolean interrupted = awaitTurn(own);
      if (!own.begun) {
        return begin(own, most);
      }
      // What somebody else works on is not left alone, whoever asks for it.
      while (!own.ended) {
        freed.awaitUninterruptibly();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the names are free or somebody else has begun; returns whether interrupted. */
  private boolean awaitTurn(Ticket<T> own) throws InterruptedException {
    try {
      while (!own.begun && !areFree(own.names)) {
        freed.await();
      }
      return false;
    } catch (InterruptedException e) {
      if (!own.begun) {
        waiting.remove(own);
        throw e;
      }
      return true;
    }
  }

  private List<Ticket<T>> begin(Ticket<T> own, int most) {
    List<Ticket<T>> led = new ArrayList<>();
    led.add(own);
    int tasks = own.tasks.size();
    for (Ticket<T> other : waiting) {
      if (other != own && other.isLike(own) && tasks + other.tasks.size() <= most) {
        led.add(other);
        tasks += other.tasks.size();
      }
    }
    led.forEach(ticket -> ticket.begun = true);
    waiting.removeAll(led);
    taken.addAll(own.names);
    return led;
  }

  private void end(List<Ticket<T>> led, @Nullable RuntimeException failure) {
    lock.lock();
    try {
      for (Ticket<T> ticket : led) {
        ticket.failure = failure;
        ticket.ended = true;
        taken.removeAll(ticket.names);
      }
      freed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many wait to be worked on together. */
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  private boolean areFree(Collection<String> names) {
    return names.stream().noneMatch(taken::contains);
  }
}
