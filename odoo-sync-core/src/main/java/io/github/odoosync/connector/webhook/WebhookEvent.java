package io.github.odoosync.connector.webhook;

import io.github.odoosync.observe.SyncEvent;
import java.time.Instant;

/** What happened to requests at an endpoint. */
public sealed interface WebhookEvent extends SyncEvent {

  /**
   * A request was taken.
   *
   * @param at when
   * @param endpoint the endpoint's name
   * @param stored how many messages of it are stored now
   * @param known how many came before
   */
  record Taken(Instant at, String endpoint, int stored, int known) implements WebhookEvent {
    @Override
    public String name() {
      return "connector.webhook.taken";
    }
  }

  /**
   * A request was refused.
   *
   * @param at when
   * @param endpoint the endpoint's name
   * @param reason why
   */
  record Refused(Instant at, String endpoint, WebhookRefusal reason) implements WebhookEvent {
    @Override
    public String name() {
      return "connector.webhook.refused";
    }
  }

  /**
   * A request could not be stored, or its receiver failed; the sender was asked to send it again.
   *
   * @param at when
   * @param endpoint the endpoint's name
   * @param error the error's code, or the name of its class
   */
  record Failed(Instant at, String endpoint, String error) implements WebhookEvent {
    @Override
    public String name() {
      return "connector.webhook.failed";
    }
  }
}
