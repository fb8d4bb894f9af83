package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import io.github.odoosync.connector.webhook.WebhookRefusal;
import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.connector.webhook.WebhookSecrets;
import io.github.odoosync.connector.webhook.WebhookVerdict;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes a shop's webhooks in. Only their body is signed: topic, shop and ids are not, so what they
 * say is believed no further than that something of the shop is to be read again.
 */
final class ShopifyWebhooks implements WebhookReceiver {

  private final String shop;
  private final WebhookSecrets secrets;

  ShopifyWebhooks(String shop, WebhookSecrets secrets) {
    this.shop = shop;
    this.secrets = secrets;
  }

  @Override
  public WebhookVerdict receive(WebhookRequest request) {
    String signature = header(request, "Hmac-Sha256").orElse("");
    if (signature.isEmpty()) {
      return new WebhookVerdict.Refused(WebhookRefusal.UNSIGNED);
    }
    if (!secrets.matches(request.body(), bytes(signature))) {
      return new WebhookVerdict.Refused(WebhookRefusal.BAD_SIGNATURE);
    }
    String sender = header(request, "Shop-Domain").orElse("");
    if (!sender.toLowerCase(Locale.ROOT).equals(shop)) {
      return new WebhookVerdict.Refused(WebhookRefusal.OTHER_ACCOUNT);
    }
    return new WebhookVerdict.Accepted(List.of(message(request)));
  }

  private InboxMessage message(WebhookRequest request) {
    String topic = header(request, "Topic").orElse("");
    // One event reaches us by several subscriptions: each a delivery, all of them one event.
    String id = header(request, "Event-Id").or(() -> header(request, "Webhook-Id")).orElse("");
    if (!topic.matches("[a-z0-9_/]{1,80}") || !id.matches("[A-Za-z0-9_-]{1,100}")) {
      throw new DecodingException(
          Failure.of(ErrorCode.FOREIGN_DATA, "The webhook names no topic or has no id"), null);
    }
    Message.Builder message =
        Message.of(Shopify.TOPIC, ShopifyEvent.TYPE, ShopifyEvent.VERSION)
            .payload(Payload.bytes(request.body()))
            .header(ShopifyEvent.TOPIC_HEADER, topic);
    ShopifyEvent.subject(topic, Json.read(request.body())).ifPresent(message::key);
    String known = topic + ":" + id;
    // Subscriptions may ask for different fields, so the same event has different bodies.
    InboxMessage.Builder built =
        InboxMessage.of(ShopifyEvent.source(shop), known, message)
            .fingerprint(Fingerprint.of(known.getBytes(StandardCharsets.UTF_8)));
    header(request, "Triggered-At").flatMap(ShopifyWebhooks::time).ifPresent(built::sentAt);
    return built.build();
  }

  // Newer deliveries leave out the X.
  private static Optional<String> header(WebhookRequest request, String name) {
    return request.header("X-Shopify-" + name).or(() -> request.header("Shopify-" + name));
  }

  private static byte[] bytes(String signature) {
    try {
      return Base64.getDecoder().decode(signature);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
