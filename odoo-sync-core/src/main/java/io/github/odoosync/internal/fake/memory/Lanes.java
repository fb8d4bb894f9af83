package io.github.odoosync.internal.fake.memory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All lanes, by id, by key and by when they are due. */
final class Lanes {

  private record KeyOf(String consumer, String key) {}

  private record ClaimOrder(String consumer, boolean express) {}

  private record Due(Instant at, long laneId) {}

  private static final Comparator<Due> LONGEST_DUE_FIRST =
      Comparator.comparing(Due::at).thenComparing(Due::laneId);

  private final Map<Long, Lane> byId = new TreeMap<>();
  private final Map<KeyOf, Lane> byKey = new HashMap<>();
  private final Map<ClaimOrder, NavigableSet<Due>> schedule = new HashMap<>();
  private long lastId;
  private long highestToken;

  @Nullable Lane byId(long id) {
    return byId.get(id);
  }

  @Nullable Lane byKey(String consumer, @Nullable String key) {
    return key == null ? null : byKey.get(new KeyOf(consumer, key));
  }

  Collection<Lane> all() {
    return byId.values();
  }

  Lane findOrCreate(String consumer, @Nullable String key, Instant now) {
    Lane known = byKey(consumer, key);
    if (known != null) {
      return known;
    }
    Lane made = new Lane(++lastId, consumer, key, firstToken(now), now);
    byId.put(made.id(), made);
    if (key != null) {
      byKey.put(new KeyOf(consumer, key), made);
    }
    return made;
  }

  /** Changes a lane so that the schedule stays right; a finished lane without key goes. */
  void change(Lane lane, Consumer<Lane> step) {
    unschedule(lane);
    step.accept(lane);
    highestToken = Math.max(highestToken, lane.token());
    if (lane.committed() && lane.finished()) {
      remove(lane);
      return;
    }
    Instant at = lane.visibleAt();
    if (at != null) {
      schedule
          .computeIfAbsent(order(lane), any -> new TreeSet<>(LONGEST_DUE_FIRST))
          .add(new Due(at, lane.id()));
    }
  }

  void remove(Lane lane) {
    unschedule(lane);
    byId.remove(lane.id());
    if (lane.key() != null) {
      byKey.remove(new KeyOf(lane.consumer(), lane.key()));
    }
  }

  /** Returns lanes that could be claimed now, the longest due first. */
  List<Lane> due(String consumer, boolean express, Instant now, int limit) {
    return scheduled(consumer, express)
        .takeWhile(due -> !due.at().isAfter(now))
        .map(due -> Objects.requireNonNull(byId.get(due.laneId())))
        .filter(lane -> !lane.parked() && !lane.locked() && !lane.awaited())
        .limit(limit)
        .toList();
  }

  private Stream<Due> scheduled(String consumer, boolean express) {
    NavigableSet<Due> lanes = schedule.get(new ClaimOrder(consumer, express));
    return lanes == null ? Stream.empty() : lanes.stream();
  }

  private void unschedule(Lane lane) {
    NavigableSet<Due> lanes = schedule.get(order(lane));
    if (lanes != null && lane.visibleAt() != null) {
      lanes.remove(new Due(lane.visibleAt(), lane.id()));
    }
  }

  /** Grows even if a lane was removed and made again, or the clock was set back. */
  private long firstToken(Instant now) {
    highestToken = Math.max(highestToken + 1, ChronoUnit.MICROS.between(Instant.EPOCH, now));
    return highestToken;
  }

  private static ClaimOrder order(Lane lane) {
    return new ClaimOrder(lane.consumer(), lane.express());
  }
}
