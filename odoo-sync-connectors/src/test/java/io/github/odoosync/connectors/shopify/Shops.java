package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.capability.SetStock;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.Flow;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.TransferStatus;
import io.github.odoosync.standin.ShopifyServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shop of the tests, and what is sent to it. */
final class Shops {

  static final String DOMAIN = "tees.myshopify.com";
  static final String SECRET = "shpss_client-secret";
  static final String OLD_SECRET = "shpss_older-secret";
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private Shops() {}

  static ShopifyServer server() {
    return new ShopifyServer(DOMAIN, SECRET);
  }

  static Map<String, String> settings(String address) {
    return Map.of(
        "address", address,
        "shop", DOMAIN,
        "client-id", "client-7",
        "client-secret", SECRET,
        "previous-client-secret", OLD_SECRET,
        "location", "1",
        "overlap", "PT1S");
  }

  static Connector open(String address) {
    return open(address, Map.of(), ConnectorRuntime.builder().build());
  }

  static Connector open(String address, Map<String, String> more, ConnectorRuntime runtime) {
    ShopifyOptions options = ShopifyOptions.builder().location("BERLIN", "2").build();
    Shopify provider = new Shopify(options);
    Map<String, String> settings = new HashMap<>(settings(address));
    settings.putAll(more);
    return provider.open(Settings.of(provider.descriptor(), settings), runtime);
  }

  /** Returns a shipment of an order: lines by their number and how much of them was shipped. */
  static Shipment shipment(String order, @Nullable String trackingNumber, int... done) {
    List<GoodsLine> lines = new ArrayList<>();
    for (int quantity : done) {
      lines.add(
          GoodsLine.builder()
              .set(GoodsLine.ORDER_LINE, order + (lines.size() + 1))
              .set(GoodsLine.PRODUCT, sku("TEE"))
              .set(GoodsLine.DONE, Quantity.pieces(quantity))
              .build());
    }
    return Shipment.builder()
        .set(Document.KEY, new BusinessKey("shipment", "OUT/" + order))
        .set(Shipment.FLOW, Flow.DELIVERY)
        .set(Shipment.STATUS, TransferStatus.DONE)
        .set(Shipment.ORDERS, List.of(new BusinessKey("sales-order", "#" + order)))
        .set(Shipment.LINES, lines)
        .set(
            Shipment.TRACKING_NUMBERS,
            trackingNumber == null
                ? List.of()
                : List.of(new TrackingNumber("UPS", trackingNumber, NOW)))
        .build();
  }

  static ProductRef sku(String sku) {
    return ProductRef.builder().set(ProductRef.SKU, sku).build();
  }

  static LocationRef location(String code) {
    return LocationRef.builder().set(LocationRef.CODE, code).build();
  }

  static SetStock set(String sku, int quantity, @Nullable Integer expected) {
    return new SetStock(
        sku(sku),
        location("MAIN"),
        Quantity.pieces(quantity),
        expected == null ? null : Quantity.pieces(expected),
        "correction");
  }
}
