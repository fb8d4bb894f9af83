package io.github.odoosync.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.capability.EventSource;
import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.database.TestStore;
import io.github.odoosync.event.EventEnvelope;
import io.github.odoosync.event.OrderCancelled;
import io.github.odoosync.lane.Message;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.testing.ManualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events of a broker: in order for what they are about, and acknowledged after they are stored. */
class EventsTest {

  private final ManualClock clock = ManualClock.at("2026-03-01T10:00:00Z");
  private final TestStore store = TestStore.memory(clock);
  private final List<String> acknowledged = new ArrayList<>();

  /** One partition; what is there when an offset is acknowledged has to be in the inbox. */
  private final class Partition implements EventSource {

    private final List<EventEnvelope> events = new ArrayList<>();

    void add(String id, String order) {
      BusinessKey key = new BusinessKey("order", order);
      Instant at = Instant.parse("2026-03-01T09:00:00Z");
      events.add(EventEnvelope.of(OrderCancelled.of(key, at).build(), "/shop").id(id).build());
    }

    @Override
    public String stream() {
      return "events";
    }

    @Override
    public SourcePage<EventEnvelope> fetch(Cursor from, int limit) {
      int offset = from.isStart() ? 0 : Integer.parseInt(from.value());
      List<SourceRecord<EventEnvelope>> page = new ArrayList<>();
      for (EventEnvelope event : events.subList(offset, events.size())) {
        page.add(new SourceRecord.Found<>(event.id(), "", event));
      }
      return new SourcePage<>(page, new Cursor("" + events.size()), false);
    }

    @Override
    public void stored(Cursor upTo) {
      acknowledged.add(upTo.value() + " with " + store.lanes().snapshot("bus.events").depth());
    }
  }

  @Test
  void offsetsAreAcknowledgedAfterTheEventsAreStoredAndCopiesAreNoNews() {
    Partition partition = new Partition();
    partition.add("1", "S1");
    partition.add("2", "S2");
    partition.add("3", "S1");
    SourceLab lab =
        new SourceLab(
            store.connectors(),
            store.lanes(),
            clock,
            1,
            builder -> builder.feed(SourceFeed.events("bus", partition).build()));
    StreamName events = new StreamName("bus", "events");
    lab.run(events);
    assertThat(acknowledged).containsExactly("3 with 3");

    partition.add("2", "S2");
    partition.add("4", "S2");
    lab.run(events);
    List<Message> messages = store.drain("bus.events");
    assertThat(messages)
        .extracting(message -> ((SourceChange.Upserted) SourceChange.of(message)).event().id())
        .containsExactlyInAnyOrder("1", "2", "3", "4");
    assertThat(messages.stream().filter(each -> each.key().orElse("").endsWith("S1")))
        .extracting(message -> SourceChange.of(message).subject().id())
        .containsExactly("1", "3");
  }
}
