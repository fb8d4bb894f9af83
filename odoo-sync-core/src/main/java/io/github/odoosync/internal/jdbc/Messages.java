package io.github.odoosync.internal.jdbc;

import io.github.odoosync.internal.json.Json;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages as the columns of {@code message} and {@code dead} hold them. */
final class Messages {

  private static final int JSON = 0;
  private static final int BYTES = 1;

  private Messages() {}

  static int format(Message message) {
    return message.payload().format() == Payload.Format.JSON ? JSON : BYTES;
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

  /** Reads the message of a row. */
  static Message read(ResultSet row, String id, @Nullable String key) throws SQLException {
    Message.Builder message =
        Message.of(row.getString("topic"), row.getString("type"), row.getInt("type_version"))
            .id(id)
            .payload(
                Payload.stored(
                    row.getInt("format") == JSON ? Payload.Format.JSON : Payload.Format.BYTES,
                    row.getBytes("payload")));
    if (key != null) {
      message.key(key);
    }
    if (row.getInt("express") == 1) {
      message.express();
    }
    String dedupKey = row.getString("dedup_key");
    if (dedupKey != null) {
      message.dedupKey(dedupKey);
    }
    Long dueAt = Jdbc.nullableLong(row, "due_at");
    if (dueAt != null) {
      message.dueAt(Micros.instant(dueAt));
    }
    headers(message, row.getString("headers"));
    return message.build();
  }

  private static void headers(Message.Builder message, @Nullable String json) {
    if (json != null && Json.parse(json) instanceof Map<?, ?> headers) {
      headers.forEach((name, value) -> message.header((String) name, (String) value));
    }
  }
}
