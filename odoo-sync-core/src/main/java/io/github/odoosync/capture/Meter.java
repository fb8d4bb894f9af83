package io.github.odoosync.capture;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what each lane of a stream costs and brings. Thread-safe. */
final class Meter {

  /**
   * What a lane has cost and brought.
   *
   * @param calls calls made
   * @param rows records read
   * @param changes changes that were news
   */
  record Count(long calls, long rows, long changes) {

    static final Count NONE = new Count(0, 0, 0);

    private Count plus(long moreCalls, long moreRows, long moreChanges) {
      return new Count(calls + moreCalls, rows + moreRows, changes + moreChanges);
    }
  }

  private final Telling telling;
  private final String stream;
  private final Map<Lane, Count> counts = new EnumMap<>(Lane.class);
  private final Map<Lane, Instant> stepped = new EnumMap<>(Lane.class);
  private Lane at = Lane.HOT;

  Meter(Telling telling, String stream) {
    this.telling = telling;
    this.stream = stream;
  }

  /** Says for which lane the next calls are made. */
  synchronized void workFor(Lane lane) {
    at = lane;
  }

  synchronized void call() {
    add(at, 1, 0, 0);
  }

  void stored(Lane lane, int rows, int changes) {
    synchronized (this) {
      add(lane, 0, rows, changes);
      stepped.put(lane, telling.now());
    }
    if (rows > 0 || changes > 0) {
      telling.tell(now -> new CaptureEvent.Stored(now, stream, lane, rows, changes));
    }
  }

  synchronized Count of(Lane lane) {
    return counts.getOrDefault(lane, Count.NONE);
  }

  /** Returns when a lane's last step was stored; null before the first. */
  synchronized @Nullable Instant steppedAt(Lane lane) {
    return stepped.get(lane);
  }

  private void add(Lane lane, int calls, int rows, int changes) {
    counts.merge(
        lane,
        Count.NONE.plus(calls, rows, changes),
        (before, more) -> before.plus(more.calls, more.rows, more.changes));
  }
}
