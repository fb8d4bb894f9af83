package io.github.odoosync.connector.source;

import io.github.odoosync.lane.Category;
import io.github.odoosync.outbox.Handler;
import io.github.odoosync.outbox.Result;

/** Handles one change at a time; for a {@link io.github.odoosync.outbox.Consumer}. */
@FunctionalInterface
public interface SourceHandler {

  /**
   * Handles the change; what is thrown becomes a result as with any {@link Handler}. A change can
   * come again after a crash.
   */
  Result handle(SourceChange change) throws Exception;

  /**
   * Returns a handler of the messages of a stream, to be set with {@code on(SourceChange.TYPE,
   * SourceChange.VERSION, ...)}. What cannot be read is parked for people and not handed on; it is
   * in a lane of its own.
   */
  static Handler of(SourceHandler handler) {
    return delivery -> {
      SourceChange change = SourceChange.of(delivery.message());
      return change instanceof SourceChange.Unreadable unreadable
          ? Result.park(
              Category.DATA,
              "Record %s of %s cannot be read: %s. What came is kept as %s"
                  .formatted(
                      unreadable.subject().id(),
                      unreadable.subject().stream(),
                      unreadable.reason(),
                      unreadable.rawId()))
          : handler.handle(change);
    };
  }
}
