package io.github.odoosync.outbox;

import io.github.odoosync.internal.retry.Backoff;
import io.github.odoosync.retry.RetryPolicy;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A time during which the store fails for one thread: told once, with growing waits between. */
final class Episode {

  private static final Logger LOG = LoggerFactory.getLogger(Episode.class);

  private static final RetryPolicy PATIENCE =
      new RetryPolicy(
          Integer.MAX_VALUE, Duration.ofMillis(50), Duration.ofSeconds(2), Duration.ofDays(365));

  private static final long SHORTEST_NANOS = 10_000_000;

  private final String step;
  private final Events events;
  private final Backoff backoff;
  private int tries;

  Episode(String step, Context context) {
    this.step = step;
    this.events = context.events();
    this.backoff = new Backoff(PATIENCE, context.random());
  }

  /** Notes a failure and returns how long to wait, in nanoseconds. */
  long failed(Throwable thrown) {
    tries++;
    if (tries == 1) {
      LOG.warn("{} failed; it is tried until it works", step, thrown);
      events.tell(at -> new OutboxEvent.StoreFailed(at, step, Troubles.of(thrown).text()));
    } else {
      LOG.debug("{} failed {} times in a row: {}", step, tries, thrown.toString());
    }
    return SHORTEST_NANOS + backoff.before(tries + 1).toNanos();
  }

  /** Notes that it works. */
  void over() {
    if (tries > 0) {
      int failed = tries;
      tries = 0;
      LOG.info("{} works again after {} failures", step, failed);
      events.tell(at -> new OutboxEvent.StoreRecovered(at, step, failed));
    }
  }
}
