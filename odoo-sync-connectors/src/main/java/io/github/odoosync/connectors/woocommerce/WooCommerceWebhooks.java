package io.github.odoosync.connectors.woocommerce;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import io.github.odoosync.connector.webhook.WebhookRefusal;
import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.connector.webhook.WebhookResponse;
import io.github.odoosync.connector.webhook.WebhookSecrets;
import io.github.odoosync.connector.webhook.WebhookVerdict;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Takes a shop's webhooks in. Only their body is signed, there is no time in it, and the ids of
 * deliveries collide: so a copy is known by its content.
 */
final class WooCommerceWebhooks implements WebhookReceiver {

  private static final String HEADER = "X-WC-Webhook-";

  private final String shop;
  private final WebhookSecrets secrets;

  WooCommerceWebhooks(String shop, WebhookSecrets secrets) {
    this.shop = shop;
    this.secrets = secrets.withKeys(WooCommerceWebhooks::key);
  }

  @Override
  public WebhookVerdict receive(WebhookRequest request) {
    String signature = header(request, "Signature").orElse("");
    if (signature.isEmpty()) {
      return isPing(request)
          ? new WebhookVerdict.Answered(WebhookResponse.of(200))
          : new WebhookVerdict.Refused(WebhookRefusal.UNSIGNED);
    }
    if (!secrets.matches(request.body(), bytes(signature))) {
      return new WebhookVerdict.Refused(WebhookRefusal.BAD_SIGNATURE);
    }
    return new WebhookVerdict.Accepted(List.of(message(request)));
  }

  // Sent when a webhook is saved, and never signed: it tells nothing, and is thanked for.
  private static boolean isPing(WebhookRequest request) {
    byte[] body = request.body();
    return body.length < 40 && new String(body, UTF_8).matches("webhook_id=[0-9]{1,20}");
  }

  private InboxMessage message(WebhookRequest request) {
    String topic = header(request, "Topic").orElse("");
    if (!topic.matches("[a-z_]{1,40}\\.[A-Za-z0-9_-]{1,100}")) {
      throw new DecodingException(
          Failure.of(ErrorCode.FOREIGN_DATA, "The webhook names no topic"), null);
    }
    Json body = Json.read(request.body());
    Message.Builder message =
        Message.of(WooCommerce.TOPIC, WooCommerceEvent.TYPE, WooCommerceEvent.VERSION)
            .payload(Payload.bytes(request.body()))
            .header(WooCommerceEvent.TOPIC_HEADER, topic);
    WooCommerceEvent.subject(topic, body).ifPresent(message::key);
    Fingerprint known = fingerprint(request, topic, body);
    return InboxMessage.of(WooCommerceEvent.source(shop), topic + ":" + known.value(), message)
        .fingerprint(known)
        .build();
  }

  // A body without a time, as of a deletion, is the same each time: its delivery tells them apart.
  private static Fingerprint fingerprint(WebhookRequest request, String topic, Json body) {
    String delivery =
        WooCommerceEvent.isDated(body) ? "" : header(request, "Delivery-ID").orElse("");
    byte[] head = (topic + "\n" + delivery + "\n").getBytes(UTF_8);
    byte[] content = request.body();
    byte[] all = new byte[head.length + content.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(content, 0, all, head.length, content.length);
    return Fingerprint.of(all);
  }

  /** Returns the key that is made of a secret: WooCommerce resolves what is escaped for HTML. */
  private static byte[] key(String secret) {
    return secret
        .replaceAll("&#0*39;|&#[xX]0*27;|&apos;", "'")
        .replaceAll("&quot;|&#0*34;|&#[xX]0*22;", "\"")
        .replaceAll("&lt;|&#0*60;|&#[xX]0*3[cC];", "<")
        .replaceAll("&gt;|&#0*62;|&#[xX]0*3[eE];", ">")
        .replaceAll("&amp;|&#0*38;|&#[xX]0*26;", "&")
        .getBytes(UTF_8);
  }

  private static Optional<String> header(WebhookRequest request, String name) {
    return request.header(HEADER + name);
  }

  private static byte[] bytes(String signature) {
    try {
      return Base64.getDecoder().decode(signature);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
