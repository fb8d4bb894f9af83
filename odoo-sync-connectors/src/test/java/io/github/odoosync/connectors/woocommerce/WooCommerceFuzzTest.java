package io.github.odoosync.connectors.woocommerce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.connector.webhook.WebhookSecrets;
import io.github.odoosync.connector.webhook.WebhookVerdict;
import io.github.odoosync.connectors.fuzz.Mutations;
import io.github.odoosync.connectors.support.Results;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.standin.WooOrder;
import io.github.odoosync.standin.WooServer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a shop sends is read, or refused with an error of this library. */
@Timeout(900)
class WooCommerceFuzzTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final HttpRequest REQUEST = HttpRequest.get("a", "/").build();

  private final WooOrder order =
      new WooOrder(7)
          .line("TEE", "3", "10.00")
          .freight("4.90")
          .refund(0, "1")
          .refundAmount("2.50", "Scratched");

  @Test
  void damagedOrders() {
    OrderMapper mapper =
        new OrderMapper(
            Site.of(URI.create("https://shop.example.com")), WooCommerceOptions.builder().build());
    List<Json> refunds = order.refunds(6).stream().map(Json::of).toList();
    Mutations.feed(
        1,
        List.of(Json.write(order.json(6))),
        document -> assertThat(mapper.order(Json.read(document), refunds)).isNotNull());
  }

  @Test
  void damagedRefunds() {
    Mutations.feed(
        2,
        List.of(Json.write(order.refunds(6))),
        document -> assertThat(Refunds.read(Json.read(document).items())).isNotNull());
  }

  @Test
  void damagedPages() {
    Mutations.feed(
        3,
        List.of(Json.write(List.of(order.json(6), new WooOrder(8).json(6)))),
        document -> {
          List<Json> items = Json.read(document).items();
          Walk walk = Walk.START.seen(items);
          assertThat(walk.next(5)).isNotNull();
          assertThat(walk.next(2).hasMoved(items)).isIn(true, false);
          assertThat(walk.next(2).news(items, 2)).hasSizeLessThanOrEqualTo(items.size());
        });
  }

  @Test
  void damagedProducts() {
    String product =
        "{\"id\":21,\"type\":\"variation\",\"parent_id\":20,\"sku\":\"A\",\"manage_stock\":true,"
            + "\"stock_quantity\":-3}";
    LocationRef location = WooShops.location();
    ProductRef ref = ProductRef.builder().set(ProductRef.SKU, "A").build();
    Mutations.feed(
        7,
        List.of(product.getBytes(UTF_8)),
        document ->
            assertThat(Stocked.read(Json.read(document), null).level(ref, location, Unit.ONE))
                .isNotNull());
  }

  @Test
  void damagedShipmentsThatAnOrderKeeps() {
    Shipment shipment = WooShops.shipment("OUT/1", "7", "1Z1", "2");
    Told told = Results.done(Told.of(shipment, Json.of(order.json(6))));
    order.keep(String.valueOf(told.meta().get("key")), told.meta().get("value"));
    order.keep("_odoo_sync_shipment_b", told.meta().get("value"));
    Mutations.feed(
        8,
        List.of(Json.write(order.json(6))),
        document -> {
          Json kept = Json.read(document);
          assertThat(Told.of(shipment, kept)).isNotNull();
          assertThat(told.shipped(kept)).isNotEmpty();
        });
  }

  @Test
  void damagedEvents() {
    WooCommerceWebhooks receiver =
        new WooCommerceWebhooks("shop", WebhookSecrets.of(Secret.of("s")));
    Mutations.feed(
        4,
        List.of(Json.write(order.json(2)), "{\"id\":7}".getBytes(UTF_8)),
        document -> {
          Map<String, List<String>> headers =
              WooServer.hook("s", "order.updated", document, 1).headers().entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
          WebhookVerdict verdict =
              receiver.receive(WebhookRequest.of("POST", "/", headers, document, NOW));
          assertThat(verdict).isInstanceOf(WebhookVerdict.Accepted.class);
        });
  }

  @Test
  void damagedRefusals() {
    String error =
        "<br />\n<b>Notice</b>: [1] {a}<br />\n"
            + "{\"code\":\"rest_invalid_param\",\"message\":\"Invalid parameter(s): status\","
            + "\"data\":{\"status\":400,\"params\":{\"status\":\"Not one of\"},\"details\":[]}}";
    Mutations.feed(
        5,
        List.of(error.getBytes(UTF_8)),
        document ->
            Refusal.of(HttpResponse.of(REQUEST, 400, Map.of(), document, NOW))
                .ifPresent(refusal -> assertThat(refusal.text()).isNotBlank()));
  }

  @Test
  void damagedAnswersWithNotices() {
    byte[] notices =
        "\ufeff<br />\n<b>Notice</b>: [1] {a}<br />\n[{\"id\":7}]\nBye".getBytes(UTF_8);
    Mutations.feed(
        6,
        List.of(notices, "[".repeat(30_000).getBytes(UTF_8), "\n[".repeat(9_000).getBytes(UTF_8)),
        document ->
            assertThat(
                    Answers.read(
                        REQUEST,
                        HttpResponse.of(REQUEST, 200, Map.of(), document, NOW),
                        Json::tree))
                .isNotNull());
  }
}
