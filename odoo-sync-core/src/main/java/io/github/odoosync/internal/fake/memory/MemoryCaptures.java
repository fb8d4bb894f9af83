package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.capture.CaptureCommit;
import io.github.odoosync.capture.CaptureStore;
import io.github.odoosync.capture.KnownRecord;
import io.github.odoosync.capture.StreamHold;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.lane.LaneStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What capture keeps, in memory. */
final class MemoryCaptures implements CaptureStore {

  private static final class Stream {
    private final Map<String, String> points = new LinkedHashMap<>();
    private final TreeMap<Long, KnownRecord> records = new TreeMap<>();
    private @Nullable StreamHold hold;
    private long token;
    private Instant leaseUntil = Instant.MIN;
  }

  private final Monitor monitor;
  private final Clock clock;
  private final LaneStore lanes;
  private final Map<String, Stream> streams = new HashMap<>();

  MemoryCaptures(Monitor monitor, Clock clock, LaneStore lanes) {
    this.monitor = monitor;
    this.clock = clock;
    this.lanes = lanes;
  }

  @Override
  public Optional<StreamHold> hold(String name, String owner, Duration lease) {
    return monitor.call(
        () -> {
          Stream stream = stream(name);
          StreamHold held = stream.hold;
          boolean own = held != null && held.owner().equals(owner);
          if (!own && held != null && clock.instant().isBefore(stream.leaseUntil)) {
            return Optional.empty();
          }
          StreamHold next =
              own && held != null ? held : new StreamHold(name, owner, ++stream.token);
          stream.hold = next;
          stream.leaseUntil = clock.instant().plus(lease);
          return Optional.of(next);
        });
  }

  @Override
  public void release(StreamHold hold) {
    monitor.run(
        () -> {
          if (isHeld(hold)) {
            stream(hold.stream()).hold = null;
          }
        });
  }

  @Override
  public Map<String, String> points(String stream) {
    return monitor.call(() -> new LinkedHashMap<>(stream(stream).points));
  }

  @Override
  public Map<Long, KnownRecord> records(String name, Collection<Long> ids) {
    return monitor.call(
        () -> {
          Map<Long, KnownRecord> found = new HashMap<>(stream(name).records);
          found.keySet().retainAll(new HashSet<>(ids));
          return found;
        });
  }

  @Override
  public List<KnownRecord> recordsAfter(String stream, long id, int limit) {
    return monitor.call(
        () -> stream(stream).records.tailMap(id, false).values().stream().limit(limit).toList());
  }

  @Override
  public List<KnownRecord> missing(String stream, Instant before, int limit) {
    return monitor.call(
        () ->
            stream(stream).records.values().stream()
                .filter(record -> isMissing(record, before))
                .sorted(
                    Comparator.comparing(
                            (KnownRecord record) -> Objects.requireNonNull(record.missingSince()))
                        .thenComparing(KnownRecord::id))
                .limit(limit)
                .toList());
  }

  private static boolean isMissing(KnownRecord record, Instant before) {
    Instant since = record.missingSince();
    return since != null && !since.isAfter(before);
  }

  @Override
  public long count(String stream) {
    return monitor.call(() -> (long) stream(stream).records.size());
  }

  @Override
  public boolean commit(CaptureCommit commit) {
    return monitor.call(
        () -> {
          if (!isHeld(commit.hold())) {
            return false;
          }
          requireShort(commit.points());
          // Before the rest, which cannot fail.
          if (!commit.messages().isEmpty()) {
            lanes.enqueue(commit.messages());
          }
          Stream stream = stream(commit.hold().stream());
          stream.points.putAll(commit.points());
          stream.points.values().removeIf(String::isEmpty);
          commit.records().forEach(record -> stream.records.put(record.id(), record));
          return true;
        });
  }

  private static void requireShort(Map<String, String> points) {
    if (points.values().stream().anyMatch(position -> position.length() > MAX_POINT_LENGTH)) {
      throw new StoreException(
          Failure.of(ErrorCode.STORE_REFUSED, "The text of a point is too long"), null);
    }
  }

  private boolean isHeld(StreamHold hold) {
    return hold.equals(stream(hold.stream()).hold);
  }

  private Stream stream(String name) {
    return streams.computeIfAbsent(name, any -> new Stream());
  }
}
