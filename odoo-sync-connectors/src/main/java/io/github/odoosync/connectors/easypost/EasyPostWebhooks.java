package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import io.github.odoosync.connector.webhook.WebhookRefusal;
import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.connector.webhook.WebhookSecrets;
import io.github.odoosync.connector.webhook.WebhookVerdict;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Takes EasyPost's events in, signed over their bytes. */
final class EasyPostWebhooks implements WebhookReceiver {

  private static final String SIGNATURE = "X-Hmac-Signature";

  private final String account;
  private final WebhookSecrets secrets;

  EasyPostWebhooks(String account, WebhookSecrets secrets) {
    this.account = account;
    this.secrets = secrets.withKeys(EasyPostWebhooks::key);
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
    return new WebhookVerdict.Accepted(List.of(message(request.body())));
  }

  // EasyPost decomposes the secret first: é is two characters in its key.
  private static byte[] key(String secret) {
    return Normalizer.normalize(secret, Normalizer.Form.NFKD).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String signature) {
    try {
      return HexFormat.of().parseHex(signature.substring(signature.indexOf('=') + 1));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private InboxMessage message(byte[] body) {
    EasyPostEvent event = EasyPostEvent.read(account, Json.read(body));
    Message.Builder message =
        Message.of(EasyPost.TOPIC, EasyPostEvent.TYPE, EasyPostEvent.VERSION)
            .payload(Payload.bytes(body));
    event.subject().ifPresent(message::key);
    InboxMessage.Builder known =
        InboxMessage.of(EasyPostEvent.source(account), event.id(), message);
    event.createdAt().ifPresent(known::sentAt);
    // A copy tells also to whom it was sent before, so its bytes differ.
    return known
        .fingerprint(
            Fingerprint.ofJson(Map.of("id", event.id(), "description", event.description())))
        .build();
  }
}
