package io.github.odoosync.connectors.woocommerce;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.odoosync.connector.CheckReport;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorDescriptor;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.capability.CatalogueSource;
import io.github.odoosync.connector.capability.FulfilmentSink;
import io.github.odoosync.connector.capability.InventorySource;
import io.github.odoosync.connector.capability.OrderReader;
import io.github.odoosync.connector.capability.OrderSource;
import io.github.odoosync.connector.capability.StockSetter;
import io.github.odoosync.connector.http.HttpOptions;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import io.github.odoosync.connector.webhook.WebhookSecrets;
import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.LocalizedText;
import io.github.odoosync.model.Money;
import io.github.odoosync.observe.Secret;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One shop. */
final class WooCommerceConnector implements Connector {

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
  private static final int MOST_AT_ONCE = 50;
  private static final String ANY_LOCATION = "shop";

  private final Site site;
  private final WooApi api;
  private final Map<Class<?>, Object> capabilities = new HashMap<>();

  WooCommerceConnector(Settings settings, WooCommerceOptions options, ConnectorRuntime runtime) {
    this.site = Site.of(settings.uri(WooCommerce.SITE));
    this.api = new WooApi(runtime.http(http(settings)), site);
    OrderMapper mapper = new OrderMapper(site, options);
    Orders orders = new Orders(api, mapper, overlap(settings));
    capabilities.put(OrderSource.class, orders);
    capabilities.put(OrderReader.class, orders);
    capabilities.put(
        CatalogueSource.class, new Products(api, language(settings), currency(settings)));
    Optional<String> location = settings.optionalText(WooCommerce.LOCATION);
    capabilities.put(InventorySource.class, new StockLevels(api, location.orElse(ANY_LOCATION)));
    capabilities.put(StockSetter.class, new SetStockHandler(api, location));
    capabilities.put(
        FulfilmentSink.class,
        new Fulfilments(
            api,
            new OrderFinder(api, options.orderIds()),
            new ShipmentNotes(api, options.notes(), settings.flag(WooCommerce.NOTIFY_CUSTOMERS)),
            Fulfilments.Completion.of(settings.text(WooCommerce.COMPLETE_ORDERS))));
    List<Secret> secrets =
        Stream.of(WooCommerce.WEBHOOK_SECRET, WooCommerce.PREVIOUS_WEBHOOK_SECRET)
            .flatMap(name -> settings.optionalSecret(name).stream())
            .toList();
    if (!secrets.isEmpty()) {
      capabilities.put(
          WebhookReceiver.class,
          new WooCommerceWebhooks(site.shop(), WebhookSecrets.of(() -> secrets)));
    }
  }

  // Large pages of a small host take their time.
  private HttpOptions http(Settings settings) {
    int atOnce = settings.integer(WooCommerce.REQUESTS_AT_ONCE);
    if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
      throw wrong(WooCommerce.REQUESTS_AT_ONCE, "is from 1 to " + MOST_AT_ONCE);
    }
    return HttpOptions.builder(WooCommerce.SYSTEM, site.origin())
        .header("Authorization", authorization(settings))
        .header("Accept", "application/json")
        .readTimeout(READ_TIMEOUT)
        .limit(WooCommerce.limit(site.shop(), atOnce))
        .build();
  }

  private static Secret authorization(Settings settings) {
    String key = settings.secret(WooCommerce.CONSUMER_KEY).reveal();
    String secret = settings.secret(WooCommerce.CONSUMER_SECRET).reveal();
    if (!key.matches("ck_[A-Za-z0-9]+")) {
      throw wrong(WooCommerce.CONSUMER_KEY, "does not begin with ck_");
    }
    if (!secret.matches("cs_[A-Za-z0-9]+")) {
      throw wrong(WooCommerce.CONSUMER_SECRET, "does not begin with cs_");
    }
    String pair = key + ":" + secret;
    return Secret.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
  }

  private static Duration overlap(Settings settings) {
    Duration overlap = settings.duration(WooCommerce.OVERLAP);
    if (overlap.compareTo(Duration.ofSeconds(1)) < 0
        || overlap.compareTo(Duration.ofDays(30)) > 0) {
      throw wrong(WooCommerce.OVERLAP, "is from PT1S to P30D");
    }
    return overlap;
  }

  private static String language(Settings settings) {
    String language = settings.text(WooCommerce.LANGUAGE);
    try {
      return LocalizedText.of(language, "").byLanguage().keySet().iterator().next();
    } catch (InvalidValueException e) {
      throw wrong(WooCommerce.LANGUAGE, "is no language tag such as en-US");
    }
  }

  private static Optional<String> currency(Settings settings) {
    Optional<String> currency = settings.optionalText(WooCommerce.CURRENCY);
    try {
      return currency.map(code -> Money.of("0", code).currency().getCurrencyCode());
    } catch (InvalidValueException e) {
      throw wrong(WooCommerce.CURRENCY, "is no code such as EUR");
    }
  }

  @Override
  public ConnectorDescriptor descriptor() {
    return new WooCommerce().descriptor();
  }

  @Override
  public CheckReport check() {
    return new WooCommerceCheck(api).run();
  }

  @Override
  public <C> Optional<C> capability(Class<C> type) {
    return Optional.ofNullable(capabilities.get(type)).map(type::cast);
  }

  @Override
  public void close() {
    api.close();
  }

  /** Returns system and shop. */
  @Override
  public String toString() {
    return WooCommerce.SYSTEM + " " + site.shop();
  }

  private static ConfigurationException wrong(String setting, String why) {
    return new ConfigurationException(
        Failure.of(ErrorCode.SETTINGS, "woocommerce: " + setting + ": " + why), null);
  }
}
