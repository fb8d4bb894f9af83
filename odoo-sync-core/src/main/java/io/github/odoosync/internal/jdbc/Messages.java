package io.github.odoosync.internal.jdbc;

import io.github.odoosync.internal.json.Json;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import io.github.odoosync.lane.StoredMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages as the columns of {@code lane}, {@code message} and {@code dead} hold them.
 *
 * <p>Read by the place of their columns: looking up names would be a fifth of a claim's work here.
 */
final class Messages {

  /** A message as it lies in its lane, for {@link #stored}. */
  static final String STORED = "seq, enqueued_at, " + content("id");

  private static final int JSON = 0;
  private static final int BYTES = 1;

  private Messages() {}

  /** Names the columns that {@link #read} reads. */
  static String content(String id) {
    return "due_at, type_version, format, express, "
        + id
        + ", topic, type, dedup_key, headers, payload";
  }

  static int format(Message message) {
    return format(message.payload());
  }

  static int format(Payload payload) {
    return payload.format() == Payload.Format.JSON ? JSON : BYTES;
  }

  static Payload.Format format(int stored) {
    return stored == JSON ? Payload.Format.JSON : Payload.Format.BYTES;
  }

  static int express(Message message) {
    return message.express() ? 1 : 0;
  }

  static @Nullable String headers(Message message) {
    return message.headers().isEmpty() ? null : Json.text(message.headers());
  }

  static @Nullable Long dueAt(Message message) {
    return message.dueAt().map(Micros::of).orElse(null);
  }

  static @Nullable Long delay(Message message) {
    return message.delay().map(Micros::of).orElse(null);
  }

  /**
   * Reads the columns {@link #STORED}.
   *
   * @param at the place of the first of them
   * @param now the moment of the claim
   */
  static StoredMessage stored(ResultSet row, int at, @Nullable String key, long now)
      throws SQLException {
    Long dueAt = Jdbc.nullableLong(row, at + 2);
    return new StoredMessage(
        row.getLong(at),
        read(row, at + 2, key),
        Micros.instant(row.getLong(at + 1)),
        dueAt == null ? Duration.ZERO : Micros.duration(dueAt - now));
  }

  /**
   * Reads the columns {@link #content}.
   *
   * @param at the place of the first of them
   */
  static Message read(ResultSet row, int at, @Nullable String key) throws SQLException {
    Message.Builder message =
        Message.of(row.getString(at + 5), row.getString(at + 6), row.getInt(at + 1))
            .id(row.getString(at + 4))
            .payload(Payload.stored(format(row.getInt(at + 2)), row.getBytes(at + 9)));
    if (key != null) {
      message.key(key);
    }
    if (row.getInt(at + 3) == 1) {
      message.express();
    }
    String dedupKey = row.getString(at + 7);
    if (dedupKey != null) {
      message.dedupKey(dedupKey);
    }
    Long dueAt = Jdbc.nullableLong(row, at);
    if (dueAt != null) {
      message.dueAt(Micros.instant(dueAt));
    }
    headers(message, row.getString(at + 8));
    return message.build();
  }

  private static void headers(Message.Builder message, @Nullable String json) {
    if (json != null && Json.parse(json) instanceof Map<?, ?> headers) {
      headers.forEach((name, value) -> message.header((String) name, (String) value));
    }
  }
}
