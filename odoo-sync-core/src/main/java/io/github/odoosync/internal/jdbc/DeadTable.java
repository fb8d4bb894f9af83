package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetterGroup;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Operator;
import io.github.odoosync.lane.Trouble;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of messages that could not be handled. */
final class DeadTable {

  // What was counted was about the head alone.
  private static final String ADD =
      """
      INSERT INTO {dead} (lane_id, seq, enqueued_at, due_at, died_at, type_version, failures,
        abandoned, format, express, state, category, consumer, lkey, message_id, topic, type,
        dedup_key, code, text, fingerprint, headers, payload)
      SELECT m.lane_id, m.seq, m.enqueued_at, m.due_at, {now}, m.type_version,
        CASE WHEN m.seq = ? THEN ? ELSE 0 END, CASE WHEN m.seq = ? THEN ? ELSE 0 END,
        m.format, m.express, ?, ?, ?, ?, m.id, m.topic, m.type,
        m.dedup_key, ?, ?, ?, m.headers, m.payload
      FROM {any_message} m WHERE m.lane_id = ? AND m.seq BETWEEN ? AND ? ORDER BY m.seq
      """;

  private static final String ADD_REFUSED =
      """
      INSERT INTO {dead} (lane_id, seq, enqueued_at, due_at, died_at, type_version, failures,
        abandoned, format, express, state, category, consumer, lkey, message_id, topic, type,
        dedup_key, code, text, fingerprint, headers, payload)
      VALUES (0, 0, {now}, coalesce(?, {now} + ?), {now}, ?, 0, 0, ?, ?, 'DEAD', ?, ?, ?, ?, ?, ?,
        ?, ?, ?, ?, ?, ?)
      """;

  private static final String RESOLVE =
      "UPDATE {dead} SET state = ?, resolved_by = ?, reason = ?, resolved_at = {now} WHERE id = ?";

  private static final String GROUPS =
      """
      SELECT g.consumer, g.category, g.fingerprint, g.how_many, g.first_at, g.last_at, d.text
      FROM (SELECT consumer, category, fingerprint, count(*) AS how_many, min(died_at) AS first_at,
          max(died_at) AS last_at, max(id) AS last_id
        FROM {dead} WHERE %s GROUP BY consumer, category, fingerprint) g
      JOIN {dead} d ON d.id = g.last_id
      ORDER BY g.how_many DESC, g.consumer, g.category, g.fingerprint LIMIT ?
      """;

  private static final String COLUMNS =
      "id, consumer, lane_id, seq, lkey, state, category, code, text, fingerprint, failures,"
          + " abandoned, enqueued_at, died_at, resolved_by, reason, resolved_at, "
          + Messages.content("message_id");

  private static final int CONTENT = 18;

  private final Sql sql;

  DeadTable(Sql sql) {
    this.sql = sql;
  }

  /** Writes down the messages from the lane's head to this place. */
  void add(Connection connection, LaneRow lane, long last, DeadLetter.State state, Trouble trouble)
      throws SQLException {
    Jdbc.update(
        connection,
        sql.of(ADD),
        lane.head(),
        lane.failures(),
        lane.head(),
        lane.abandoned(),
        state.name(),
        trouble.category().name(),
        lane.consumer(),
        lane.key(),
        Texts.cut(trouble.code(), 100),
        Texts.cut(trouble.text(), Trouble.MAX_TEXT_LENGTH),
        Texts.cut(trouble.fingerprint(), 100),
        lane.id(),
        lane.head(),
        last);
  }

  /** Writes down a message that never was in a lane, once however often it comes. */
  void addRefused(Connection connection, Enqueue refused, Trouble trouble) throws SQLException {
    Message message = refused.message();
    byte[] payload = message.payload().toBytes();
    String copies = "SELECT payload FROM {dead} WHERE message_id = ? AND consumer = ? AND code = ?";
    if (Jdbc.list(
            connection,
            sql.of(copies),
            row -> row.getBytes("payload"),
            message.id(),
            refused.consumer(),
            trouble.code())
        .stream()
        .anyMatch(known -> Arrays.equals(known, payload))) {
      return;
    }
    Jdbc.update(
        connection,
        sql.of(ADD_REFUSED),
        Messages.dueAt(message),
        Messages.delay(message),
        message.version(),
        Messages.format(message),
        Messages.express(message),
        trouble.category().name(),
        refused.consumer(),
        message.key().orElse(null),
        message.id(),
        message.topic(),
        message.type(),
        message.dedupKey().orElse(null),
        trouble.code(),
        Texts.cut(trouble.text(), Trouble.MAX_TEXT_LENGTH),
        trouble.fingerprint(),
        Messages.headers(message),
        payload);
  }

