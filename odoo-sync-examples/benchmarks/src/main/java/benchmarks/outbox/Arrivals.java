package benchmarks.outbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

/** Counts messages and, with keys, sees to it that each comes after the one before it. */
final class Arrivals implements Handler {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final AtomicInteger left;
  private final AtomicLongArray last;
  private final CountDownLatch all = new CountDownLatch(1);
  private final AtomicReference<String> disorder = new AtomicReference<>();

  Arrivals(int expected, int keys) {
    left = new AtomicInteger(expected);
    last = new AtomicLongArray(keys);
    for (int key = 0; key < keys; key++) {
      last.set(key, -1);
    }
  }

  @Override
  public void handle(Message message) {
    if (last.length() > 0) {
      check(message);
    }
    if (left.decrementAndGet() == 0) {
      all.countDown();
    }
  }

  void await() throws InterruptedException {
    if (!all.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException(left + " messages are missing after " + PATIENCE);
    }
    if (disorder.get() != null) {
      throw new IllegalStateException(disorder.get());
    }
  }

  private void check(Message message) {
    int key = Integer.parseInt(message.key().substring(message.key().indexOf('-') + 1));
    long before = last.getAndSet(key, message.number());
    if (before + 1 != message.number()) {
      disorder.compareAndSet(
          null, message.key() + ": " + message.number() + " came after " + before);
      all.countDown();
    }
  }
}
