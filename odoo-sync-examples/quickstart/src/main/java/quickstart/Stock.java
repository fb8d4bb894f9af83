package quickstart;

import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Values;
import java.util.List;

/** Counts the stock: an inventory says how many there are, so counting twice changes nothing. */
final class Stock {

  static final int COUNTED = 100;

  private Stock() {}

  static void count(OdooClient odoo, List<Long> products) {
    long location = location(odoo);
    Model<OdooRecord> quants =
        odoo.withContext(context -> context.with("inventory_mode", true)).model("stock.quant");
    List<Long> counts =
        quants.create(products.stream().map(product -> counted(product, location)).toList());
    quants.action("action_apply_inventory", counts).expectDone();
  }

  private static long location(OdooClient odoo) {
    return odoo.model("stock.warehouse", "lot_stock_id")
        .query()
        .orderBy("id")
        .first()
        .flatMap(warehouse -> warehouse.ref("lot_stock_id"))
        .orElseThrow()
        .id();
  }

  private static Values counted(long product, long location) {
    return Values.of("product_id", product)
        .with("location_id", location)
        .with("inventory_quantity", COUNTED);
  }
}
