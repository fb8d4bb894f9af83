package io.github.odoosync.inbox;

import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.Message;
import io.github.odoosync.outbox.Delivery;
import io.github.odoosync.outbox.Handler;
import io.github.odoosync.outbox.Result;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Hands a message on once what it is about is known here: news of a parcel can come before its
 * label. Until then the message waits in its lane with all that follow it, no attempt counts, and
 * it is looked again now and then. After a time it is parked, for people to match or to discard.
 *
 * <p>The message's key has to be its subject, such as the tracking number: then only news of the
 * same subject wait behind it. Thread-safe.
 */
public final class KnownSubject implements Handler {

  private final Predicate<Message> known;
  private final Handler next;
  private final Duration again;
  private final Duration patience;
  private final Clock clock;

  /**
   * Waits before a handler.
   *
   * @param known whether the subject of a message is known by now
   * @param next handles it then
   * @param again how long until it is looked again
   * @param patience how long after it came a message is parked
   * @param clock measures the patience
   */
  public KnownSubject(
      Predicate<Message> known, Handler next, Duration again, Duration patience, Clock clock) {
    this.known = known;
    this.next = next;
    this.again = again;
    this.patience = patience;
    this.clock = clock;
  }

  @Override
  public Result handle(Delivery delivery) throws Exception {
    if (known.test(delivery.message())) {
      return next.handle(delivery);
    }
    String subject = delivery.message().key().orElse("its subject");
    if (clock.instant().isBefore(delivery.enqueuedAt().plus(patience))) {
      return Result.snooze(again, "Nothing is known of " + subject + " yet");
    }
    return Result.park(Category.DATA, "Nothing became known of " + subject);
  }
}
