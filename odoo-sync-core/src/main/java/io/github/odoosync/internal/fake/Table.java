package io.github.odoosync.internal.fake;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one model by id.
 *
 * <p>A million records fit in memory: a field gets a column when it is first set, a row is as long
 * as its last set column, and an index is built when it is first asked for.
 */
final class Table {

  private final ModelDef model;
  private final NavigableMap<Long, Row> rows = new TreeMap<>();
  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<String, Map<Object, LongSet>> indexes = new HashMap<>();
  private long lastId;

  Table(ModelDef model) {
    this.model = model;
  }

  ModelDef model() {
    return model;
  }

  NavigableMap<Long, Row> rows() {
    return rows;
  }

  @Nullable Row row(long id) {
    return rows.get(id);
  }

  /** Returns an id that was never given before, not even to a transaction that rolled back. */
  long nextId() {
    return ++lastId;
  }

  void skipIdsTo(long id) {
    lastId = Math.max(lastId, id);
  }

  @Nullable Object value(Row row, String field) {
    return row.cell(columns.getOrDefault(field, -1));
  }

  boolean uses(String field) {
    return columns.containsKey(field);
  }

  Row changed(Row row, Map<String, @Nullable Object> values) {
    int[] places = new int[values.size()];
    @Nullable Object[] cells = new @Nullable Object[values.size()];
    int i = 0;
    for (Map.Entry<String, @Nullable Object> value : values.entrySet()) {
      places[i] = columns.computeIfAbsent(value.getKey(), field -> columns.size());
      cells[i++] = value.getValue();
    }
    return row.with(places, cells);
  }

  /** Sets or removes a row and keeps the indexes true. */
  void replace(long id, @Nullable Row after) {
    Row before = after == null ? rows.remove(id) : rows.put(id, after);
    for (Map.Entry<String, Map<Object, LongSet>> index : indexes.entrySet()) {
      Object old = before == null ? null : value(before, index.getKey());
      Object now = after == null ? null : value(after, index.getKey());
      if (old == null ? now != null : !old.equals(now)) {
        move(index.getValue(), id, old, now);
      }
    }
  }

  private static void move(
      Map<Object, LongSet> index, long id, @Nullable Object old, @Nullable Object now) {
    if (old != null) {
      LongSet ids = index.get(old);
      if (ids != null) {
        ids.remove(id);
        if (ids.isEmpty()) {
          index.remove(old);
        }
      }
    }
    if (now != null) {
      index.computeIfAbsent(now, key -> new LongSet()).add(id);
    }
  }

  /** What a table held at a moment. */
  record Backup(NavigableMap<Long, Row> rows, long lastId) {}

  Backup backup() {
    return new Backup(new TreeMap<>(rows), lastId);
  }

  /** Goes back; ids given since are given again, as by a database's restore. */
  void restore(Backup backup) {
    Set<Long> ids = new TreeSet<>(rows.keySet());
    ids.addAll(backup.rows.keySet());
    ids.forEach(id -> replace(id, backup.rows.get(id)));
    lastId = backup.lastId;
  }

  /** Returns the ids whose field holds a value, in order. */
  long[] having(String field, Object value) {
    LongSet ids = indexes.computeIfAbsent(field, this::index).get(value);
    return ids == null ? new long[0] : ids.toArray();
  }

  private Map<Object, LongSet> index(String field) {
    Map<Object, LongSet> index = new HashMap<>();
    rows.forEach((id, row) -> move(index, id, null, value(row, field)));
    return index;
  }
}
