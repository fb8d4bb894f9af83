package orderflow;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.connectors.shopify.Shopify;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Ref;
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
    Ref country = country(odoo);
    for (int i = 1; i <= Shop.CUSTOMERS; i++) {
      customers.add(
          UpsertRow.of(shopCustomer(i))
              .with("name", "Customer " + i)
              .with("ref", Shop.customer(i))
              .with("street", i + " Main Street")
              .with("city", "Redondo Beach")
              .with("zip", "90277")
              .with("country_id", country));
    }
    odoo.model("res.partner").upsertAll(customers);
  }

  /** Returns the external id by which Odoo knows a customer of the shop. */
  private static ExternalId shopCustomer(int number) {
    return ExternalId.ofKey(Shopify.SYSTEM, Shop.DOMAIN + "/customer/" + number);
  }

  private static Ref country(OdooClient odoo) {
    return odoo.model("res.country", "name")
        .query()
        .where(field("code").eq("US"))
        .first()
        .map(country -> Ref.of(country.id()))
        .orElseThrow();
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
