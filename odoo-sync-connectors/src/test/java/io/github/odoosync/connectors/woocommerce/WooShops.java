package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.model.order.OrderState;
import io.github.odoosync.standin.WooServer;
import java.util.HashMap;
import java.util.Map;

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

  static <T> T found(SourceRecord<T> record) {
    if (record instanceof SourceRecord.Found<T> found) {
      return found.value();
    }
    throw new AssertionError("Not found: " + record);
  }
}
