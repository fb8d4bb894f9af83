package orderflow;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorProvider;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connectors.easypost.EasyPost;
import io.github.odoosync.connectors.shopify.Shopify;
import java.util.Map;

/** The connectors to the shop and to the carrier. */
final class Systems implements AutoCloseable {

  private final ConnectorRuntime runtime = ConnectorRuntime.builder().build();
  private final Connector shop;
  private final Connector carrier;

  /** Opens them; real secrets come from the environment, as the key of Odoo does. */
  Systems(Places places) {
    this.shop =
        open(
            new Shopify(),
            Map.of(
                "address", places.shopUrl(),
                "shop", Shop.DOMAIN,
                "client-id", Shop.CLIENT,
                "client-secret", Shop.SECRET,
                "location", Shop.LOCATION,
                // The stand-in's clock does not go wrong; for a real shop leave it as it is.
                "overlap", "PT10S"));
    this.carrier =
        open(
            new EasyPost(),
            Map.of(
                "address", places.carrierUrl(),
                "api-key", Carrier.KEY,
                "webhook-secret", Carrier.SECRET,
                "sender-address", Carrier.SENDER));
  }

  private Connector open(ConnectorProvider provider, Map<String, String> settings) {
    return provider.open(Settings.of(provider.descriptor(), settings), runtime);
  }

  /** Returns what the shop can do. */
  <C> C shop(Class<C> capability) {
    return shop.capability(capability).orElseThrow();
  }

  /** Returns what the carrier can do. */
  <C> C carrier(Class<C> capability) {
    return carrier.capability(capability).orElseThrow();
  }

  @Override
  public void close() {
    shop.close();
    carrier.close();
  }
}
