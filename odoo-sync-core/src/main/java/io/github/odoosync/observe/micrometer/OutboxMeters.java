package io.github.odoosync.observe.micrometer;

import io.github.odoosync.lane.Trouble;
import io.github.odoosync.outbox.OutboxEvent;
import io.github.odoosync.outbox.OutboxEvent.Place;
import io.github.odoosync.writer.WriterEvent;

/** What became of messages and intents. */
final class OutboxMeters {

  private final Meters meters;

  OutboxMeters(Meters meters) {
    this.meters = meters;
  }

  void on(OutboxEvent event) {
    if (event instanceof OutboxEvent.MessageDone one) {
      message(one.place(), "done");
    } else if (event instanceof OutboxEvent.MessageRetried one) {
      trouble(one.place(), "retried", one.trouble());
    } else if (event instanceof OutboxEvent.MessageReleased one) {
      message(one.place(), "released");
    } else if (event instanceof OutboxEvent.MessageUnknown one) {
      trouble(one.place(), "unknown", one.trouble());
    } else if (event instanceof OutboxEvent.MessageParked one) {
      trouble(one.place(), "parked", one.trouble());
    } else if (event instanceof OutboxEvent.MessageDead one) {
      trouble(one.place(), "dead", one.trouble());
    } else if (event instanceof OutboxEvent.MessageAbandoned one) {
      message(one.place(), "abandoned");
    } else if (event instanceof OutboxEvent.HandlerTimedOut one) {
      message(one.place(), "timed-out");
    } else if (event instanceof OutboxEvent.ResultDropped one) {
      message(one.place(), "dropped");
    } else if (event instanceof OutboxEvent.StoreFailed one) {
      meters.count("store.failures", 1, "step", one.step());
    }
  }

  void on(WriterEvent event) {
    meters.count("writes", 1, "outcome", event.name().substring("writer.".length()));
    if (event instanceof WriterEvent.Rejected one) {
      meters.count("writes.rejected", 1, "category", Meters.tag(one.category()));
    }
  }

  private void message(Place place, String outcome) {
    meters.count("messages", 1, "consumer", place.consumer(), "outcome", outcome);
  }

  private void trouble(Place place, String outcome, Trouble trouble) {
    message(place, outcome);
    meters.count(
        "trouble",
        1,
        "consumer",
        place.consumer(),
        "category",
        Meters.tag(trouble.category()),
        "outcome",
        outcome);
  }
}
