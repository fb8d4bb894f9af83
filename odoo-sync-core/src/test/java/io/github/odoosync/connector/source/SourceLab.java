package io.github.odoosync.connector.source;

import io.github.odoosync.connector.store.ConnectorStore;
import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.observe.SyncEvent;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** One node that reads logs, by a clock of its own; several share a store. */
final class SourceLab {

  static final StreamName LOG = new StreamName("shop", "log");
  static final RecordForm<String> FORM = value -> Map.of("value", value);

  final List<SyncEvent> events = new ArrayList<>();
  final Sources sources;
  private final ManualClock clock;
  private long nanos;

  SourceLab(
      ConnectorStore store,
      LaneStore lanes,
      ManualClock clock,
      long seed,
      UnaryOperator<Sources.Builder> feeds) {
    this.clock = clock;
    this.sources =
        feeds
            .apply(Sources.builder(store, Outbox.on(lanes)))
            .clock(clock)
            .nanos(() -> nanos)
            .random(new Random(seed))
            .lease(Duration.ofMinutes(1))
            .listener(events::add)
            .build();
  }

  static SourceFeed.Builder<String> feed(Log log) {
    return SourceFeed.of("shop", log, FORM).pageSize(3);
  }

  /** Lets time pass on this node, and by the database's clock. */
  void pass(Duration time) {
    nanos += time.toNanos();
    clock.advance(time);
  }

  /** Does what is due on a stream, up to its next look for what is new. */
  Duration run(StreamName stream) {
    long wait = 0;
    for (int step = 0; wait == 0; step++) {
      if (step > 1_000) {
        throw new AssertionError(stream + " never rests");
      }
      wait = sources.step(stream);
    }
    return Duration.ofNanos(wait);
  }

  <E extends SyncEvent> List<E> told(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Writes changes as {@code id=value}, {@code id gone} and {@code id?} in their order. */
  static List<String> texts(List<Message> messages) {
    return messages.stream().map(SourceChange::of).map(SourceLab::text).toList();
  }

  private static String text(SourceChange change) {
    String id = change.subject().id();
    if (change instanceof SourceChange.Upserted upserted) {
      return id + "=" + upserted.content().get("value");
    }
    return change instanceof SourceChange.Gone ? id + " gone" : id + "?";
  }
}
