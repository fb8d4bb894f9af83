package io.github.odoosync.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.capability.OrderReader;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import io.github.odoosync.connector.webhook.WebhookRefusal;
import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.connector.webhook.WebhookSecrets;
import io.github.odoosync.connector.webhook.WebhookVerdict;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.lane.Message;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.standin.ShopifyOrder;
import io.github.odoosync.standin.ShopifyServer;
import io.github.odoosync.standin.Webhooks.Hook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a shop tells is taken once for each event, and says what to read again. */
@Timeout(60)
class ShopifyWebhooksTest {

  private static final byte[] BODY = "{\"id\": 1001}".getBytes(StandardCharsets.UTF_8);

  private final ShopifyServer server = Shops.server();
  private final Connector connector = Shops.open(server.address());
  private final WebhookReceiver receiver =
      connector.capability(WebhookReceiver.class).orElseThrow();

  @AfterEach
  void close() {
    connector.close();
    server.close();
  }

  @Test
  void aPublishedSignatureIsTaken() {
    WebhookReceiver known =
        new ShopifyWebhooks(Shops.DOMAIN, WebhookSecrets.of(Secret.of("test_secret_key")));
    byte[] body = "{\"foo\": \"bar\"}".getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers =
        ShopifyServer.signed("other", Shops.DOMAIN, "orders/create", "e", body);
    headers.put("X-Shopify-Hmac-Sha256", "B23tXN681gZ0qIWNRrgtzBE9XSDo5yaUu6wfmhu3a7g=");

    assertThat(known.receive(request(headers, body))).isInstanceOf(WebhookVerdict.Accepted.class);
  }

  @Test
  void anEventSaysWhichOrderToReadAgain() {
    server.put(new ShopifyOrder("1001").line("TEE", 1, "1.00", "1"));

    Message message = hooks().stream().map(this::taken).findFirst().orElseThrow().message();
    ShopifyEvent event = ShopifyEvent.of(message);
    assertThat(message.topic()).isEqualTo(Shopify.TOPIC);
    assertThat(message.key()).contains("order:1001");
    assertThat(event.topic()).isEqualTo("orders/create");
    assertThat(event.shop()).isEqualTo(Shops.DOMAIN);

    OrderReader reader = connector.capability(OrderReader.class).orElseThrow();
    assertThat(event.orderId().flatMap(reader::read)).isPresent();
  }

  @Test
  void oneEventByTwoSubscriptionsIsOneMessage() {
    Map<String, String> first =
        ShopifyServer.signed(Shops.SECRET, Shops.DOMAIN, "orders/updated", "e1", BODY);
    byte[] fewer = "{\"id\": 1001, \"name\": \"#1001\"}".getBytes(StandardCharsets.UTF_8);
    Map<String, String> second =
        ShopifyServer.signed(Shops.SECRET, Shops.DOMAIN, "orders/updated", "e1", fewer);
    second.put("X-Shopify-Webhook-Id", "another delivery");

    InboxMessage one = taken(Hook.of(first, BODY));
    InboxMessage two = taken(Hook.of(second, fewer));
    assertThat(two.message().id()).isEqualTo(one.message().id());
    assertThat(two.fingerprint()).isEqualTo(one.fingerprint());
  }

  @Test
  void oneEventOfTwoTopicsIsTwoMessages() {
    Map<String, String> created =
        ShopifyServer.signed(Shops.SECRET, Shops.DOMAIN, "orders/create", "e1", BODY);
    Map<String, String> paid =
        ShopifyServer.signed(Shops.SECRET, Shops.DOMAIN, "orders/paid", "e1", BODY);

    assertThat(taken(Hook.of(created, BODY)).message().id())
        .isNotEqualTo(taken(Hook.of(paid, BODY)).message().id());
  }

  @Test
  void withoutAnEventTheDeliveryIsWhatIsKnown() {
    Map<String, String> headers =
        ShopifyServer.signed(Shops.SECRET, Shops.DOMAIN, "orders/create", "e1", BODY);
    headers.remove("X-Shopify-Event-Id");

    assertThat(taken(Hook.of(headers, BODY)).message().id()).endsWith("orders/create:hook-e1");
  }

  @Test
  void newerDeliveriesLeaveOutTheX() {
    Map<String, String> headers = new HashMap<>();
    ShopifyServer.signed(Shops.SECRET, Shops.DOMAIN, "orders/create", "e1", BODY)
        .forEach((name, value) -> headers.put(name.replace("X-Shopify", "shopify"), value));

    assertThat(taken(Hook.of(headers, BODY)).message().key()).contains("order:1001");
  }

  @Test
  void whatIsOfAnotherShopIsRefused() {
    Map<String, String> headers =
        ShopifyServer.signed(Shops.SECRET, "caps.myshopify.com", "orders/create", "e1", BODY);

    assertThat(receiver.receive(request(headers, BODY)))
        .isEqualTo(new WebhookVerdict.Refused(WebhookRefusal.OTHER_ACCOUNT));
  }

  @Test
  void whatNamesNoTopicIsNotReadable() {
    Map<String, String> headers =
        ShopifyServer.signed(Shops.SECRET, Shops.DOMAIN, "orders/create", "e1", BODY);
    headers.put("X-Shopify-Topic", "orders/create\n");

    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> receiver.receive(request(headers, BODY)));
  }

  @Test
  void eventsOfFulfilmentsAndStockAreInTheOrderOfWhatTheyAreAbout() {
    assertThat(key("fulfillments/create", "{\"id\": 5, \"order_id\": 1001}"))
        .isEqualTo("order:1001");
    assertThat(key("inventory_levels/update", "{\"inventory_item_id\": 9, \"available\": 2}"))
        .isEqualTo("inventory-item:9");
    assertThat(key("products/update", "{\"id\": 3}")).isEqualTo("products:3");
  }

  private String key(String topic, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers =
        ShopifyServer.signed(Shops.SECRET, Shops.DOMAIN, topic, "e1", body);
    return taken(Hook.of(headers, body)).message().key().orElseThrow();
  }

  private List<Hook> hooks() {
    List<Hook> hooks = new ArrayList<>();
    server
        .webhooks()
        .sendBy(
            hook -> {
              hooks.add(hook);
              return 200;
            },
            1);
    return hooks;
  }

  private InboxMessage taken(Hook hook) {
    WebhookVerdict verdict = receiver.receive(request(hook.headers(), hook.body()));
    return ((WebhookVerdict.Accepted) verdict).messages().get(0);
  }

  private static WebhookRequest request(Map<String, String> headers, byte[] body) {
    Map<String, List<String>> all =
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
    return WebhookRequest.of("POST", "/", all, body, Shops.NOW);
  }
}
