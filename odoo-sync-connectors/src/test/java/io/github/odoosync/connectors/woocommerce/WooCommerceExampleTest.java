package io.github.odoosync.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connectors.support.Notes;
import io.github.odoosync.connectors.support.ShownExample;
import io.github.odoosync.standin.WooOrder;
import io.github.odoosync.standin.WooServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example of the package runs as it is shown. */
@Timeout(60)
class WooCommerceExampleTest {

  @Test
  void ordersAreReadAndAFigureThatMovedIsNotSet(@TempDir Path folder) throws Exception {
    try (WooServer server = new WooServer()) {
      server.put(new WooOrder(7).line("TEE", "2", "10.00"));
      server.stock().put(11, "TEE-01", "4");
      List<String> printed =
          ShownExample.run(
              "woocommerce", folder, WooShops.settings(server.address()), new Notes("a"), null);

      assertThat(printed).containsExactly("sales-order:7 24.00 EUR", "The shop has 4");
      assertThat(server.stock().changes(11)).isZero();
    }
  }
}
