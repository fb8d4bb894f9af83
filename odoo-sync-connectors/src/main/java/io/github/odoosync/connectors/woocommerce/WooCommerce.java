package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorDescriptor;
import io.github.odoosync.connector.ConnectorProvider;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Setting;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.capability.CatalogueSource;
import io.github.odoosync.connector.capability.FulfilmentSink;
import io.github.odoosync.connector.capability.InventorySource;
import io.github.odoosync.connector.capability.OrderReader;
import io.github.odoosync.connector.capability.OrderSource;
import io.github.odoosync.connector.capability.StockSetter;
import io.github.odoosync.connector.http.RateLimit;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import java.util.List;

/** Opens connectors to shops on WooCommerce. Thread-safe. */
public final class WooCommerce implements ConnectorProvider {

  /** The system's short name, in descriptors and external keys. */
  public static final String SYSTEM = "woocommerce";

  /** The topic of the messages that its webhooks become. */
  public static final String TOPIC = "woocommerce";

  static final String SITE = "site";
  static final String CONSUMER_KEY = "consumer-key";
  static final String CONSUMER_SECRET = "consumer-secret";
  static final String WEBHOOK_SECRET = "webhook-secret";
  static final String PREVIOUS_WEBHOOK_SECRET = "previous-webhook-secret";
  static final String OVERLAP = "overlap";
  static final String LANGUAGE = "language";
  static final String CURRENCY = "currency";
  static final String LOCATION = "location";
  static final String COMPLETE_ORDERS = "complete-orders";
  static final String NOTIFY_CUSTOMERS = "notify-customers";
  static final String REQUESTS_AT_ONCE = "requests-at-once";

  private static final int USUAL_REQUESTS_AT_ONCE = 3;

  private static final ConnectorDescriptor DESCRIPTOR =
      ConnectorDescriptor.builder(SYSTEM, "1.0", "wc/v3")
          .capabilities(
              OrderSource.class,
              OrderReader.class,
              CatalogueSource.class,
              InventorySource.class,
              StockSetter.class,
              FulfilmentSink.class,
              WebhookReceiver.class)
          .settings(
              Setting.needed(
                  SITE,
                  Setting.Kind.URI,
                  "The address of the site, such as https://shop.example.com; https unless it is"
                      + " the own machine"),
              Setting.needed(
                  CONSUMER_KEY,
                  Setting.Kind.SECRET,
                  "The consumer key, ck_…, from WooCommerce, Settings, Advanced, REST API; with the"
                      + " right to read and write"),
              Setting.needed(
                  CONSUMER_SECRET,
                  Setting.Kind.SECRET,
                  "The consumer secret, cs_…, that was shown with the key"),
              Setting.optional(
                  WEBHOOK_SECRET,
                  Setting.Kind.SECRET,
                  "What webhooks are signed with, from the webhook's settings; without it none is"
                      + " taken"),
              Setting.optional(
                  PREVIOUS_WEBHOOK_SECRET,
                  Setting.Kind.SECRET,
                  "The secret before, while it is changed"),
              Setting.standard(
                  OVERLAP,
                  Setting.Kind.DURATION,
                  "PT5M",
                  "How far before the last change each reading of orders begins again"),
              Setting.standard(
                  LANGUAGE,
                  Setting.Kind.TEXT,
                  "en-US",
                  "The language of the products' names, by BCP 47"),
              Setting.optional(
                  CURRENCY,
                  Setting.Kind.TEXT,
                  "The shop's currency, by ISO 4217; without it the products' prices are left out"),
              Setting.optional(
                  LOCATION,
                  Setting.Kind.TEXT,
                  "The code of the location whose stock the shop sells, as documents have it; without"
                      + " it stock of any location is set"),
              Setting.choice(
                  COMPLETE_ORDERS,
                  Fulfilments.Completion.NAMES,
                  "When an order that was shipped becomes completed, of which the shop tells the"
                      + " customer; lines that need no shipping count as well"),
              Setting.optional(
                  NOTIFY_CUSTOMERS,
                  Setting.Kind.FLAG,
                  "Whether the shop sends the note of a shipment to the customer"),
              Setting.standard(
                  REQUESTS_AT_ONCE,
                  Setting.Kind.INTEGER,
                  Integer.toString(USUAL_REQUESTS_AT_ONCE),
                  "How many requests the shop's host gets at once, from 1 to 50"))
          .limits(List.of(limit("shop.example.com", USUAL_REQUESTS_AT_ONCE)))
          .build();

  private final WooCommerceOptions options;

  /** Knows the states of orders that WooCommerce has by itself. */
  public WooCommerce() {
    this(WooCommerceOptions.builder().build());
  }

  /** Takes from the application what no setting can say. */
  public WooCommerce(WooCommerceOptions options) {
    this.options = options;
  }

  @Override
  public ConnectorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Connector open(Settings settings, ConnectorRuntime runtime) {
    return new WooCommerceConnector(settings, options, runtime);
  }

  // WooCommerce has no limit of its own; the host behind it has few workers.
  static RateLimit limit(String shop, int requests) {
    return new RateLimit.Concurrent("woocommerce." + shop, requests);
  }
}
