package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.lane.LaneSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Counts how the lanes of one consumer stand. */
final class Snapshots {

  private Snapshots() {}

  static LaneSnapshot of(List<Lane> lanes, long dead, boolean paused, Instant now) {
    Predicate<Lane> due = lane -> lane.visibleAt() != null && !lane.visibleAt().isAfter(now);
    Predicate<Lane> later = lane -> lane.visibleAt() != null && lane.visibleAt().isAfter(now);
    return new LaneSnapshot(
        lanes.stream().mapToLong(Lane::depth).sum(),
        count(lanes, lane -> lane.depth() > 0),
        count(lanes, due.and(lane -> !lane.parked())),
        count(lanes, later.and(Lane::held)),
        count(lanes, later.and(lane -> !lane.held())),
        count(lanes, lane -> lane.unknown() && !lane.held() && !lane.parked()),
        count(lanes, Lane::parked),
        dead,
        lanes.stream()
            .filter(due.and(lane -> !lane.parked()))
            .map(lane -> Duration.between(Objects.requireNonNull(lane.visibleAt()), now))
            .max(Duration::compareTo)
            .orElse(null),
        paused);
  }

  private static long count(List<Lane> lanes, Predicate<Lane> kind) {
    return lanes.stream().filter(kind).count();
  }
}
