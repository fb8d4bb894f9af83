package io.github.odoosync.writer;

import io.github.odoosync.outbox.Delivery;
import io.github.odoosync.outbox.Result;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One intent on its way through a batch. Used by one thread. */
final class Task {

  private final Delivery delivery;
  private final Intent intent;
  private @Nullable IntentResult before;
  private long found;
  private @Nullable Result result;

  Task(Delivery delivery, Intent intent) {
    this.delivery = delivery;
    this.intent = intent;
  }

  Delivery delivery() {
    return delivery;
  }

  Intent intent() {
    return intent;
  }

  String subject() {
    return intent.subject().toString();
  }

  /** Notes what was kept of an attempt before this one. */
  void begunBefore(IntentResult kept) {
    before = kept;
  }

  /** Notes which record it is about. */
  void found(long recordId) {
    found = recordId;
  }

  /** Returns the record that an attempt before this one began with, or was found; 0 if none. */
  long target() {
    return before == null || before.recordId() == 0 ? found : before.recordId();
  }

  boolean isOpen() {
    return result == null;
  }

  void end(Result how) {
    if (result == null) {
      result = how;
    }
  }

  @Nullable Result result() {
    return result;
  }

  /** Returns what is kept of it. */
  IntentResult kept(IntentResult.State state, String model, long recordId, String detail) {
    return new IntentResult(intent.id(), subject(), state, model, recordId, detail, Duration.ZERO);
  }
}
