package io.github.odoosync.writer;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps apart what Odoo cannot do at the same time without a conflict: two moves of one product,
 * two postings in one journal. Thread-safe; all is taken at once, so nobody waits with something in
 * hand.
 */
final class Exclusive {

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition freed = lock.newCondition();
  private final Set<String> taken = new HashSet<>();

  void take(Collection<String> names) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (names.stream().anyMatch(taken::contains)) {
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
}
