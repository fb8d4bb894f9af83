package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.lane.LaneQuery;
import io.github.odoosync.lane.LaneStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lists lanes for people. */
final class LaneList {

  private LaneList() {}

  static List<LaneStatus> find(Collection<Lane> lanes, LaneQuery query, Instant now) {
    return lanes.stream()
        .filter(lane -> lane.id() > query.afterId() && (lane.depth() > 0 || lane.parked()))
        .filter(lane -> query.ofConsumer().map(lane.consumer()::equals).orElse(true))
        .filter(lane -> query.ofKey().map(key -> key.equals(lane.key())).orElse(true))
        .filter(lane -> query.admits(lane.parked(), lane.unknown(), lane.failures()))
        .sorted(Comparator.comparingLong(Lane::id))
        .limit(query.limit())
        .map(lane -> status(lane, now))
        .toList();
  }

  private static LaneStatus status(Lane lane, Instant now) {
    return new LaneStatus(
        lane.id(),
        lane.consumer(),
        lane.key(),
        lane.depth(),
        lane.parked(),
        lane.unknown(),
        lane.held(),
        lane.failures(),
        lane.failing(now),
        Optional.ofNullable(lane.visibleAt()).map(at -> Duration.between(now, at)).orElse(null));
  }
}
