package io.github.odoosync.connectors.woocommerce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.connector.webhook.WebhookRefusal;
import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.connector.webhook.WebhookSecrets;
import io.github.odoosync.connector.webhook.WebhookVerdict;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.standin.Webhooks;
import io.github.odoosync.standin.WooOrder;
import io.github.odoosync.standin.WooServer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a shop tells by webhooks. */
@Timeout(60)
class WooCommerceWebhooksTest {

  private static final String DELETED = "{\"id\":7}";

  private final WooCommerceWebhooks receiver = receiver(WooShops.SECRET);

  @Test
  void thePingIsThankedForAndTellsNothing() {
    WebhookVerdict verdict = receive(WooServer.ping());
    assertThat(((WebhookVerdict.Answered) verdict).answer().status()).isEqualTo(200);
    assertThat(refusal(new Webhooks.Hook(Map.of(), "webhook_id=7&webhook_id=8")))
        .isEqualTo(WebhookRefusal.UNSIGNED);
    assertThat(refusal(new Webhooks.Hook(Map.of(), DELETED))).isEqualTo(WebhookRefusal.UNSIGNED);
  }

  @Test
  void anEventNamesWhatIsToBeReadAgain() {
    try (WooServer server = new WooServer()) {
      server.put(new WooOrder(7).line("TEE", "1", "10"));
      server.tell(WooShops.SECRET, 7);
      InboxMessage message = accepted(server.webhooks().take().get(0));

      WooCommerceEvent event = WooCommerceEvent.of(message.message());
      assertThat(event.orderId()).contains("7");
      assertThat(event.topic()).isEqualTo("order.updated");
      assertThat(event.body().get("number").text()).isEqualTo("7");
      assertThat(event).hasToString("order.updated of shop");
      assertThat(message.message().key()).contains("order:7");
    }
  }

  @Test
  void twoOrdersThatChangeInOneSecondAreTwoEventsThoughTheirDeliveriesHaveOneId() {
    InboxMessage first = accepted(dated("order.updated", 7, "10:00:00"));
    InboxMessage second = accepted(dated("order.updated", 8, "10:00:00"));
    InboxMessage later = accepted(dated("order.updated", 7, "10:00:01"));

    assertThat(List.of(first, second, later))
        .extracting(WooCommerceWebhooksTest::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void aCopyIsKnownByItsContentWhateverIdItClaims() {
    Webhooks.Hook hook = dated("order.updated", 7, "10:00:00");
    Map<String, String> headers = new HashMap<>(hook.headers());
    headers.put("X-WC-Webhook-Delivery-ID", "another");

    assertThat(id(accepted(new Webhooks.Hook(headers, hook.text())))).isEqualTo(id(accepted(hook)));
  }

  @Test
  void whatIsDeletedAgainIsToldAgain() {
    assertThat(id(accepted(deleted(1)))).isEqualTo(id(accepted(deleted(1))));
    assertThat(id(accepted(deleted(1)))).isNotEqualTo(id(accepted(deleted(2))));
  }

  @Test
  void aSecretIsTheSameHoweverItIsEscaped() {
    Webhooks.Hook hook = WooServer.hook("a&b<c>\"d'", "order.deleted", DELETED.getBytes(UTF_8), 1);
    WooCommerceWebhooks escaped = receiver("a&amp;b&lt;c&gt;&quot;d&#039;");
    assertThat(escaped.receive(request(hook))).isInstanceOf(WebhookVerdict.Accepted.class);
    assertThat(receiver("a&b<c>\"d'").receive(request(hook)))
        .isInstanceOf(WebhookVerdict.Accepted.class);
  }

  @Test
  void whatNamesNoTopicIsRefused() {
    Webhooks.Hook hook = dated("order.updated", 7, "10:00:00");
    Map<String, String> headers = new HashMap<>(hook.headers());
    headers.remove("X-WC-Webhook-Topic");
    assertThatThrownBy(() -> receive(new Webhooks.Hook(headers, hook.text())))
        .isInstanceOf(DecodingException.class);
  }

  @Test
  void anActionIsToldThoughItIsAboutNothing() {
    byte[] body = "{\"action\":\"woocommerce_add_to_cart\",\"arg\":\"a\"}".getBytes(UTF_8);
    InboxMessage message =
        accepted(WooServer.hook(WooShops.SECRET, "action.woocommerce_add_to_cart", body, 1));
    assertThat(WooCommerceEvent.of(message.message()).orderId()).isEmpty();
  }

  private static Webhooks.Hook dated(String topic, int id, String time) {
    String body = "{\"id\":" + id + ",\"date_modified_gmt\":\"2026-03-01T" + time + "\"}";
    return WooServer.hook(WooShops.SECRET, topic, body.getBytes(UTF_8), 1);
  }

  private static Webhooks.Hook deleted(long second) {
    return WooServer.hook(WooShops.SECRET, "order.deleted", DELETED.getBytes(UTF_8), second);
  }

  private static WooCommerceWebhooks receiver(String secret) {
    return new WooCommerceWebhooks("shop", WebhookSecrets.of(Secret.of(secret)));
  }

  private InboxMessage accepted(Webhooks.Hook hook) {
    return ((WebhookVerdict.Accepted) receive(hook)).messages().get(0);
  }

  private WebhookRefusal refusal(Webhooks.Hook hook) {
    return ((WebhookVerdict.Refused) receive(hook)).reason();
  }

  private WebhookVerdict receive(Webhooks.Hook hook) {
    return receiver.receive(request(hook));
  }

  private static WebhookRequest request(Webhooks.Hook hook) {
    Map<String, List<String>> headers =
        hook.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
    return WebhookRequest.of(
        "POST", "/", headers, hook.body(), Instant.parse("2026-03-01T10:00:00Z"));
  }

  private static String id(InboxMessage message) {
    return message.message().id();
  }
}
