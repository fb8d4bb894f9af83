package io.github.odoosync.connector.source;

import io.github.odoosync.connector.BulkSource;
import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.lane.Payload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A system that numbers its changes: the cursor is the last number, less an overlap, as of a system
 * whose clock is not to be trusted. Without an overlap it shows each change, with one the records
 * as they are. An export is what is there when it is asked for. Thread-safe.
 */
final class Log implements IncrementalSource<String>, BulkSource<String> {

  static final String POISON = "poison";
  static final String GONE = "gone";

  private record Entry(String id, String value) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, List<Entry>> exports = new LinkedHashMap<>();
  private final List<Cursor> stored = new ArrayList<>();
  private final int overlap;
  private State exportState = State.READY;
  private Optional<RuntimeException> error = Optional.empty();
  private int fetches;

  Log() {
    this(0);
  }

  /**
   * @param overlap how many changes each page begins too early
   */
  Log(int overlap) {
    this.overlap = overlap;
  }

  synchronized void change(String id, String value) {
    entries.add(new Entry(id, value));
  }

  /** Fails until it is told otherwise. */
  synchronized void fail(RuntimeException e) {
    error = Optional.of(e);
  }

  synchronized void work() {
    error = Optional.empty();
  }

  synchronized void exportsAre(State state) {
    exportState = state;
  }

  synchronized int fetches() {
    return fetches;
  }

  /** Returns the cursors that were said to be stored. */
  synchronized List<Cursor> stored() {
    return List.copyOf(stored);
  }

  synchronized int exportCount() {
    return exports.size();
  }

  @Override
  public String stream() {
    return "log";
  }

  @Override
  public synchronized SourcePage<String> fetch(Cursor from, int limit) {
    fetches++;
    error.ifPresent(
        e -> {
          throw e;
        });
    int known = from.isStart() ? 0 : Integer.parseInt(from.value());
    int start = Math.max(0, known - overlap);
    int end = Math.min(entries.size(), start + overlap + limit);
    return new SourcePage<>(records(shown(start, end)), new Cursor("" + end), end < entries.size());
  }

  // What begins too early shows records as they are, and not what they were.
  private List<Entry> shown(int start, int end) {
    List<Entry> shown = new ArrayList<>();
    for (int i = start; i < end; i++) {
      String id = entries.get(i).id();
      boolean changedLater =
          entries.subList(i + 1, entries.size()).stream().anyMatch(later -> later.id().equals(id));
      if (overlap == 0 || id.isEmpty() || !changedLater) {
        shown.add(entries.get(i));
      }
    }
    return shown;
  }

  @Override
  public synchronized void stored(Cursor upTo) {
    stored.add(upTo);
  }

  @Override
  public synchronized Export start() {
    error.ifPresent(
        e -> {
          throw e;
        });
    Map<String, Entry> there = new LinkedHashMap<>();
    entries.forEach(entry -> there.put(entry.id(), entry));
    there.values().removeIf(entry -> entry.value().equals(GONE));
    String id = "export-" + exports.size();
    exports.put(id, List.copyOf(there.values()));
    return new Export(id, new Cursor("" + entries.size()));
  }

  @Override
  public synchronized State poll(Export export) {
    return exportState;
  }

  @Override
  public synchronized SourcePage<String> read(Export export, Cursor from, int limit) {
    List<Entry> all = exports.getOrDefault(export.id(), List.of());
    int start = from.isStart() ? 0 : Integer.parseInt(from.value());
    int end = Math.min(all.size(), start + limit);
    return new SourcePage<>(
        records(all.subList(start, end)), new Cursor("" + end), end < all.size());
  }

  private static List<SourceRecord<String>> records(List<Entry> some) {
    List<SourceRecord<String>> records = new ArrayList<>();
    for (Entry entry : some) {
      records.add(record(entry));
    }
    return records;
  }

  private static SourceRecord<String> record(Entry entry) {
    if (entry.value().equals(GONE)) {
      return new SourceRecord.Gone<>(entry.id());
    }
    if (entry.value().startsWith(POISON)) {
      byte[] raw = entry.value().getBytes(StandardCharsets.UTF_8);
      return new SourceRecord.Unreadable<>(entry.id(), Payload.bytes(raw), "it is poisoned");
    }
    return new SourceRecord.Found<>(entry.id(), "", entry.value());
  }
}
