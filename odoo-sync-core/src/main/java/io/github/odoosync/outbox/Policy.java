package io.github.odoosync.outbox;

import io.github.odoosync.internal.retry.Backoff;
import io.github.odoosync.lane.HeldLane;
import io.github.odoosync.lane.Settlement;
import io.github.odoosync.lane.Trouble;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Turns verdicts into settlements by a consumer's rules: attempts, time, backoff, probe. */
final class Policy {

  private final Consumer consumer;
  private final Backoff backoff;

  Policy(Consumer consumer, RandomGenerator random) {
    this.consumer = consumer;
    this.backoff = new Backoff(consumer.retry(), random);
  }

  /**
   * Returns how the claim of a lane ends.
   *
   * @param done the place of the last message that is done
   * @param failures how often the next message failed before this time
   * @param failing for how long it has been failing
   */
  Settlement settlement(HeldLane lane, long done, Verdict verdict, int failures, Duration failing) {
    if (verdict instanceof Verdict.Later later) {
      return new Settlement.Release(lane, done, later.delay(), later.reason());
    }
    if (verdict instanceof Verdict.Failed failed) {
      Duration delay = delay(failed, failures, failing);
      return delay == null
          ? exhausted(lane, done, failed.trouble())
          : new Settlement.Retry(lane, done, delay, failed.trouble());
    }
    if (verdict instanceof Verdict.Hopeless hopeless) {
      return exhausted(lane, done, hopeless.trouble());
    }
    if (verdict instanceof Verdict.Unclear unclear) {
      return unclear(lane, done, unclear.trouble());
    }
    if (verdict instanceof Verdict.StillUnclear unclear) {
      return stillUnclear(lane, done, unclear.trouble(), failures, failing);
    }
    if (verdict instanceof Verdict.Stop stop) {
      return new Settlement.Park(lane, done, stop.trouble());
    }
    if (verdict instanceof Verdict.Give give) {
      return new Settlement.Bury(lane, done, give.trouble());
    }
    return new Settlement.Advance(lane, done);
  }

  private Settlement stillUnclear(
      HeldLane lane, long done, Trouble trouble, int failures, Duration failing) {
    Duration delay = allowed(backoff.before(failures + 2), failures, failing);
    return delay == null
        ? new Settlement.Park(lane, done, trouble)
        : new Settlement.Unknown(lane, done, delay, trouble);
  }

  private Settlement unclear(HeldLane lane, long done, Trouble trouble) {
    if (consumer.probe().isPresent()) {
      return new Settlement.Unknown(lane, done, consumer.probeAfter(), trouble);
    }
    String text =
        trouble.text()
            + " Look at "
            + consumer.destination()
            + " whether the effect is there: if so, skip the message, else replay it.";
    return new Settlement.Park(
        lane, done, new Trouble(trouble.category(), trouble.code(), text, trouble.fingerprint()));
  }

  private Settlement exhausted(HeldLane lane, long done, Trouble trouble) {
    return switch (consumer.exhausted()) {
      case PARK_LANE -> new Settlement.Park(lane, done, trouble);
      case SKIP -> new Settlement.Bury(lane, done, trouble);
      case DEAD_LETTER_REST -> new Settlement.BuryRest(lane, done, trouble);
    };
  }

  private @Nullable Duration delay(Verdict.Failed failed, int failures, Duration failing) {
    if (failed.exactly() != null) {
      return allowed(failed.exactly(), failures, failing);
    }
    Duration own = backoff.before(failures + 2);
    Duration longer = own.compareTo(failed.atLeast()) > 0 ? own : failed.atLeast();
    return allowed(longer, failures, failing);
  }

  private @Nullable Duration allowed(Duration delay, int failures, Duration failing) {
    boolean over =
        failures + 1 >= consumer.retry().maxAttempts()
            || failing.plus(delay).compareTo(consumer.retry().deadline()) > 0;
    return over ? null : delay;
  }
}
