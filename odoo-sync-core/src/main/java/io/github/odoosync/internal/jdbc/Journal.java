package io.github.odoosync.internal.jdbc;

import io.github.odoosync.internal.lane.Conflicts;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import io.github.odoosync.lane.JournalEntry;
import io.github.odoosync.lane.JournalEntry.Action;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Operator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The append-only record of what happened beside plain success. */
final class Journal {

  private static final String COLUMNS =
      " (at, actor, action, consumer, lkey, lane_id, seq, message_id, text) ";

  // The message's id is looked up where it is not at hand.
  private static final String LINE =
      "INSERT INTO {journal}" + COLUMNS + "VALUES ({now}, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String LINES_OF_LANE =
      "INSERT INTO {journal}"
          + COLUMNS
          + "SELECT {now}, ?, ?, ?, ?, m.lane_id, m.seq, m.id, ? FROM {any_message} m"
          + " WHERE m.lane_id = ? AND m.seq BETWEEN ? AND ? ORDER BY m.seq";

  private static final String SELECT =
      "SELECT id, at, actor, action, consumer, lkey, lane_id, seq, message_id, text FROM {journal}";

  private final Sql sql;

  Journal(Sql sql) {
    this.sql = sql;
  }

  void consumer(Connection connection, Action action, String name, Operator by)
      throws SQLException {
    line(connection, by.actor(), action, name, null, 0, 0, null, by.reason());
  }

  /** Writes a line about a lane's head, or about the lane if nothing waits in it. */
  void lane(Connection connection, Action action, LaneRow lane, String actor, String text)
      throws SQLException {
    if (messages(connection, action, lane, lane.head(), actor, text) == 0) {
      line(connection, actor, action, lane.consumer(), lane.key(), lane.id(), 0, null, text);
    }
  }

  /** Writes a line about each message from the lane's head to this place. */
  int messages(
      Connection connection, Action action, LaneRow lane, long last, String actor, String text)
      throws SQLException {
    return Jdbc.update(
        connection,
        sql.of(LINES_OF_LANE),
        Texts.cut(actor, 100),
        action.name(),
        lane.consumer(),
        lane.key(),
        Texts.cut(text, 2_000),
        lane.id(),
        lane.head(),
        last);
  }

  void letter(Connection connection, Action action, Letter letter, Operator by)
      throws SQLException {
    line(
        connection,
        by.actor(),
        action,
        letter.consumer(),
        letter.key(),
        letter.laneId(),
        letter.seq(),
        letter.messageId(),
        by.reason());
  }

  void conflict(Connection connection, Enqueue refused, Enqueued.Conflict conflict)
      throws SQLException {
    Message message = refused.message();
    String text = Conflicts.text(refused, conflict);
    String key = message.key().orElse(null);
    String consumer = refused.consumer();
    String first = conflict.messageId();
    line(connection, consumer, Action.CONFLICT, consumer, key, 0, 0, first, text);
  }

  List<JournalEntry> history(Connection connection, String messageId) throws SQLException {
    String select = sql.of(SELECT + " WHERE message_id = ? ORDER BY id");
    return Jdbc.list(connection, select, Journal::read, messageId);
  }

  List<JournalEntry> before(Connection connection, long id, int limit) throws SQLException {
    String select = sql.of(SELECT + " WHERE id < ? ORDER BY id DESC LIMIT ?");
    return Jdbc.list(connection, select, Journal::read, id, limit);
  }

  private void line(
      Connection connection,
      String actor,
      Action action,
      String consumer,
      @Nullable String key,
      long laneId,
      long seq,
      @Nullable String messageId,
      String text)
      throws SQLException {
    Jdbc.update(
        connection,
        sql.of(LINE),
        Texts.cut(actor, 100),
        action.name(),
        consumer,
        key,
        laneId,
        seq,
        messageId,
        Texts.cut(text, 2_000));
  }

  private static JournalEntry read(ResultSet row) throws SQLException {
    return new JournalEntry(
        row.getLong("id"),
        Micros.instant(row.getLong("at")),
        row.getString("actor"),
        Action.valueOf(row.getString("action")),
        row.getString("consumer"),
        row.getString("lkey"),
        row.getLong("lane_id"),
        row.getLong("seq"),
        row.getString("message_id"),
        row.getString("text"));
  }
}
