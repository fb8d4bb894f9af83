package io.github.odoosync.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connectors.support.Notes;
import io.github.odoosync.connectors.support.ShownExample;
import io.github.odoosync.standin.ShopifyOrder;
import io.github.odoosync.standin.ShopifyServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example of the package runs as it is shown. */
@Timeout(60)
class ShopifyExampleTest {

  @Test
  void ordersAreReadAndStockIsSet(@TempDir Path folder) throws Exception {
    try (ShopifyServer server = Shops.server()) {
      server.stock().put("TEE-01", "11", "1", 5);
      server.put(new ShopifyOrder("1001").line("TEE-01", 2, "10.00", "1"));

      List<String> printed =
          ShownExample.run(
              "shopify",
              folder,
              Shops.settings(server.address()),
              new Notes("a"),
              Shops.shipment("1001", "1Z1", 2));

      assertThat(printed).containsExactly("sales-order:#1001 20.00 EUR");
      assertThat(server.stock().available("11", "1")).isEqualTo(7);
    }
  }
}
