package io.github.odoosync.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the operators' view of a stream. */
final class Snapshots {

  private Snapshots() {}

  static CaptureSnapshot.StreamSnapshot of(StreamWorker<?> worker, Engine engine) {
    String stream = worker.kind().name();
    Positions positions = new Positions(engine.store().points(stream));
    Instant settled = positions.settledUntil();
    return new CaptureSnapshot.StreamSnapshot(
        stream,
        worker.isHeld(),
        settled,
        engine.serverClock().now().flatMap(now -> lag(settled, now)),
        positions.has(Positions.SWEEP_STARTED) ? positions.instant(Positions.SWEEP_STARTED) : null,
        engine.store().count(stream),
        lanes(worker),
        loads(positions),
        worker.trouble());
  }

  private static Optional<Duration> lag(@Nullable Instant settled, Instant now) {
    return Optional.ofNullable(settled).map(from -> Duration.between(from, now));
  }

  private static Map<Lane, CaptureSnapshot.LaneCount> lanes(StreamWorker<?> worker) {
    Map<Lane, CaptureSnapshot.LaneCount> lanes = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      Meter.Count count = worker.meter().of(lane);
      lanes.put(
          lane,
          new CaptureSnapshot.LaneCount(
              count.calls(), count.rows(), count.changes(), worker.meter().steppedAt(lane)));
    }
    return lanes;
  }

  private static Map<String, CaptureSnapshot.LoadProgress> loads(Positions positions) {
    Map<String, CaptureSnapshot.LoadProgress> loads = new LinkedHashMap<>();
    for (String consumer : positions.consumers()) {
      Walk walk = positions.walk(Positions.consumer(consumer));
      if (!walk.isDone()) {
        loads.put(consumer, new CaptureSnapshot.LoadProgress(walk.passed(), walk.expected()));
      }
    }
    return loads;
  }
}
