package io.github.odoosync.writer;

import io.github.odoosync.outbox.Delivery;
import io.github.odoosync.outbox.Result;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One intent on its way through a batch. Used by one thread. */
final class Task {

  private final Delivery delivery;
  private final Intent intent;
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
