package io.github.odoosync.internal.lane;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import io.github.odoosync.lane.Trouble;

/** What is written down of a message whose key is known with other content. */
public final class Conflicts {

  private Conflicts() {}

  /** Returns which message and key it is, for people. */
  public static String text(Enqueue refused, Enqueued.Conflict conflict) {
    return "Message %s has the key %s of %s and other content than message %s"
        .formatted(
            refused.message().id(),
            conflict.key().key().replace('\n', ' '),
            conflict.key().scope(),
            conflict.messageId());
  }

  /** Returns the trouble of its dead letter. */
  public static Trouble trouble(String text) {
    return new Trouble(
        Category.CONFLICT, ErrorCode.KEY_REUSED.id(), text, "known id, other content");
  }
}
