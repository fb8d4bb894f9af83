package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.StoredMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lane as it was just before it was taken. */
record DueLane(
    long id,
    boolean express,
    @Nullable String key,
    long token,
    long doneSeq,
    long lastSeq,
    int failures,
    int abandoned,
    @Nullable String owner,
    int state,
    @Nullable Long failingSince,
    long dueSince,
    long now) {

  static final String COLUMNS =
      "id, express, lkey, token, done_seq, last_seq, failures, abandoned, owner, state,"
          + " failing_since, visible_at, {now} AS now_micros";

  static DueLane read(ResultSet row) throws SQLException {
    return new DueLane(
        row.getLong("id"),
        row.getInt("express") == 1,
        row.getString("lkey"),
        row.getLong("token"),
        row.getLong("done_seq"),
        row.getLong("last_seq"),
        row.getInt("failures"),
        row.getInt("abandoned"),
        row.getString("owner"),
        row.getInt("state"),
        Jdbc.nullableLong(row, "failing_since"),
        row.getLong("visible_at"),
        row.getLong("now_micros"));
  }

  /** Returns the place of the last message that a claim of so many brings. */
  long lastOf(int messages) {
    return Math.min(lastSeq, doneSeq + messages);
  }

  /** Returns the lane as the claim that takes it leaves it, with these messages. */
  Claimer.Taken taken(List<StoredMessage> messages) {
    HeldRow held =
        new HeldRow(
            id,
            key,
            express,
            token + 1,
            doneSeq,
            lastSeq,
            failures,
            abandoned + (owner == null ? 0 : 1),
            state,
            failingSince,
            dueSince,
            now,
            null);
    return held.taken(messages);
  }
}
