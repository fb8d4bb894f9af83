package io.github.odoosync.connectors.xero;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorDescriptor;
import io.github.odoosync.connector.ConnectorProvider;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Setting;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.capability.InvoiceReader;
import io.github.odoosync.connector.capability.InvoiceSink;
import io.github.odoosync.connector.capability.InvoiceSource;
import io.github.odoosync.connector.http.RateLimit;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import java.time.Duration;
import java.util.List;

/** Opens connectors to organisations on Xero. Thread-safe. */
public final class Xero implements ConnectorProvider {

  /** The system's short name, in descriptors and external keys. */
  public static final String SYSTEM = "xero";

  /** The topic of the messages that its webhooks become. */
  public static final String TOPIC = "xero";

  static final String TENANT = "tenant";
  static final String CLIENT_ID = "client-id";
  static final String CLIENT_SECRET = "client-secret";
  static final String REFRESH_TOKEN = "refresh-token";
  static final String SALES_ACCOUNT = "sales-account";
  static final String PURCHASE_ACCOUNT = "purchase-account";
  static final String DRAFTS = "drafts";
  static final String ITEM_CODES = "item-codes";
  static final String OVERLAP = "overlap";
  static final String WEBHOOK_KEY = "webhook-key";
  static final String PREVIOUS_WEBHOOK_KEY = "previous-webhook-key";
  static final String ADDRESS = "address";
  static final String IDENTITY_ADDRESS = "identity-address";

  private static final ConnectorDescriptor DESCRIPTOR =
      ConnectorDescriptor.builder(SYSTEM, "1.0", "2.0")
          .capabilities(
              InvoiceSink.class, InvoiceSource.class, InvoiceReader.class, WebhookReceiver.class)
          .settings(
              Setting.needed(
                  TENANT, Setting.Kind.TEXT, "The id of the organisation, as /connections has it"),
              Setting.needed(
                  CLIENT_ID, Setting.Kind.TEXT, "The client id, from the app's settings"),
              Setting.needed(
                  CLIENT_SECRET, Setting.Kind.SECRET, "The client secret, from the app's settings"),
              Setting.optional(
                  REFRESH_TOKEN,
                  Setting.Kind.SECRET,
                  "The refresh token with which it begins, used where the token store holds none;"
                      + " left out for a custom connection"),
              Setting.optional(
                  SALES_ACCOUNT,
                  Setting.Kind.TEXT,
                  "The code of the account of sales where a line names none"),
              Setting.optional(
                  PURCHASE_ACCOUNT,
                  Setting.Kind.TEXT,
                  "The code of the account of purchases where a line names none"),
              Setting.optional(
                  DRAFTS, Setting.Kind.FLAG, "Whether invoices stay drafts for people to book"),
              Setting.optional(
                  ITEM_CODES,
                  Setting.Kind.FLAG,
                  "Whether article numbers are sent as item codes, which then have to be there"),
              Setting.standard(
                  OVERLAP,
                  Setting.Kind.DURATION,
                  "PT5M",
                  "How far before the last change each reading of invoices begins again"),
              Setting.optional(
                  WEBHOOK_KEY,
                  Setting.Kind.SECRET,
                  "The webhooks key, from the app's settings; without it no webhook is taken"),
              Setting.optional(
                  PREVIOUS_WEBHOOK_KEY, Setting.Kind.SECRET, "The key before, while it is changed"),
              Setting.standard(
                  ADDRESS,
                  Setting.Kind.URI,
                  "https://api.xero.com",
                  "Where Xero is; another one only for tests"),
              Setting.standard(
                  IDENTITY_ADDRESS,
                  Setting.Kind.URI,
                  "https://identity.xero.com",
                  "Where tokens are; another one only for tests"))
          .limits(limits("00000000-0000-0000-0000-000000000000"))
          .build();

  private final XeroOptions options;

  /** Names taxes as invoices name them. */
  public Xero() {
    this(XeroOptions.builder().build());
  }

  /** Takes from the application what no setting can say. */
  public Xero(XeroOptions options) {
    this.options = options;
  }

  @Override
  public ConnectorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Connector open(Settings settings, ConnectorRuntime runtime) {
    return new XeroConnector(settings, options, runtime);
  }

  static List<RateLimit> limits(String tenant) {
    return List.of(
        new RateLimit.Concurrent(scope(tenant, "concurrent"), 5),
        new RateLimit.Window(scope(tenant, "minute"), 60, Duration.ofMinutes(1)),
        new RateLimit.Window(scope(tenant, "day"), 5_000, Duration.ofDays(1)),
        new RateLimit.Window(APP, 10_000, Duration.ofMinutes(1)));
  }

  static final String APP = "xero.app";

  static String scope(String tenant, String limit) {
    return "xero.tenant." + tenant + "." + limit;
  }
}
