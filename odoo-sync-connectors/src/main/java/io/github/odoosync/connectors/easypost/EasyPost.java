package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorDescriptor;
import io.github.odoosync.connector.ConnectorProvider;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Setting;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.capability.LabelService;
import io.github.odoosync.connector.capability.RateQuoter;
import io.github.odoosync.connector.capability.TrackingSource;
import io.github.odoosync.connector.http.RateLimit;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import java.time.Duration;
import java.util.List;

/** Opens connectors to EasyPost. Thread-safe. */
public final class EasyPost implements ConnectorProvider {

  /** The system's short name, in descriptors and external keys. */
  public static final String SYSTEM = "easypost";

  /** The topic of the messages that its webhooks become. */
  public static final String TOPIC = "easypost";

  static final String ADDRESS = "address";
  static final String ACCOUNT = "account";
  static final String API_KEY = "api-key";
  static final String SENDER_ADDRESS = "sender-address";
  static final String WEBHOOK_SECRET = "webhook-secret";
  static final String PREVIOUS_WEBHOOK_SECRET = "previous-webhook-secret";

  private static final ConnectorDescriptor DESCRIPTOR =
      ConnectorDescriptor.builder(SYSTEM, "1.0", "v2")
          .capabilities(
              RateQuoter.class, LabelService.class, TrackingSource.class, WebhookReceiver.class)
          .settings(
              Setting.needed(
                  API_KEY,
                  Setting.Kind.SECRET,
                  "The API key, from the account's settings; a test key makes test labels"),
              Setting.standard(
                  ACCOUNT,
                  Setting.Kind.TEXT,
                  "main",
                  "A name of your own for the account: letters, digits, dots and hyphens"),
              Setting.optional(
                  SENDER_ADDRESS,
                  Setting.Kind.TEXT,
                  "The id of the address that is shipped from, adr_…; needed to quote and to buy"
                      + " unless the application gives senders"),
              Setting.optional(
                  WEBHOOK_SECRET,
                  Setting.Kind.SECRET,
                  "The secret that was set for the webhook; without it no webhook is taken"),
              Setting.optional(
                  PREVIOUS_WEBHOOK_SECRET,
                  Setting.Kind.SECRET,
                  "The secret before, while the webhook is changed over to the new one"),
              Setting.standard(
                  ADDRESS,
                  Setting.Kind.URI,
                  "https://api.easypost.com",
                  "Where EasyPost is; another one only for tests"))
          .limits(List.of(lists("main")))
          .build();

  private final EasyPostOptions options;

  /** Ships from the address that the settings name. */
  public EasyPost() {
    this(EasyPostOptions.builder().build());
  }

  /** Takes from the application what no setting can say. */
  public EasyPost(EasyPostOptions options) {
    this.options = options;
  }

  @Override
  public ConnectorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Connector open(Settings settings, ConnectorRuntime runtime) {
    return new EasyPostConnector(settings, options, runtime);
  }

  static RateLimit lists(String account) {
    return new RateLimit.Window("easypost." + account + ".lists", 5, Duration.ofSeconds(1));
  }
}
