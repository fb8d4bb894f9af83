package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message in a lane, with its times by the store's clock. */
record Waiting(Message message, Instant enqueuedAt, @Nullable Instant dueAt) {

  static Waiting of(Message message, Instant now) {
    Instant due = message.dueAt().or(() -> message.delay().map(now::plus)).orElse(null);
    return new Waiting(message.delay().isPresent() ? dueAt(message, due) : message, now, due);
  }

  /** When a lane becomes due in which nothing else waits. */
  Instant visibleAt() {
    return dueAt == null || dueAt.isBefore(enqueuedAt) ? enqueuedAt : dueAt;
  }

  StoredMessage stored(long seq, Instant now) {
    Duration dueIn = dueAt == null ? Duration.ZERO : Duration.between(now, dueAt);
    return new StoredMessage(seq, message, enqueuedAt, dueIn);
  }

  /** A store keeps a moment, not a delay. */
  private static Message dueAt(Message message, @Nullable Instant due) {
    Message.Builder copy =
        Message.of(message.topic(), message.type(), message.version())
            .id(message.id())
            .payload(message.payload());
    message.key().ifPresent(copy::key);
    message.dedupKey().ifPresent(copy::dedupKey);
    message.headers().forEach(copy::header);
    if (due != null) {
      copy.dueAt(due);
    }
    return (message.express() ? copy.express() : copy).build();
  }
}
