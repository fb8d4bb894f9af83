package orderflow;

import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.UpsertRow;
import io.github.odoosync.odoo.Values;
import io.github.odoosync.odoo.logistics.StockQuery;
import java.util.ArrayList;
import java.util.List;

/** What has to be in Odoo before the first order: products with stock, and customers. */
final class Setup {

  private static final int STOCK = 10_000;

  private Setup() {}

  static void prepare(OdooClient odoo) {
    boolean storable = odoo.model("product.product").schema().field("is_storable").isPresent();
    List<UpsertRow> products = new ArrayList<>();
    for (int i = 0; i < Shop.PRODUCTS; i++) {
      UpsertRow row =
          UpsertRow.of(ExternalId.ofKey("orderflow.product", Shop.sku(i)))
              .with("name", "Shirt " + i)
              .with("default_code", Shop.sku(i))
              .with("list_price", Shop.price(i))
              .with("taxes_id", List.of())
              .with("invoice_policy", "delivery");
      products.add(storable ? row.with("is_storable", true) : row.with("detailed_type", "product"));
    }
    count(odoo, odoo.model("product.product").upsertAll(products).ids());
    List<UpsertRow> customers = new ArrayList<>();
    for (int i = 0; i < Shop.CUSTOMERS; i++) {
      customers.add(
          UpsertRow.of(ExternalId.ofKey("orderflow.customer", Shop.customer(i)))
              .with("name", "Customer " + i)
              .with("ref", Shop.customer(i)));
    }
    odoo.model("res.partner").upsertAll(customers);
  }

  /** Returns the stock of the first warehouse. */
  static StockQuery warehouse(OdooClient odoo) {
    OdooRecord warehouse =
        odoo.model("stock.warehouse", "company_id").query().orderBy("id").first().orElseThrow();
    return StockQuery.ofWarehouse(warehouse.ref("company_id").orElseThrow().id(), warehouse.id());
  }

  private static void count(OdooClient odoo, List<Long> products) {
    long location =
        odoo.model("stock.warehouse", "lot_stock_id")
            .query()
            .orderBy("id")
            .first()
            .flatMap(warehouse -> warehouse.ref("lot_stock_id"))
            .orElseThrow()
            .id();
    Model<OdooRecord> quants =
        odoo.withContext(context -> context.with("inventory_mode", true)).model("stock.quant");
    List<Long> counts =
        quants.create(
            products.stream()
                .map(
                    product ->
                        Values.of("product_id", product)
                            .with("location_id", location)
                            .with("inventory_quantity", STOCK))
                .toList());
    quants.action("action_apply_inventory", counts).expectDone();
  }
}
