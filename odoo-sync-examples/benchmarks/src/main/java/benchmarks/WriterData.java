package benchmarks;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.LocalizedText;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.model.party.Party;
import io.github.odoosync.model.product.Product;
import io.github.odoosync.model.stock.CountedStock;
import io.github.odoosync.model.stock.StockAdjustment;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A customer and products to sell and count; and what is written, as documents and as values. */
final class WriterData {

  static final int LINES = 3;

  private static final String CUSTOMER = "odoo-sync-bench";
  private static final int PRODUCTS = 100;

  private final OdooClient odoo;
  private final long customer;
  private final List<Long> products = new ArrayList<>();
  private final List<Long> counted = new ArrayList<>();
  private final long stock;
  private final String currency;

  WriterData(OdooClient odoo) {
    this.odoo = odoo;
    this.customer =
        one("res.partner", "ref", CUSTOMER, Values.of("name", CUSTOMER).with("ref", CUSTOMER));
    for (int i = 0; i < PRODUCTS; i++) {
      products.add(stored(sku(i)));
      counted.add(stored(countedSku(i)));
    }
    this.stock =
        odoo.model("stock.location")
            .where(Domain.field("complete_name").eq("WH/Stock"))
            .ids()
            .get(0);
    this.currency =
        odoo.model("res.company", "currency_id.name")
            .byId(1)
            .flatMap(company -> company.record("currency_id"))
            .flatMap(found -> found.string("name"))
            .orElse("USD");
  }

  private long one(String model, String field, String value, Values values) {
    List<Long> found = odoo.model(model).where(Domain.field(field).eq(value)).ids();
    return found.isEmpty() ? odoo.model(model).create(values) : found.get(0);
  }

  private long stored(String sku) {
    return one("product.product", "default_code", sku, product(sku));
  }

  private Values product(String sku) {
    Values values = Values.of("name", sku).with("default_code", sku).with("taxes_id", List.of());
    return odoo.version().atLeast(18)
        ? values.with("is_storable", true)
        : values.with("detailed_type", "product");
  }

  private static String sku(int i) {
    return CUSTOMER + "-" + (i % PRODUCTS);
  }

  // Not what is ordered: orders that wait for stock would be served by the first who counts it.
  private static String countedSku(int i) {
    return CUSTOMER + "-counted-" + (i % PRODUCTS);
  }

  int products() {
    return PRODUCTS;
  }

  SalesOrder order(String run, int i) {
    List<SalesOrderLine> lines = new ArrayList<>();
    for (int line = 0; line < LINES; line++) {
      lines.add(
          SalesOrderLine.builder()
              .set(SalesOrderLine.KEY, String.valueOf(line))
              .set(SalesOrderLine.PRODUCT, productRef(sku(i + line)))
              .set(SalesOrderLine.QUANTITY, Quantity.pieces(1 + line))
              .set(SalesOrderLine.PRICE, Money.of("9.95", currency))
              .build());
    }
    return SalesOrder.builder()
        .set(Document.KEY, new BusinessKey("sales-order", run + "-" + i))
        .set(SalesOrder.CUSTOMER, PartyRef.builder().set(PartyRef.CODE, CUSTOMER).build())
        .set(SalesOrder.CUSTOMER_REFERENCE, run + "-" + i)
        .set(SalesOrder.LINES, lines)
        .build();
  }

  Values orderValues(String run, int i) {
    List<Command> lines = new ArrayList<>();
    for (int line = 0; line < LINES; line++) {
      lines.add(
          Command.create(
              Values.of("product_id", products.get((i + line) % PRODUCTS))
                  .with("product_uom_qty", 1 + line)
                  .with("price_unit", "9.95")));
    }
    return Values.of("partner_id", customer)
        .with("client_order_ref", run + "-" + i)
        .with("order_line", lines);
  }

  static Product article(String run, int i) {
    return Product.builder()
        .set(Document.KEY, new BusinessKey("product", run + "-" + i))
        .set(Product.SKU, run + "-" + i)
        .set(Product.NAME, new LocalizedText(Map.of("en-US", "Bench " + run + " " + i)))
        .build();
  }

  static Values articleValues(String run, int i) {
    return Values.of("name", "Bench " + run + " " + i).with("default_code", run + "-" + i);
  }

  static Party party(String run, int i) {
    return Party.builder()
        .set(Document.KEY, new BusinessKey("party", run + "-" + i))
        .set(Party.CODE, run + "-" + i)
        .set(Party.NAME, "Bench " + run + " " + i)
        .build();
  }

  static Values partyValues(String run, int i) {
    return Values.of("name", "Bench " + run + " " + i).with("ref", run + "-" + i);
  }

  /** A count that differs from the one of the run before. */
  StockAdjustment count(String run, int i, long pieces) {
    return StockAdjustment.builder()
        .set(Document.KEY, new BusinessKey("stock-adjustment", run + "-" + i))
        .set(
            StockAdjustment.LINES,
            List.of(
                CountedStock.builder()
                    .set(CountedStock.PRODUCT, productRef(countedSku(i)))
                    .set(
                        CountedStock.LOCATION,
                        LocationRef.builder().set(LocationRef.CODE, "WH/Stock").build())
                    .set(CountedStock.COUNTED, Quantity.pieces(pieces))
                    .build()))
        .build();
  }

  Values countValues(int i, long pieces) {
    return Values.of("product_id", Ref.of(counted.get(i % PRODUCTS)))
        .with("location_id", Ref.of(stock))
        .with(
            odoo.version().atLeast(17) ? "inventory_quantity_auto_apply" : "inventory_quantity",
            pieces);
  }

  private static ProductRef productRef(String sku) {
    return ProductRef.builder().set(ProductRef.SKU, sku).build();
  }

  /** Returns how many records have a text of a run in a field. */
  long made(String model, String field, String run) {
    return odoo
        .model(model, field)
        .where(Domain.field(field).like(run + "-"))
        .context(Map.of("active_test", false))
        .list()
        .stream()
        .map(OdooRecord::id)
        .distinct()
        .count();
  }
}
