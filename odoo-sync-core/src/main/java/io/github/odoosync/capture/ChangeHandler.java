package io.github.odoosync.capture;

import io.github.odoosync.lane.Category;
import io.github.odoosync.outbox.Handler;
import io.github.odoosync.outbox.Result;

/** Handles one change at a time; for a {@link io.github.odoosync.outbox.Consumer}. */
@FunctionalInterface
public interface ChangeHandler {

  /**
   * Handles the change; what is thrown becomes a result as with any {@link Handler}. A change can
   * come again after a crash.
   */
  Result handle(Change change) throws Exception;

  /**
   * Returns a handler of the messages of a stream, to be set with {@code on(Change.TYPE,
   * Change.VERSION, ...)}. What cannot be read becomes a dead letter of {@link Category#MAPPING}
   * and is not handed on.
   */
  static Handler of(ChangeHandler handler) {
    return delivery -> {
      Change change = Change.of(delivery.message());
      return change instanceof Change.Unreadable unreadable
          ? Result.dead(Category.MAPPING, unreadable.reason())
          : handler.handle(change);
    };
  }
}
