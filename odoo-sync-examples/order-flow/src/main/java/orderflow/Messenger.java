package orderflow;

import io.github.odoosync.standin.Webhooks;
import io.github.odoosync.standin.Webhooks.Hook;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends webhooks as real systems do: late, in another order, now and then twice, until they are
 * thanked for; and some of them, if the system is so, never.
 */
final class Messenger implements AutoCloseable {

  private static final double TWICE = 0.25;
  private static final int SPREAD_MILLIS = 400;
  private static final int AGAIN_MILLIS = 2_000;

  private final Webhooks webhooks;
  private final String url;
  private final double share;
  private final Random chance;
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(4, Http::daemon);
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger doubled = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();

  /**
   * Starts sending.
   *
   * @param share which share of them is lost for good
   */
  Messenger(Webhooks webhooks, String url, double share, Random chance) {
    this.webhooks = webhooks;
    this.url = url;
    this.share = share;
    this.chance = chance;
    timer.scheduleWithFixedDelay(this::collect, 0, 20, TimeUnit.MILLISECONDS);
  }

  private void collect() {
    for (Hook hook : webhooks.take()) {
      if (chance.nextDouble() < share) {
        lost.incrementAndGet();
        continue;
      }
      later(hook, chance.nextInt(SPREAD_MILLIS));
      if (chance.nextDouble() < TWICE) {
        doubled.incrementAndGet();
        later(hook, chance.nextInt(SPREAD_MILLIS));
      }
    }
  }

  private void later(Hook hook, int millis) {
    waiting.incrementAndGet();
    timer.schedule(() -> send(hook), millis, TimeUnit.MILLISECONDS);
  }

  private void send(Hook hook) {
    try {
      Http.post(url, hook.headers(), hook.body());
    } catch (IOException e) {
      refused.incrementAndGet();
      later(hook, AGAIN_MILLIS);
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

  int lost() {
    return lost.get();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