  List<DeadLetter> find(Connection connection, DeadLetterQuery query) throws SQLException {
    Condition condition = Condition.of(query, query.states());
    String select =
        "SELECT " + COLUMNS + " FROM {dead} WHERE " + condition.sql() + " ORDER BY id LIMIT ?";
    return Jdbc.list(connection, sql.of(select), DeadTable::read, condition.values(query.limit()));
  }

  List<DeadLetterGroup> count(Connection connection, DeadLetterQuery query) throws SQLException {
    Condition condition = Condition.of(query, query.states());
    return Jdbc.list(
        connection,
        sql.of(GROUPS.formatted(condition.sql())),
        DeadTable::readGroup,
        condition.values(query.limit()));
  }

  /** Locks the dead letters meant that are in one of these states. */
  List<Letter> lock(Connection connection, DeadLetterQuery query, Set<DeadLetter.State> states)
      throws SQLException {
    Condition condition = Condition.of(query, states);
    String select =
        "SELECT "
            + Letter.COLUMNS
            + " FROM {dead} WHERE "
            + condition.sql()
            + " ORDER BY id LIMIT ? FOR UPDATE";
    return Jdbc.list(connection, sql.of(select), Letter::read, condition.values(query.limit()));
  }

  /** Locks the open dead letter at which a lane stands; null if it was parked by hand. */
  @Nullable Letter lockParked(Connection connection, long laneId, String consumer)
      throws SQLException {
    String select =
        "SELECT "
            + Letter.COLUMNS
            + " FROM {dead} WHERE consumer = ? AND state = ? AND lane_id = ? FOR UPDATE";
    List<Letter> found =
        Jdbc.list(
            connection,
            sql.of(select),
            Letter::read,
            consumer,
            DeadLetter.State.PARKED.name(),
            laneId);
    return found.isEmpty() ? null : found.get(0);
  }

  Message message(Connection connection, Letter letter) throws SQLException {
    String select = sql.of("SELECT " + COLUMNS + " FROM {dead} WHERE id = ?");
    return Jdbc.list(connection, select, DeadTable::read, letter.id()).get(0).message();
  }

  void resolve(Connection connection, List<Letter> letters, DeadLetter.State state, Operator by)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Letter letter : letters) {
      rows.add(
          new @Nullable Object[] {
            state.name(), Texts.cut(by.actor(), 100), Texts.cut(by.reason(), 500), letter.id()
          });
    }
    Jdbc.batch(connection, sql.of(RESOLVE), rows);
  }

  private static DeadLetter read(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getLong("id"),
        row.getString("consumer"),
        row.getLong("lane_id"),
        row.getLong("seq"),
        Messages.read(row, CONTENT, row.getString("lkey")),
        DeadLetter.State.valueOf(row.getString("state")),
        new Trouble(
            Category.valueOf(row.getString("category")),
            row.getString("code"),
            row.getString("text"),
            row.getString("fingerprint")),
        row.getInt("failures"),
        row.getInt("abandoned"),
        Micros.instant(row.getLong("enqueued_at")),
        Micros.instant(row.getLong("died_at")),
        row.getString("resolved_by"),
        row.getString("reason"),
        Micros.instantOrNull(Jdbc.nullableLong(row, "resolved_at")));
  }

  private static DeadLetterGroup readGroup(ResultSet row) throws SQLException {
    return new DeadLetterGroup(
        row.getString("consumer"),
        Category.valueOf(row.getString("category")),
        row.getString("fingerprint"),
        row.getString("text"),
        row.getLong("how_many"),
        Micros.instant(row.getLong("first_at")),
        Micros.instant(row.getLong("last_at")));
  }
}
