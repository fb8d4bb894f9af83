package quickstart;

import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Values;
import io.github.odoosync.testing.FakeOdoo;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A fake Odoo with something in it: 10,000 products and a few deliveries to make. */
final class Demo {

  private static final int PRODUCTS = 10_000;
  private static final int DELIVERIES = 5;

  private Demo() {}

  static FakeOdoo start() {
    FakeOdoo server = FakeOdoo.start(19);
    List<Long> products = server.createMany("product.product", PRODUCTS, Demo::product);
    try (OdooClient odoo = Quickstart.connect(settings(server))) {
      deliveries(odoo, products.get(0));
    }
    return server;
  }

  static Settings settings(FakeOdoo server) {
    String[] args = {
      "--odoo-url", server.url(),
      "--database", server.database(),
      "--login", server.login(),
      "--api-key", server.apiKey()
    };
    return Settings.of(args, Map.of());
  }

  private static Map<String, ?> product(int number) {
    return Map.of(
        "name",
        "Demo product " + number,
        "default_code",
        "DEMO-" + number,
        "is_storable",
        true,
        "list_price",
        BigDecimal.valueOf(number, 2));
  }

  private static void deliveries(OdooClient odoo, long product) {
    Stock.count(odoo, List.of(product));
    long customer = odoo.model("res.partner").create(Values.of("name", "Demo customer"));
    Values order =
        Values.of("partner_id", customer)
            .with(
                "order_line",
                List.of(
                    Command.create(Values.of("product_id", product).with("product_uom_qty", 2))));
    List<Long> orders = odoo.model("sale.order").create(Collections.nCopies(DELIVERIES, order));
    odoo.model("sale.order").action("action_confirm", orders).expectDone();
  }
}
