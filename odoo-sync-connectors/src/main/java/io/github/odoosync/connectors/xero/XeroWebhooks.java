package io.github.odoosync.connectors.xero;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import io.github.odoosync.connector.webhook.WebhookRefusal;
import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.connector.webhook.WebhookResponse;
import io.github.odoosync.connector.webhook.WebhookSecrets;
import io.github.odoosync.connector.webhook.WebhookVerdict;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Takes Xero's events in. Before it sends any it tries out whether signatures are checked: what is
 * signed wrong has to be answered with 401, what is signed right with 200, both without a body.
 */
final class XeroWebhooks implements WebhookReceiver {

  private static final String SIGNATURE = "x-xero-signature";

  private final WebhookSecrets secrets;

  XeroWebhooks(WebhookSecrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public WebhookVerdict receive(WebhookRequest request) {
    String signature = request.header(SIGNATURE).orElse("");
    if (signature.isEmpty()) {
      return new WebhookVerdict.Refused(WebhookRefusal.UNSIGNED);
    }
    if (!secrets.matches(request.body(), bytes(signature))) {
      return new WebhookVerdict.Refused(WebhookRefusal.BAD_SIGNATURE);
    }
    List<InboxMessage> messages = new ArrayList<>();
    for (Json event : Json.read(request.body()).get("events").items()) {
      messages.add(message(event));
    }
    return messages.isEmpty()
        ? new WebhookVerdict.Answered(WebhookResponse.of(200))
        : new WebhookVerdict.Accepted(messages);
  }

  private static InboxMessage message(Json json) {
    XeroEvent event = XeroEvent.read(json);
    Message.Builder message =
        Message.of(Xero.TOPIC, XeroEvent.TYPE, XeroEvent.VERSION)
            .payload(Payload.bytes(Json.write(json.tree())))
            .key(event.subject());
    return InboxMessage.of(event.source(), event.id(), message)
        .fingerprint(Fingerprint.of(event.id().getBytes(UTF_8)))
        .build();
  }

  private static byte[] bytes(String signature) {
    try {
      return Base64.getDecoder().decode(signature);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
