package io.github.odoosync.outbox;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Which consumers and destinations are paused, as the store said last. Thread-safe. */
final class Pauses {

  private final Context context;
  private final Runnable changed;
  private final AtomicLong tickets = new AtomicLong();
  private long learned;
  private volatile Set<String> paused = Set.of();

  /**
   * @param changed called after something was paused or resumed
   */
  Pauses(Context context, Runnable changed) {
    this.context = context;
    this.changed = changed;
  }

  boolean isPaused(String consumer, String destination) {
    Set<String> now = paused;
    return !now.isEmpty() && (now.contains(consumer) || now.contains(destination));
  }

  /** Asks the store. */
  void refresh() {
    long ticket = tickets.incrementAndGet();
    learn(ticket, Set.copyOf(context.store().paused()));
  }

  // An answer asked for earlier must not undo one asked for later.
  private synchronized void learn(long ticket, Set<String> now) {
    Set<String> before = paused;
    if (ticket < learned || before.equals(now)) {
      return;
    }
    learned = ticket;
    paused = now;
    now.stream()
        .filter(name -> !before.contains(name))
        .forEach(name -> context.events().tell(at -> new OutboxEvent.Paused(at, name)));
    before.stream()
        .filter(name -> !now.contains(name))
        .forEach(name -> context.events().tell(at -> new OutboxEvent.Resumed(at, name)));
    changed.run();
  }
}
