package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.DeadLetter;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is needed of a dead letter to deal with it. */
record Letter(
    long id,
    DeadLetter.State state,
    String consumer,
    @Nullable String key,
    long laneId,
    long seq,
    String messageId) {

  static final String COLUMNS = "id, state, consumer, lkey, lane_id, seq, message_id";

  static Letter read(ResultSet row) throws SQLException {
    return new Letter(
        row.getLong("id"),
        DeadLetter.State.valueOf(row.getString("state")),
        row.getString("consumer"),
        row.getString("lkey"),
        row.getLong("lane_id"),
        row.getLong("seq"),
        row.getString("message_id"));
  }

  boolean parked() {
    return state == DeadLetter.State.PARKED;
  }
}
