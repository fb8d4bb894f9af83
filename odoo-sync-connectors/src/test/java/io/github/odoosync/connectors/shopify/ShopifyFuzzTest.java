package io.github.odoosync.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.capability.OrderReader;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.connector.webhook.WebhookSecrets;
import io.github.odoosync.connector.webhook.WebhookVerdict;
import io.github.odoosync.connectors.fuzz.Mutations;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.standin.ShopifyOrder;
import io.github.odoosync.standin.ShopifyServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a shop sends is read, kept as unreadable, or refused with an error of this library. */
@Timeout(900)
class ShopifyFuzzTest {

  @Test
  void damagedOrders() {
    OrderQueries queries = queries();
    assertThat(read(queries, order())).isInstanceOf(SourceRecord.Found.class);

    Mutations.feed(
        1, List.of(order()), document -> assertThat(read(queries, document)).isNotNull());
  }

  @Test
  void damagedFulfilmentOrders() {
    byte[] open =
        """
        {"id": "gid://shopify/FulfillmentOrder/1", "status": "OPEN",
         "supportedActions": [{"action": "CREATE_FULFILLMENT"}],
         "assignedLocation": {"location": {"id": "gid://shopify/Location/1"}},
         "lineItems": {"nodes": [{"id": "gid://shopify/FulfillmentOrderLineItem/1", "sku": "TEE",
          "remainingQuantity": 2, "lineItem": {"id": "gid://shopify/LineItem/1"}}]}}"""
            .getBytes(StandardCharsets.UTF_8);
    Mutations.feed(
        2,
        List.of(open),
        document -> {
          Json order = Json.read(document);
          if (FulfilmentOrder.isOpen(order)) {
            List<Json> lines = order.get("lineItems").get("nodes").items();
            assertThat(FulfilmentOrder.read(order, lines)).isNotNull();
          }
        });
  }

  @Test
  void damagedErrors() {
    byte[] throttled =
        """
        {"errors": [{"message": "Throttled", "path": ["a"], "extensions": {"code": "THROTTLED"}}],
         "extensions": {"cost": {"requestedQueryCost": 202, "actualQueryCost": null,
          "throttleStatus": {"maximumAvailable": 1000.0, "currentlyAvailable": 118,
           "restoreRate": 50.0}}}, "data": {"change": {"userErrors": [{"field": ["input", "name"],
            "code": "INVALID", "message": "wrong"}]}}}"""
            .getBytes(StandardCharsets.UTF_8);
    HttpRequest request = HttpRequest.post("a", "/").build();
    Mutations.feed(
        3,
        List.of(throttled),
        document -> {
          HttpResponse answer = HttpResponse.of(request, 200, Map.of(), document, Shops.NOW);
          assertThat(GraphQl.signals("cost", answer)).isNotNull();
          UserErrors errors = answer.read(json -> UserErrors.read(json.get("data").get("change")));
          assertThat(errors.all()).isNotNull();
          GraphQlErrors.check(Query.STOCK_SET, answer);
        });
  }

  @Test
  void damagedWebhooks() {
    ShopifyWebhooks receiver =
        new ShopifyWebhooks(Shops.DOMAIN, WebhookSecrets.of(Secret.of(Shops.SECRET)));
    byte[] body =
        "{\"id\": 5, \"order_id\": 1001, \"inventory_item_id\": 9, \"updated_at\": \"x\"}"
            .getBytes(StandardCharsets.UTF_8);
    Mutations.feed(
        4,
        List.of(body),
        document -> {
          Map<String, List<String>> headers =
              ShopifyServer.signed(Shops.SECRET, Shops.DOMAIN, "refunds/create", "e", document)
                  .entrySet()
                  .stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
          WebhookRequest request = WebhookRequest.of("POST", "/", headers, document, Shops.NOW);
          WebhookVerdict verdict = receiver.receive(request);
          assertThat(((WebhookVerdict.Accepted) verdict).messages())
              .allSatisfy(message -> ShopifyEvent.of(message.message()).orderId());
        });
  }

  private static SourceRecord<SalesOrder> read(OrderQueries queries, byte[] document) {
    Json order = Json.read(document);
    return queries.record(order, any -> order.get("lineItems").get("nodes").items());
  }

  /** Orders are read here as they came, and nothing is asked for. */
  private static OrderQueries queries() {
    try (Connector connector = Shops.open("http://127.0.0.1:1")) {
      return (OrderQueries) connector.capability(OrderReader.class).orElseThrow();
    }
  }

  private static byte[] order() {
    try (ShopifyServer server = Shops.server()) {
      return Json.write(server.put(new ShopifyOrder("1001").line("TEE", 2, "10.00", "1")).asRead());
    }
  }
}
