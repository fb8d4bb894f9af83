package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.StoredMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the rows of a claim, one a message and those of a lane together, into lanes. */
final class ClaimReader {

  private final List<Claimer.Taken> taken = new ArrayList<>();
  private final List<StoredMessage> messages = new ArrayList<>();
  private @Nullable Head head;

  /** What the rows of one lane have in common. */
  private record Head(
      long id,
      @Nullable String key,
      long token,
      long doneSeq,
      long lastSeq,
      int failures,
      int abandoned,
      int state,
      @Nullable Duration failing,
      boolean express,
      long dueSince) {

    static Head read(ResultSet row, long id) throws SQLException {
      Long failingSince = Jdbc.nullableLong(row, "failing_since");
      return new Head(
          id,
          row.getString("lkey"),
          row.getLong("token"),
          row.getLong("done_seq"),
          row.getLong("last_seq"),
          row.getInt("failures"),
          row.getInt("abandoned"),
          row.getInt("state"),
          failingSince == null ? null : Micros.duration(row.getLong("now") - failingSince),
          row.getInt("fast") == 1,
          row.getLong("due_since"));
    }

    ClaimedLane with(List<StoredMessage> messages) {
      return new ClaimedLane(
          id,
          key,
          token,
          doneSeq,
          lastSeq,
          failures,
          abandoned,
          LaneState.unknown(state),
          failing,
          messages);
    }
  }

  void read(ResultSet row) throws SQLException {
    long id = row.getLong("lane_id");
    if (head == null || head.id() != id) {
      finish();
      head = Head.read(row, id);
    }
    String messageId = row.getString("id");
    if (messageId != null) {
      messages.add(message(row, messageId, head.key()));
    }
  }

  static StoredMessage message(ResultSet row, String id, @Nullable String key) throws SQLException {
    long now = row.getLong("now");
    Long dueAt = Jdbc.nullableLong(row, "due_at");
    return new StoredMessage(
        row.getLong("seq"),
        Messages.read(row, id, key),
        Micros.instant(row.getLong("enqueued_at")),
        dueAt == null ? Duration.ZERO : Micros.duration(dueAt - now));
  }

  private void finish() {
    if (head != null) {
      taken.add(new Claimer.Taken(head.with(messages), head.express(), head.dueSince()));
      messages.clear();
    }
  }

  List<Claimer.Taken> taken() {
    finish();
    head = null;
    return taken;
  }
}
