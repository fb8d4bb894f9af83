package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorDescriptor;
import io.github.odoosync.connector.ConnectorProvider;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Setting;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.capability.FulfilmentSink;
import io.github.odoosync.connector.capability.InventorySource;
import io.github.odoosync.connector.capability.OrderExport;
import io.github.odoosync.connector.capability.OrderReader;
import io.github.odoosync.connector.capability.OrderSource;
import io.github.odoosync.connector.capability.StockAdjuster;
import io.github.odoosync.connector.capability.StockSetter;
import io.github.odoosync.connector.http.RateLimit;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import java.util.List;

/** Opens connectors to shops on Shopify. Thread-safe. */
public final class Shopify implements ConnectorProvider {

  /** The system's short name, in descriptors and external keys. */
  public static final String SYSTEM = "shopify";

  /** The topic of the messages that its webhooks become. */
  public static final String TOPIC = "shopify";

  /** The version of the Admin API that all queries are written for. */
  public static final String API_VERSION = "2026-07";

  static final String SHOP = "shop";
  static final String ACCESS_TOKEN = "access-token";
  static final String CLIENT_ID = "client-id";
  static final String CLIENT_SECRET = "client-secret";
  static final String PREVIOUS_CLIENT_SECRET = "previous-client-secret";
  static final String LOCATION = "location";
  static final String NOTIFY_CUSTOMERS = "notify-customers";
  static final String OVERLAP = "overlap";
  static final String ADDRESS = "address";

  private static final ConnectorDescriptor DESCRIPTOR =
      ConnectorDescriptor.builder(SYSTEM, "1.0", API_VERSION)
          .capabilities(
              OrderSource.class,
              OrderReader.class,
              OrderExport.class,
              FulfilmentSink.class,
              InventorySource.class,
              StockSetter.class,
              StockAdjuster.class,
              WebhookReceiver.class)
          .settings(
              Setting.needed(
                  SHOP, Setting.Kind.TEXT, "The shop's domain, such as example.myshopify.com"),
              Setting.optional(
                  ACCESS_TOKEN,
                  Setting.Kind.SECRET,
                  "A token that does not expire; left out where client id and secret are given"),
              Setting.optional(
                  CLIENT_ID, Setting.Kind.TEXT, "The client id, from the app's settings"),
              Setting.optional(
                  CLIENT_SECRET,
                  Setting.Kind.SECRET,
                  "The client secret, from the app's settings: tokens are asked for with it, and"
                      + " webhooks are signed with it"),
              Setting.optional(
                  PREVIOUS_CLIENT_SECRET,
                  Setting.Kind.SECRET,
                  "The client secret before, as long as webhooks come that are signed with it"),
              Setting.optional(
                  LOCATION,
                  Setting.Kind.TEXT,
                  "The id of the location that is meant where a document names none: digits"),
              Setting.optional(
                  NOTIFY_CUSTOMERS,
                  Setting.Kind.FLAG,
                  "Whether Shopify writes to the customer when something was shipped"),
              Setting.standard(
                  OVERLAP,
                  Setting.Kind.DURATION,
                  "PT5M",
                  "How far before the last change each reading of orders begins again"),
              Setting.optional(
                  ADDRESS, Setting.Kind.URI, "Where the shop is, if not at its domain; for tests"))
          .limits(List.of(costs("example.myshopify.com")))
          .build();

  private final ShopifyOptions options;

  /** Knows locations by what the documents and the settings say. */
  public Shopify() {
    this(ShopifyOptions.builder().build());
  }

  /** Takes from the application what no setting can say. */
  public Shopify(ShopifyOptions options) {
    this.options = options;
  }

  @Override
  public ConnectorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Connector open(Settings settings, ConnectorRuntime runtime) {
    return new ShopifyConnector(settings, options, runtime);
  }

  // As a shop on the smallest plan has it; each answer says how it really is.
  static RateLimit costs(String shop) {
    return new RateLimit.Bucket("shopify." + shop + ".cost", 2_000, 100);
  }
}
