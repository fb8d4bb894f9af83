package io.github.odoosync.capture;

import io.github.odoosync.event.BusinessEvent;
import io.github.odoosync.event.EventEnvelope;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import io.github.odoosync.outbox.Outbox;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a step has to store: records, and the messages that tell of them. Not thread-safe. */
final class News<T> {

  /** The type of the messages that carry business events. */
  private static final String EVENT_TYPE = "business.event";

  private final CaptureKind<T> kind;
  private final Outbox outbox;
  private final Positions positions;
  private final List<KnownRecord> records = new ArrayList<>();
  private final List<Enqueue> messages = new ArrayList<>();
  private final List<Long> changed = new ArrayList<>();

  News(CaptureKind<T> kind, Outbox outbox, Positions positions) {
    this.kind = kind;
    this.outbox = outbox;
    this.positions = positions;
  }

  void remember(KnownRecord record) {
    records.add(record);
  }

  /**
   * Tells a change.
   *
   * @param isNews whether it is one for consumers that know the record's last state
   * @param served the consumers that are being given their first state, and so this record's
   */
  void tell(Change change, boolean isNews, Set<String> served) {
    Set<String> consumers = new LinkedHashSet<>(served);
    if (isNews) {
      changed.add(change.subject().id());
      positions.consumers().stream()
          .filter(name -> hasPassed(name, change.subject().id()))
          .forEach(consumers::add);
    }
    if (!consumers.isEmpty()) {
      Message message = change.toMessage();
      consumers.forEach(name -> messages.add(new Enqueue(name, message, List.of())));
    }
  }

  // A consumer whose walk has not come to the record yet gets it, as it is then, by the walk.
  private boolean hasPassed(String consumer, long id) {
    return positions.walk(Positions.consumer(consumer)).lastId() >= id;
  }

  /** Tells the events of a record whose mark is another than before. */
  void tellEvents(Change.Subject subject, @Nullable KnownRecord before, String mark, T root) {
    String old = before == null ? "" : before.mark();
    if (old.equals(mark)) {
      return;
    }
    for (BusinessEvent event : kind.events(old, root)) {
      Message message = message(subject, event);
      for (String consumer : outbox.consumersOf(kind.eventTopic())) {
        messages.add(new Enqueue(consumer, message, List.of()));
      }
    }
  }

  private Message message(Change.Subject subject, BusinessEvent event) {
    String json = EventEnvelope.of(event, "/odoo/" + subject.stream()).build().toJson();
    return Message.of(kind.eventTopic(), EVENT_TYPE, 1)
        .key(subject.stream() + "/" + subject.id())
        .payload(Payload.stored(Payload.Format.JSON, json.getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  List<KnownRecord> records() {
    return records;
  }

  List<Enqueue> messages() {
    return messages;
  }

  /** Returns the roots whose change was news. */
  List<Long> changed() {
    return changed;
  }

  int changes() {
    return changed.size();
  }
}
