package io.github.odoosync.writer;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps apart what Odoo cannot do at the same time without a conflict: two moves of one stock, two
 * postings in one journal. Thread-safe; all {@link Names} are taken at once, so nobody waits with
 * something in hand.
 *
 * @param <T> what is worked on
 */
final class Exclusive<T> {

  // Whoever was passed over so often is next, and others wait for what it needs.
  private static final int PATIENCE = 3;

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition freed = lock.newCondition();
  private final Names taken = new Names();
  private final Set<Ticket<T>> waiting = new LinkedHashSet<>();

  /** Something that waits for its names, or is worked on; its state belongs to the lock. */
  private static final class Ticket<T> {

    private final Object kind;
    private final Set<String> names;
    private final List<T> tasks;
    private int passedOver;
    private boolean begun;
    private boolean ended;
    private @Nullable RuntimeException failure;

    Ticket(Object kind, Collection<String> names, List<T> tasks) {
      this.kind = kind;
      this.names = Set.copyOf(names);
      this.tasks = tasks;
    }
  }

  /** Waits until nobody has one of these names, and has them. */
  void take(Collection<String> names) throws InterruptedException {
    List<Ticket<T>> own = List.of(new Ticket<>(new Object(), names, List.of()));
    boolean taken = false;
    try {
      lead(own, 1);
      taken = true;
    } finally {
      if (!taken) {
        withdraw(own);
      }
    }
  }

  void give(Collection<String> names) {
    lock.lock();
    try {
      taken.remove(Set.copyOf(names));
      freed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has tasks worked on, each while nobody else has one of its names. Whoever gets names works on
   * all tasks of the kind that can be worked on then, up to a number: so what had to wait comes
   * together. Returns when all these tasks are through, whoever has worked on them.
   *
   * @param names what a task must have to itself
   * @param most how many are worked on together
   * @return what the work on a task threw, for those where it did
   */
  Map<T, RuntimeException> together(
      String kind, List<T> tasks, Function<T, Set<String>> names, int most, Consumer<List<T>> work)
      throws InterruptedException {
    List<Ticket<T>> own =
        tasks.stream().map(task -> new Ticket<>(kind, names.apply(task), List.of(task))).toList();
    boolean through = false;
    try {
      for (List<Ticket<T>> led = lead(own, most); !led.isEmpty(); led = lead(own, most)) {
        work(led, work);
      }
      through = true;
    } finally {
      if (!through) {
        withdraw(own);
      }
    }
    return failures(own);
  }

  private List<Ticket<T>> lead(List<Ticket<T>> own, int most) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      own.stream().filter(ticket -> !ticket.begun).forEach(waiting::add);
      return next(own, most);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until some of these can begin, and begins; returns nothing once all have ended. */
  private List<Ticket<T>> next(List<Ticket<T>> own, int most) throws InterruptedException {
    while (!own.stream().allMatch(ticket -> ticket.ended)) {
      List<Ticket<T>> begun = begin(own.stream().filter(waiting::contains).toList(), most);
      if (!begun.isEmpty()) {
        return begun;
      }
      freed.await();
    }
    return List.of();
  }

  private List<Ticket<T>> begin(List<Ticket<T>> own, int most) {
    if (own.isEmpty()) {
      return List.of();
    }
    Set<Ticket<T>> chosen = choose(own, most);
    if (own.stream().noneMatch(chosen::contains)) {
      return List.of();
    }
    chosen.forEach(ticket -> ticket.begun = true);
    waiting.removeAll(chosen);
    waiting.forEach(ticket -> ticket.passedOver++);
    chosen.forEach(ticket -> taken.add(ticket.names));
    return List.copyOf(chosen);
  }

  /**
   * Chooses whom to begin with: those passed over too often, then the caller's own, then others.
   */
  private Set<Ticket<T>> choose(List<Ticket<T>> own, int most) {
    Object kind = own.get(0).kind;
    Set<Ticket<T>> chosen = new LinkedHashSet<>();
    Names kept = new Names();
    for (Ticket<T> ticket : waiting) {
      if (ticket.passedOver >= PATIENCE && !add(ticket, kind, most, kept, chosen)) {
        kept.add(ticket.names);
      }
    }
    own.forEach(ticket -> add(ticket, kind, most, kept, chosen));
    waiting.forEach(ticket -> add(ticket, kind, most, kept, chosen));
    return chosen;
  }

  private boolean add(Ticket<T> ticket, Object kind, int most, Names kept, Set<Ticket<T>> chosen) {
    boolean fits =
        ticket.kind.equals(kind)
            && chosen.size() < most
            && !taken.meet(ticket.names)
            && !kept.meet(ticket.names);
    if (fits) {
      chosen.add(ticket);
    }
    return fits;
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

  private void end(List<Ticket<T>> led, @Nullable RuntimeException failure) {
    lock.lock();
    try {
      for (Ticket<T> ticket : led) {
        ticket.failure = failure;
        ticket.ended = true;
        taken.remove(ticket.names);
      }
      freed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes back what has not begun; what somebody works on is not left alone. */
  private void withdraw(List<Ticket<T>> own) {
    lock.lock();
    try {
      waiting.removeAll(own);
      freed.signalAll();
      while (own.stream().anyMatch(ticket -> ticket.begun && !ticket.ended)) {
        freed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private static <T> Map<T, RuntimeException> failures(List<Ticket<T>> tickets) {
    Map<T, RuntimeException> failures = new LinkedHashMap<>();
    for (Ticket<T> ticket : tickets) {
      if (ticket.failure != null) {
        ticket.tasks.forEach(task -> failures.put(task, ticket.failure));
      }
    }
    return failures;
  }

  /** Returns how many wait to be worked on. */
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }
}
