package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.capability.SetStock;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.order.OrderState;
import io.github.odoosync.model.shipment.Flow;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.TransferStatus;
import io.github.odoosync.standin.WooServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shop of the tests, and what is sent to it. */
final class WooShops {

  static final String SECRET = "the <webhook> secret";
  static final String OLD_SECRET = "the secret before";

  private WooShops() {}

  static Map<String, String> settings(String address) {
    Map<String, String> settings = new HashMap<>();
    settings.put(WooCommerce.SITE, address);
    settings.put(WooCommerce.CONSUMER_KEY, WooServer.KEY);
    settings.put(WooCommerce.CONSUMER_SECRET, WooServer.SECRET);
    settings.put(WooCommerce.WEBHOOK_SECRET, SECRET);
    settings.put(WooCommerce.PREVIOUS_WEBHOOK_SECRET, OLD_SECRET);
    settings.put(WooCommerce.OVERLAP, "PT2S");
    return settings;
  }

  static Connector open(WooServer server) {
    return open(settings(server.address()));
  }

  static Connector open(Map<String, String> settings) {
    WooCommerce provider =
        new WooCommerce(
            WooCommerceOptions.builder().state("in-production", OrderState.CONFIRMED).build());
    return provider.open(
        Settings.of(provider.descriptor(), settings), ConnectorRuntime.builder().build());
  }

  static SetStock set(String sku, String quantity, @Nullable String expected) {
    return new SetStock(
        ProductRef.builder().set(ProductRef.SKU, sku).build(),
        location(),
        Quantity.of(quantity, Unit.ONE),
        expected == null ? null : Quantity.of(expected, Unit.ONE),
        "correction");
  }

  /** Returns a shipment of an order: lines by their number and how much of them was shipped. */
  static Shipment shipment(String key, String order, @Nullable String number, String... done) {
    List<GoodsLine> lines = new ArrayList<>();
    for (String quantity : done) {
      lines.add(
          GoodsLine.builder()
              .set(GoodsLine.ORDER_LINE, order + "00" + (lines.size() + 1))
              .set(GoodsLine.PRODUCT, ProductRef.builder().set(ProductRef.SKU, "TEE").build())
              .set(GoodsLine.DONE, Quantity.of(quantity, Unit.ONE))
              .build());
    }
    return Shipment.builder()
        .set(Document.KEY, new BusinessKey("shipment", key))
        .set(Shipment.FLOW, Flow.DELIVERY)
        .set(Shipment.STATUS, TransferStatus.DONE)
        .set(Shipment.ORDERS, List.of(new BusinessKey("sales-order", order)))
        .set(Shipment.LINES, lines)
        .set(
            Shipment.TRACKING_NUMBERS,
            number == null
                ? List.of()
                : List.of(new TrackingNumber("UPS", number, Instant.parse("2026-03-01T10:00:00Z"))))
        .build();
  }

  static LocationRef location() {
    return LocationRef.builder().set(LocationRef.CODE, "MAIN").build();
  }

  static <T> T found(SourceRecord<T> record) {
    if (record instanceof SourceRecord.Found<T> found) {
      return found.value();
    }
    throw new AssertionError("Not found: " + record);
  }
}
