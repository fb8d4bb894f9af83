package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.CheckReport;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorDescriptor;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.capability.FulfilmentSink;
import io.github.odoosync.connector.capability.InventorySource;
import io.github.odoosync.connector.capability.OrderExport;
import io.github.odoosync.connector.capability.OrderReader;
import io.github.odoosync.connector.capability.OrderSource;
import io.github.odoosync.connector.capability.StockAdjuster;
import io.github.odoosync.connector.capability.StockSetter;
import io.github.odoosync.connector.http.Http;
import io.github.odoosync.connector.http.HttpOptions;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import io.github.odoosync.connector.webhook.WebhookSecrets;
import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.observe.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One shop. */
final class ShopifyConnector implements Connector {

  private final String shop;
  private final GraphQl graphQl;
  private final @Nullable Http tokenHttp;
  private final Map<Class<?>, Object> capabilities = new HashMap<>();

  ShopifyConnector(Settings settings, ShopifyOptions options, ConnectorRuntime runtime) {
    this.shop = shop(settings);
    ShopLocations locations =
        new ShopLocations(shop, options.locations(), location(settings, options));
    Optional<Secret> fixed = settings.optionalSecret(Shopify.ACCESS_TOKEN);
    HttpOptions.Builder http = options(settings);
    if (fixed.isPresent()) {
      this.tokenHttp = null;
      http.header("X-Shopify-Access-Token", fixed.get());
    } else {
      ShopifyTokens tokens = tokens(settings, runtime);
      this.tokenHttp = tokens.http();
      http.token(runtime.tokens("shopify." + shop, tokens), "X-Shopify-Access-Token", "");
    }
    this.graphQl = new GraphQl(runtime.http(http.build()));
    addCapabilities(settings, options, runtime, locations);
  }

  private void addCapabilities(
      Settings settings,
      ShopifyOptions options,
      ConnectorRuntime runtime,
      ShopLocations locations) {
    OrderQueries queries = new OrderQueries(graphQl, shop);
    Orders orders = new Orders(graphQl, queries, settings.duration(Shopify.OVERLAP));
    Stock stock = new Stock(graphQl, shop, locations);
    capabilities.put(OrderSource.class, orders);
    capabilities.put(OrderReader.class, queries);
    capabilities.put(OrderExport.class, new OrderExports(graphQl, runtime, orders, queries));
    capabilities.put(
        FulfilmentSink.class,
        new FulfilmentHandler(
            graphQl,
            new OrderFinder(graphQl, options.orderIds()),
            locations,
            settings.flag(Shopify.NOTIFY_CUSTOMERS)));
    locations
        .standard()
        .ifPresent(
            id -> capabilities.put(InventorySource.class, new StockLevels(graphQl, shop, id)));
    capabilities.put(StockSetter.class, new SetStockHandler(graphQl, stock));
    capabilities.put(StockAdjuster.class, new AdjustStockHandler(graphQl, stock));
    List<Secret> secrets =
        Stream.of(Shopify.CLIENT_SECRET, Shopify.PREVIOUS_CLIENT_SECRET)
            .flatMap(name -> settings.optionalSecret(name).stream())
            .toList();
    if (!secrets.isEmpty()) {
      capabilities.put(
          WebhookReceiver.class, new ShopifyWebhooks(shop, WebhookSecrets.of(() -> secrets)));
    }
  }

  @Override
  public ConnectorDescriptor descriptor() {
    return new Shopify().descriptor();
  }

  @Override
  public CheckReport check() {
    return ShopifyCheck.run(graphQl, shop);
  }

  @Override
  public <C> Optional<C> capability(Class<C> type) {
    return Optional.ofNullable(capabilities.get(type)).map(type::cast);
  }

  @Override
  public void close() {
    graphQl.close();
    if (tokenHttp != null) {
      tokenHttp.close();
    }
  }

  /** Returns system and shop. */
  @Override
  public String toString() {
    return Shopify.SYSTEM + " " + shop;
  }

  private HttpOptions.Builder options(Settings settings) {
    String scope = Shopify.costs(shop).scope();
    return HttpOptions.builder(Shopify.SYSTEM, address(settings))
        .limit(Shopify.costs(shop))
        .signals(response -> GraphQl.signals(scope, response));
  }

  private ShopifyTokens tokens(Settings settings, ConnectorRuntime runtime) {
    Optional<String> id = settings.optionalText(Shopify.CLIENT_ID);
    Optional<Secret> secret = settings.optionalSecret(Shopify.CLIENT_SECRET);
    if (id.isEmpty() || secret.isEmpty()) {
      throw wrong("access-token: has to be given, or client-id and client-secret");
    }
    Http http = runtime.http(HttpOptions.builder(Shopify.SYSTEM, address(settings)).build());
    return new ShopifyTokens(http, id.get(), secret.get(), runtime.clock());
  }

  private String address(Settings settings) {
    return settings.optionalUri(Shopify.ADDRESS).map(Object::toString).orElse("https://" + shop);
  }

  private static String shop(Settings settings) {
    String shop = settings.text(Shopify.SHOP).toLowerCase(Locale.ROOT);
    if (shop.matches("[a-z0-9][a-z0-9-]{0,60}\\.myshopify\\.com")) {
      return shop;
    }
    throw wrong("shop: is no domain such as example.myshopify.com");
  }

  private static Optional<String> location(Settings settings, ShopifyOptions options) {
    Optional<String> location = settings.optionalText(Shopify.LOCATION);
    boolean good =
        Stream.concat(location.stream(), options.locations().values().stream())
            .allMatch(Gid::isNumber);
    if (good) {
      return location;
    }
    throw wrong("location: is no id of digits");
  }

  private static ConfigurationException wrong(String detail) {
    return new ConfigurationException(
        Failure.of(ErrorCode.SETTINGS, Shopify.SYSTEM + ": " + detail), null);
  }
}
