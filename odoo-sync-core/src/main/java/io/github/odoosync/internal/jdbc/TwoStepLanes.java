package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import io.github.odoosync.lane.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives messages with a key their places in their lanes, which stay locked.
 *
 * <p>Lanes that are there are found without a lock and locked by their ids in the order of these: a
 * locking look for a key would lock the gap beside it under repeatable read, and so hold up
 * producers of other keys.
 */
final class TwoStepLanes {

  private record Name(String consumer, String key) {}

  private record Place(long id, long lastSeq) {}

  private static final Comparator<Name> BY_NAME =
      Comparator.comparing(Name::consumer).thenComparing(Name::key);

  private static final int MOST_AT_ONCE = 500;
  private static final int ROUNDS = 5;

  static final String FIND = "SELECT id FROM {lane} WHERE consumer = ? AND lkey IN (%s)";

  private static final String LOCK =
      "SELECT id, consumer, lkey, last_seq FROM {lane} WHERE id IN (%s) ORDER BY id "
          + LaneRows.WAIT;

  private static final String NEW =
      "INSERT INTO {lane} (consumer, lkey, express, last_seq, done_seq, token, updated_at)"
          + " VALUES (?, ?, 0, 0, 0, {now}, {now})";

  // MySQL works from left to right: what is compared comes before what changes it.
  private static final String APPEND =
      """
      UPDATE {lane} SET
        express = CASE WHEN done_seq = last_seq OR express < ? THEN ? ELSE express END,
        visible_at = CASE WHEN state >= 2 THEN visible_at
          ELSE COALESCE(visible_at, GREATEST(COALESCE(?, {now}), {now} + ?)) END,
        last_seq = last_seq + ?, updated_at = {now}
      WHERE id = ?
      """;

  private final Sql sql;
  private final TwoStepDialect dialect;

  TwoStepLanes(Sql sql, TwoStepDialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  void place(
      Connection connection,
      List<Enqueue> messages,
      List<Integer> kept,
      @Nullable Enqueued[] results)
      throws SQLException {
    Map<Name, List<Integer>> wanted = new TreeMap<>(BY_NAME);
    for (int i : kept) {
      messages
          .get(i)
          .message()
          .key()
          .map(key -> new Name(messages.get(i).consumer(), key))
          .ifPresent(name -> wanted.computeIfAbsent(name, any -> new ArrayList<>()).add(i));
    }
    Map<Name, Place> places = locked(connection, wanted);
    List<@Nullable Object[]> updates = new ArrayList<>();
    for (Map.Entry<Name, List<Integer>> lane : wanted.entrySet()) {
      Place place = Objects.requireNonNull(places.get(lane.getKey()));
      List<Integer> own = lane.getValue();
      for (int n = 0; n < own.size(); n++) {
        results[own.get(n)] = new Enqueued.Stored(place.id(), place.lastSeq() + n + 1);
      }
      updates.add(append(own.stream().map(i -> messages.get(i).message()).toList(), place.id()));
    }
    Jdbc.batch(connection, sql.of(APPEND), updates);
  }

  private static @Nullable Object[] append(List<Message> messages, long laneId) {
    int express = messages.stream().anyMatch(Message::express) ? 1 : 0;
    Message first = messages.get(0);
    return new @Nullable Object[] {
      express,
      express,
      Messages.dueAt(first),
      Objects.requireNonNullElse(Messages.delay(first), 0L),
      (long) messages.size(),
      laneId
    };
  }

  /** Locks the lanes, making those that are missing; a purge may take one away meanwhile. */
  private Map<Name, Place> locked(Connection connection, Map<Name, List<Integer>> wanted)
      throws SQLException {
    Map<Name, Place> places = new HashMap<>();
    for (int round = 0; round < ROUNDS && places.size() < wanted.size(); round++) {
      List<Name> missing =
          wanted.keySet().stream().filter(name -> !places.containsKey(name)).toList();
      places.putAll(lock(connection, find(connection, missing)));
      for (Name name : missing) {
        if (!places.containsKey(name) && !make(connection, name)) {
          // Somebody else just made it: locked in its turn, or two would wait for each other.
          places.putAll(lock(connection, find(connection, List.of(name))));
        }
      }
      if (places.size() < wanted.size()) {
        List<Name> made = missing.stream().filter(name -> !places.containsKey(name)).toList();
        places.putAll(lock(connection, find(connection, made)));
      }
    }
    if (places.size() < wanted.size()) {
      throw new SQLException("Lanes were removed while they were wanted; try again", "40001");
    }
    return places;
  }

  private boolean make(Connection connection, Name name) throws SQLException {
    return dialect.insertNew(
        connection, sql.of(NEW), "updated_at = updated_at + 1", name.consumer(), name.key());
  }

  private List<Long> find(Connection connection, List<Name> names) throws SQLException {
    Map<String, List<String>> keys = new TreeMap<>();
    names.forEach(
        name -> keys.computeIfAbsent(name.consumer(), any -> new ArrayList<>()).add(name.key()));
    List<Long> ids = new ArrayList<>();
    for (Map.Entry<String, List<String>> consumer : keys.entrySet()) {
      for (List<String> some : chunks(consumer.getValue())) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(consumer.getKey());
        values.addAll(Jdbc.padded(some));
        String find = sql.of(FIND.formatted(Jdbc.places(some.size())));
        ids.addAll(Jdbc.list(connection, find, row -> row.getLong(1), values.toArray()));
      }
    }
    return ids.stream().sorted().toList();
  }

  private Map<Name, Place> lock(Connection connection, List<Long> ids) throws SQLException {
    Map<Name, Place> places = new HashMap<>();
    for (List<Long> some : chunks(ids)) {
      Jdbc.list(
          connection,
          sql.of(LOCK.formatted(Jdbc.places(some.size()))),
          row ->
              places.put(
                  new Name(row.getString("consumer"), row.getString("lkey")),
                  new Place(row.getLong("id"), row.getLong("last_seq"))),
          Jdbc.padded(some).toArray());
    }
    return places;
  }

  private static <T> List<List<T>> chunks(List<T> all) {
    List<List<T>> chunks = new ArrayList<>();
    for (int start = 0; start < all.size(); start += MOST_AT_ONCE) {
      chunks.add(all.subList(start, Math.min(all.size(), start + MOST_AT_ONCE)));
    }
    return chunks;
  }
}
