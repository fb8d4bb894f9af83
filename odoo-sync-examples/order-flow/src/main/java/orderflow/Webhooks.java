package orderflow;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends events as real systems do: late, in another order, now and then twice, until they arrive.
 */
final class Webhooks implements AutoCloseable {

  private static final double TWICE = 0.25;
  private static final int SPREAD_MILLIS = 400;

  private final String url;
  private final Random chance;
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(4, Http::daemon);
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger doubled = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  Webhooks(String url, Random chance) {
    this.url = url;
    this.chance = chance;
  }

  /** Sends an event after about this long. */
  void emit(Map<String, Object> event, long afterMillis) {
    later(event, afterMillis);
    if (chance.nextDouble() < TWICE) {
      doubled.incrementAndGet();
      later(event, afterMillis);
    }
  }

  private void later(Map<String, Object> event, long afterMillis) {
    waiting.incrementAndGet();
    long wait = afterMillis + chance.nextInt(SPREAD_MILLIS);
    timer.schedule(() -> send(event), wait, TimeUnit.MILLISECONDS);
  }

  private void send(Map<String, Object> event) {
    try {
      Http.send("POST", url, event);
    } catch (IOException e) {
      refused.incrementAndGet();
      later(event, 500);
    }
    waiting.decrementAndGet();
  }

  /** Returns how many are on their way. */
  int waiting() {
    return waiting.get();
  }

  int doubled() {
    return doubled.get();
  }

  int refused() {
    return refused.get();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
