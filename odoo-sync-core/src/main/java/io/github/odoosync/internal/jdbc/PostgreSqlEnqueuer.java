package io.github.odoosync.internal.jdbc;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.lane.DedupKey;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import io.github.odoosync.lane.Message;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Dedup keys, lanes and messages in one statement, for one message or thousands. */
final class PostgreSqlEnqueuer implements Enqueuer {

  /** What becomes of a lane that is there already. */
  static final String APPEND =
      """
      ON CONFLICT (consumer, lkey) WHERE lkey IS NOT NULL DO UPDATE SET
        last_seq = l.last_seq + excluded.last_seq,
        express = CASE WHEN l.done_seq = l.last_seq THEN excluded.express
          ELSE greatest(l.express, excluded.express) END,
        visible_at = CASE WHEN l.state >= 2 THEN l.visible_at
          ELSE coalesce(l.visible_at, excluded.visible_at) END,
        updated_at = excluded.updated_at
      """;

  private static final String ITEMS =
      """
      WITH clock AS MATERIALIZED (SELECT {now} AS us),
      item AS MATERIALIZED (
        SELECT * FROM unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::int[], ?::int[], ?::int[], ?::text[], ?::text[], ?::bigint[],
            ?::bigint[], ?::bytea[])
          AS t(n, consumer, lkey, id, topic, type,
            type_version, format, express, dedup_key, headers, due_at, delay, payload)),
      """;

  // The insert alone finds out what is known: it waits for others and never fails.
  private static final String DEDUP =
      """
      wanted AS MATERIALIZED (
        SELECT * FROM unnest(?::int[], ?::int[], ?::text[], ?::bytea[], ?::bytea[])
          AS t(n, k, scope, key_hash, fingerprint)),
      taken AS (
        INSERT INTO {dedup} (scope, key_hash, fingerprint, message_id, at)
        SELECT w.scope, w.key_hash, w.fingerprint, item.id, clock.us
        FROM wanted w JOIN item ON item.n = w.n CROSS JOIN clock
        ORDER BY w.scope, w.key_hash
        ON CONFLICT DO NOTHING
        RETURNING scope, key_hash),
      refused AS MATERIALIZED (
        SELECT w.n, w.k FROM wanted w
        WHERE NOT EXISTS (
          SELECT 1 FROM taken t WHERE t.scope = w.scope AND t.key_hash = w.key_hash)),
      """;

  // Ordered by key, so that two producers lock common lanes in one order.
  private static final String STORE =
      """
      kept AS MATERIALIZED (
        SELECT item.*, clock.us, coalesce(item.due_at, clock.us + item.delay) AS due,
          CASE WHEN item.lkey IS NULL THEN nextval('{lane_id}') END AS own_lane,
          row_number() OVER lane_order AS place,
          count(*) OVER (PARTITION BY item.consumer, item.lkey) AS total
        FROM item CROSS JOIN clock
        %s
        WINDOW lane_order AS (PARTITION BY item.consumer, item.lkey ORDER BY item.n)),
      keyed AS (
        INSERT INTO {lane} AS l
          (consumer, lkey, express, last_seq, done_seq, visible_at, token, updated_at)
        SELECT consumer, lkey, max(express), count(*), 0,
          (array_agg(coalesce(due, us) ORDER BY n))[1], min(us), min(us)
        FROM kept WHERE lkey IS NOT NULL
        GROUP BY consumer, lkey ORDER BY consumer, lkey
        {append}
        RETURNING id, consumer, lkey, last_seq),
      loose AS (
        INSERT INTO {lane}
          (id, consumer, express, last_seq, done_seq, visible_at, token, updated_at,
          enqueued_at, due_at, type_version, format, message_id, topic, type, dedup_key, headers,
          payload)
        SELECT own_lane, consumer, express, 1, 0, coalesce(due, us), 0, 0,
          us, due, type_version, format, id, topic, type, dedup_key, headers, payload
        FROM kept WHERE lkey IS NULL ORDER BY n),
      placed AS MATERIALIZED (
        SELECT kept.*, coalesce(kept.own_lane, keyed.id) AS lane_id,
          CASE WHEN kept.lkey IS NULL THEN 1
            ELSE keyed.last_seq - kept.total + kept.place END AS seq
        FROM kept
        LEFT JOIN keyed ON keyed.consumer = kept.consumer AND keyed.lkey = kept.lkey),
      stored AS (
        INSERT INTO {message} (lane_id, seq, enqueued_at, due_at, type_version, format, express,
          id, topic, type, dedup_key, headers, payload)
        SELECT lane_id, seq, us, due, type_version, format, express,
          id, topic, type, dedup_key, headers, payload
        FROM placed WHERE lkey IS NOT NULL ORDER BY lane_id, seq)
      """
          .replace("{append}", APPEND);

  private static final String ANSWER = "SELECT n, lane_id, seq FROM placed";

  // Besides: what a refused message took before another of its keys stopped it.
  private static final String ANSWER_WITH_DEDUP =
      """
      SELECT n, lane_id, seq, NULL::int AS k, false AS took FROM placed
      UNION ALL
      SELECT n, NULL, NULL, k, false FROM refused
      UNION ALL
      SELECT w.n, NULL, NULL, w.k, true
      FROM wanted w JOIN taken t ON t.scope = w.scope AND t.key_hash = w.key_hash
      WHERE w.n IN (SELECT n FROM refused)
      """;

  private static final String FIRST =
      "SELECT message_id, fingerprint FROM {dedup} WHERE scope = ? AND key_hash = ?";

