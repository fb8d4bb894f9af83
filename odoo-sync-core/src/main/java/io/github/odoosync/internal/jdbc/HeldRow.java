package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.StoredMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lane's row as a claim left it.
 *
 * @param only the message of a lane without a key
 */
record HeldRow(
    long id,
    @Nullable String key,
    boolean express,
    long token,
    long doneSeq,
    long lastSeq,
    int failures,
    int abandoned,
    int state,
    @Nullable Long failingSince,
    long dueSince,
    long now,
    @Nullable StoredMessage only) {

  static final String COLUMNS =
      "id, lkey, express, token, done_seq, last_seq, failures, abandoned, state,"
          + " failing_since, visible_at";

  /** Reads {@link #COLUMNS}, the moment of the claim, and {@link Messages#STORED}. */
  static HeldRow read(ResultSet row) throws SQLException {
    String key = row.getString(2);
    long now = row.getLong(12);
    return new HeldRow(
        row.getLong(1),
        key,
        row.getInt(3) == 1,
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getInt(7),
        row.getInt(8),
        row.getInt(9),
        Jdbc.nullableLong(row, 10),
        row.getLong(11),
        now,
        key == null ? Messages.stored(row, 13, null, now) : null);
  }

  /** Returns the lane with these messages, or with its only one. */
  Claimer.Taken taken(@Nullable List<StoredMessage> fetched) {
    List<StoredMessage> messages = fetched == null ? List.of() : fetched;
    Duration failing = failingSince == null ? null : Micros.duration(now - failingSince);
    ClaimedLane lane =
        new ClaimedLane(
            id,
            key,
            token,
            doneSeq,
            lastSeq,
            failures,
            abandoned,
            LaneState.unknown(state),
            failing,
            only == null ? messages : List.of(only));
    return new Claimer.Taken(lane, express, dueSince);
  }
}
