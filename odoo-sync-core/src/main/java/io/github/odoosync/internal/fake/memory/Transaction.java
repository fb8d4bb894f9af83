package io.github.odoosync.internal.fake.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A caller's open transaction: what happens when it commits, and what if it does not. */
final class Transaction {

  /** Something that was prepared in a transaction and waits for its end. */
  interface Part {

    /** Makes it so. */
    void commit();

    /** Makes it never have been. */
    void rollBack();
  }

  private final Monitor monitor;
  private final List<Part> parts = new ArrayList<>();
  private Set<Transaction> waitingFor = Set.of();

  Transaction(Monitor monitor) {
    this.monitor = monitor;
  }

  void enlist(Part part) {
    parts.add(part);
  }

  void commit() {
    end(true);
  }

  void rollBack() {
    end(false);
  }

  void waitFor(Set<Transaction> others) {
    waitingFor = Set.copyOf(others);
  }

  /** Whether this one waits for the other, directly or through others. */
  boolean waitsFor(Transaction other) {
    return waitingFor.contains(other)
        || waitingFor.stream().anyMatch(between -> between.waitsFor(other));
  }

  private void end(boolean committed) {
    List<Part> ended = List.copyOf(parts);
    parts.clear();
    for (Part part : ended) {
      if (committed) {
        part.commit();
      } else {
        part.rollBack();
      }
    }
    monitor.signalEnd();
  }
}
