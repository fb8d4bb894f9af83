package io.github.odoosync.observe.micrometer;

import io.github.odoosync.capture.CaptureEvent;
import io.github.odoosync.connector.source.SourceEvent;
import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.connector.webhook.WebhookEvent;

/** What comes in: Odoo's changes, sources of connectors, webhooks. */
final class ReadingMeters {

  private final Meters meters;

  ReadingMeters(Meters meters) {
    this.meters = meters;
  }

  void on(CaptureEvent event) {
    if (event instanceof CaptureEvent.Stored one) {
      String lane = Meters.tag(one.lane());
      meters.count("capture.rows", one.rows(), "stream", one.stream(), "lane", lane);
      meters.count("capture.changes", one.changes(), "stream", one.stream(), "lane", lane);
    } else if (event instanceof CaptureEvent.FoundBySweep one) {
      trouble(one.stream(), "found-by-sweep");
    } else if (event instanceof CaptureEvent.Lost one) {
      trouble(one.stream(), "lost");
    } else if (event instanceof CaptureEvent.Unreadable one) {
      trouble(one.stream(), "unreadable");
    } else if (event instanceof CaptureEvent.Failed one) {
      trouble(one.stream(), "failed");
    }
  }

  private void trouble(String stream, String kind) {
    meters.count("capture.troubles", 1, "stream", stream, "kind", kind);
  }

  void on(SourceEvent event) {
    if (event instanceof SourceEvent.Stored one) {
      source("source.records", one.records(), one.stream());
      source("source.changes", one.changes(), one.stream());
      source("source.unreadable", one.unreadable(), one.stream());
    } else if (event instanceof SourceEvent.Failed one) {
      source("source.troubles", 1, one.stream());
    }
  }

  private void source(String name, long amount, StreamName stream) {
    meters.count(name, amount, "connector", stream.connector(), "stream", stream.stream());
  }

  void on(WebhookEvent event) {
    if (event instanceof WebhookEvent.Taken one) {
      webhook(one.endpoint(), "taken");
      meters.count(
          "webhook.messages", one.stored(), "endpoint", one.endpoint(), "outcome", "stored");
      meters.count("webhook.messages", one.known(), "endpoint", one.endpoint(), "outcome", "known");
    } else if (event instanceof WebhookEvent.Refused one) {
      webhook(one.endpoint(), Meters.tag(one.reason()));
    } else if (event instanceof WebhookEvent.Failed one) {
      webhook(one.endpoint(), "failed");
    }
  }

  private void webhook(String endpoint, String outcome) {
    meters.count("webhooks", 1, "endpoint", endpoint, "outcome", outcome);
  }
}