  private static final String GIVE_BACK = "DELETE FROM {dedup} WHERE scope = ? AND key_hash = ?";

  private final PostgreSqlOneMessage single;
  private final String plain;
  private final String withDedup;
  private final String first;
  private final String giveBack;

  PostgreSqlEnqueuer(Sql sql) {
    this.single = new PostgreSqlOneMessage(sql);
    this.plain = sql.of(ITEMS + STORE.formatted("") + ANSWER);
    this.withDedup =
        sql.of(
            ITEMS
                + DEDUP
                + STORE.formatted("WHERE item.n NOT IN (SELECT n FROM refused)")
                + ANSWER_WITH_DEDUP);
    this.first = sql.of(FIRST);
    this.giveBack = sql.of(GIVE_BACK);
  }

  @Override
  public List<Enqueued> enqueue(Connection connection, List<Enqueue> messages) throws SQLException {
    if (PostgreSqlOneMessage.fits(messages)) {
      return List.of(single.enqueue(connection, messages.get(0)));
    }
    PostgreSqlKeys keys = PostgreSqlKeys.of(messages);
    Answers answers = new Answers(messages);
    try (PreparedStatement statement =
        connection.prepareStatement(keys.isEmpty() ? plain : withDedup)) {
      int bound = bind(connection, statement, messages);
      keys.bind(connection, statement, bound);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          answers.read(rows);
        }
      }
    }
    Jdbc.batch(connection, giveBack, answers.took);
    for (Refusal refusal : answers.refusals()) {
      answers.refuse(refusal, first(connection, refusal.key()));
    }
    return answers.inOrder();
  }

  /** A message that a key kept out. */
  private record Refusal(int message, int index, DedupKey key) {

    Refusal earlier(Refusal other) {
      return other.index < index ? other : this;
    }
  }

  private Enqueued first(Connection connection, DedupKey key) throws SQLException {
    byte @Nullable [] own = Digest.ofNullable(key.fingerprint());
    List<Enqueued> found =
        Jdbc.list(
            connection,
            first,
            row -> {
              byte @Nullable [] other = row.getBytes("fingerprint");
              String id = row.getString("message_id");
              return own == null || other == null || Arrays.equals(own, other)
                  ? new Enqueued.Duplicate(key, id)
                  : new Enqueued.Conflict(key, id);
            },
            key.scope(),
            Digest.of(key.key()));
    if (found.isEmpty()) {
      throw SqlErrors.of(
          ErrorCode.STORE_CONFLICT,
          Enqueues.OPERATION,
          "A dedup key was removed for its age just when it came again");
    }
    return found.get(0);
  }

  private static int bind(
      Connection connection, PreparedStatement statement, List<Enqueue> messages)
      throws SQLException {
    PostgreSqlArrays arrays = new PostgreSqlArrays(connection, statement, messages.size());
    arrays.add("int4", Integer[]::new, i -> i);
    arrays.add("text", String[]::new, i -> messages.get(i).consumer());
    arrays.add("text", String[]::new, i -> message(messages, i).key().orElse(null));
    arrays.add("text", String[]::new, i -> message(messages, i).id());
    arrays.add("text", String[]::new, i -> message(messages, i).topic());
    arrays.add("text", String[]::new, i -> message(messages, i).type());
    arrays.add("int4", Integer[]::new, i -> message(messages, i).version());
    arrays.add("int4", Integer[]::new, i -> Messages.format(message(messages, i)));
    arrays.add("int4", Integer[]::new, i -> Messages.express(message(messages, i)));
    arrays.add("text", String[]::new, i -> message(messages, i).dedupKey().orElse(null));
    arrays.add("text", String[]::new, i -> Messages.headers(message(messages, i)));
    arrays.add("int8", Long[]::new, i -> Messages.dueAt(message(messages, i)));
    arrays.add("int8", Long[]::new, i -> Messages.delay(message(messages, i)));
    arrays.add("bytea", byte[][]::new, i -> message(messages, i).payload().toBytes());
    return arrays.count();
  }

  private static Message message(List<Enqueue> messages, int index) {
    return messages.get(index).message();
  }

  /** Sorts the rows of an answer to the messages that were given. */
  private static final class Answers {

    private final List<Enqueue> messages;
    private final @Nullable Enqueued[] results;
    private final List<@Nullable Object[]> took = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    Answers(List<Enqueue> messages) {
      this.messages = messages;
      this.results = new Enqueued[messages.size()];
    }

    void read(ResultSet row) throws SQLException {
      int n = row.getInt("n");
      long lane = row.getLong("lane_id");
      if (!row.wasNull()) {
        results[n] = new Enqueued.Stored(lane, row.getLong("seq"));
        return;
      }
      DedupKey key = messages.get(n).dedupKeys().get(row.getInt("k"));
      if (row.getBoolean("took")) {
        took.add(new @Nullable Object[] {key.scope(), Digest.of(key.key())});
      } else {
        refusals.add(new Refusal(n, row.getInt("k"), key));
      }
    }

    /** Returns the first known key of each message that was kept out. */
    Collection<Refusal> refusals() {
      Map<Integer, Refusal> firsts = new TreeMap<>();
      refusals.forEach(one -> firsts.merge(one.message(), one, Refusal::earlier));
      return firsts.values();
    }

    void refuse(Refusal refusal, Enqueued outcome) {
      results[refusal.message()] = outcome;
    }

    List<Enqueued> inOrder() {
      List<Enqueued> all = new ArrayList<>(results.length);
      for (Enqueued result : results) {
        all.add(Objects.requireNonNull(result));
      }
      return all;
    }
  }
}
