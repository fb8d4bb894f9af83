package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.connector.store.PayloadArchive;
import io.github.odoosync.connector.store.RawPayload;
import io.github.odoosync.lane.Payload;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Raw payloads, in memory. */
final class MemoryArchive implements PayloadArchive {

  private record Kept(RawPayload raw, Instant at, Instant expires) {}

  private final Monitor monitor;
  private final Clock clock;
  private final Map<String, Kept> kept = new HashMap<>();

  MemoryArchive(Monitor monitor, Clock clock) {
    this.monitor = monitor;
    this.clock = clock;
  }

  @Override
  public String keep(RawPayload raw) {
    return monitor.call(
        () -> {
          Instant now = clock.instant();
          Kept fresh = new Kept(raw, now, now.plus(raw.keep()));
          kept.merge(raw.id(), fresh, MemoryArchive::longer);
          return raw.id();
        });
  }

  @Override
  public Optional<Payload> find(String id) {
    return monitor.call(() -> Optional.ofNullable(kept.get(id)).map(one -> one.raw().payload()));
  }

  @Override
  public List<String> of(String connector, String subject, int limit) {
    return monitor.call(
        () ->
            kept.values().stream()
                .filter(one -> one.raw().connector().equals(connector))
                .filter(one -> one.raw().subject().equals(subject))
                .sorted(Comparator.comparing(Kept::at).reversed())
                .limit(limit)
                .map(one -> one.raw().id())
                .toList());
  }

  int purge(int most) {
    Instant now = clock.instant();
    return MemoryConnectors.purge(kept, most, one -> one.expires().isBefore(now));
  }

  private static Kept longer(Kept before, Kept fresh) {
    return before.expires().isAfter(fresh.expires())
        ? new Kept(before.raw(), fresh.at(), before.expires())
        : fresh;
  }
}
