package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import io.github.odoosync.lane.Message;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message without dedup keys, as most come: the statement that costs a producer least. */
final class PostgreSqlOneMessage {

  private static final String STORE =
      """
      WITH stored AS (
        INSERT INTO {lane} AS l
          (consumer, %s express, last_seq, done_seq, visible_at, token, updated_at)
        VALUES (?, %s ?, 1, 0, coalesce(?::bigint, {now} + ?::bigint, {now}), {now}, {now})
        %s
        RETURNING id, last_seq, updated_at)
      INSERT INTO {message} (lane_id, seq, enqueued_at, due_at, type_version, format, express,
        id, topic, type, dedup_key, headers, payload)
      SELECT id, last_seq, updated_at, coalesce(?::bigint, updated_at + ?::bigint), ?::int,
        ?::smallint, ?::smallint, ?::text, ?::text, ?::text, ?::text, ?::text, ?::bytea
      FROM stored
      RETURNING lane_id, seq
      """;

  private final String keyed;
  private final String loose;

  PostgreSqlOneMessage(Sql sql) {
    this.keyed = sql.of(STORE.formatted("lkey,", "?,", PostgreSqlEnqueuer.APPEND));
    this.loose = sql.of(STORE.formatted("", "", ""));
  }

  static boolean fits(List<Enqueue> messages) {
    return messages.size() == 1 && messages.get(0).dedupKeys().isEmpty();
  }

  Enqueued enqueue(Connection connection, Enqueue one) throws SQLException {
    String statement = one.message().key().isPresent() ? keyed : loose;
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      Jdbc.bind(prepared, values(one.consumer(), one.message()));
      try (ResultSet row = prepared.executeQuery()) {
        row.next();
        return new Enqueued.Stored(row.getLong(1), row.getLong(2));
      }
    }
  }

  private static @Nullable Object[] values(String consumer, Message message) {
    List<@Nullable Object> values = new ArrayList<>(17);
    values.add(consumer);
    message.key().ifPresent(values::add);
    int express = message.express() ? 1 : 0;
    values.add(express);
    values.add(Messages.dueAt(message));
    values.add(Messages.delay(message));
    values.add(Messages.dueAt(message));
    values.add(Messages.delay(message));
    values.add(message.version());
    values.add(Messages.format(message));
    values.add(express);
    values.add(message.id());
    values.add(message.topic());
    values.add(message.type());
    values.add(message.dedupKey().orElse(null));
    values.add(Messages.headers(message));
    values.add(message.payload().toBytes());
    return values.toArray();
  }
}
