package io.github.odoosync.observe.micrometer;

import io.github.odoosync.capture.CaptureSnapshot;
import io.github.odoosync.capture.CaptureSnapshot.StreamSnapshot;
import io.github.odoosync.capture.Lane;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How far the lanes of a capture are behind. */
final class LagGauges {

  private final Recent<CaptureSnapshot> snapshot;
  private final Clock clock;

  LagGauges(Recent<CaptureSnapshot> snapshot, Clock clock) {
    this.snapshot = snapshot;
    this.clock = clock;
  }

  void addTo(Meters meters, List<String> streams) {
    for (String stream : streams) {
      meters.gauge(
          "capture.lag",
          "seconds",
          () -> value(stream, one -> one.lag().map(Seconds::of).orElse(Double.NaN)),
          "stream",
          stream);
      age(meters, stream, Lane.HOT);
      age(meters, stream, Lane.SETTLED);
      age(meters, stream, Lane.SWEEP);
    }
  }

  private void age(Meters meters, String stream, Lane lane) {
    meters.gauge(
        "capture.step.age",
        "seconds",
        () -> value(stream, one -> age(stepped(one, lane))),
        "stream",
        stream,
        "lane",
        Meters.tag(lane));
  }

  private static @Nullable Instant stepped(StreamSnapshot one, Lane lane) {
    if (lane == Lane.SWEEP) {
      return one.sweptAt();
    }
    CaptureSnapshot.LaneCount count = one.lanes().get(lane);
    return count == null ? null : count.steppedAt();
  }

  private double age(@Nullable Instant since) {
    return since == null ? Double.NaN : Seconds.between(since, clock.instant());
  }

  private double value(String stream, ToDoubleFunction<StreamSnapshot> figure) {
    return snapshot.get().stream()
        .flatMap(all -> all.streams().stream())
        .filter(one -> one.stream().equals(stream))
        .mapToDouble(figure)
        .findFirst()
        .orElse(Double.NaN);
  }
}
