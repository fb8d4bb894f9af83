package orderflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Values;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.MemoryStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The comparison has to find what differs. */
class AuditTest {

  private static final String RUN = "RTEST";

  @Test
  void whatTheShopHoldsAndOdooDoesNotIsFound() throws Exception {
    assertThat(orderDrift((odoo, shop) -> shop.sell(RUN + "-SO0001"))).hasSize(1);
  }

  @Test
  void whatOdooHoldsAndTheShopDoesNotIsFound() throws Exception {
    assertThat(orderDrift((odoo, shop) -> order(odoo, "SO0001"))).hasSize(1);
  }

  @Test
  void stockThatTheShopWasToldOtherwiseIsFound() throws Exception {
    assertThat(
            drift(
                (odoo, shop) -> {
                  Setup.prepare(odoo);
                  for (int i = 0; i < Shop.PRODUCTS; i++) {
                    shop.server()
                        .stock()
                        .put(Shop.sku(i), Shop.item(i), Shop.LOCATION, i == 3 ? 9_999 : 10_000);
                  }
                }))
        .singleElement()
        .asString()
        .contains(Shop.sku(3));
  }

  private static void order(OdooClient odoo, String key) {
    long partner = odoo.model("res.partner").create(Values.of("name", "Ann").with("ref", "C-001"));
    long product =
        odoo.model("product.product")
            .create(Values.of("name", "Shirt").with("default_code", "POLO"));
    odoo.model("sale.order")
        .create(
            Values.of("client_order_ref", RUN + "-" + key)
                .with("partner_id", partner)
                .with("order_line", List.of(Command.create(Values.of("product_id", product)))));
  }

  private interface Deed {
    void run(OdooClient odoo, Shop shop) throws Exception;
  }

  private static List<String> orderDrift(Deed deed) throws Exception {
    return drift(deed).stream().filter(line -> line.startsWith("orders:")).toList();
  }

  private static List<String> drift(Deed deed) throws Exception {
    try (Shop shop = new Shop(new Random(1));
        FakeOdoo fake = FakeOdoo.start(19)) {
      Places places =
          new Places(
              fake.url(),
              fake.database(),
              fake.login(),
              shop.url(),
              "http://127.0.0.1:9",
              0,
              Path.of("."),
              RUN);
      try (OdooClient odoo = places.connect(Map.of(Places.KEY, fake.apiKey()));
          Systems systems = new Systems(places)) {
        deed.run(odoo, shop);
        Audit audit = new Audit(odoo, systems, RUN, MemoryStore.create().drift());
        return ((List<?>) audit.run().get("drift")).stream().map(String::valueOf).toList();
      }
    }
  }
}
