package orderflow;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.capability.InventorySource;
import io.github.odoosync.connector.capability.OrderSource;
import io.github.odoosync.connectors.shopify.Shopify;
import io.github.odoosync.mapping.OdooMapper;
import io.github.odoosync.mapping.StandardMappings;
import io.github.odoosync.mapping.StockLevels;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.model.stock.StockLevel;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.logistics.StockQuery;
import io.github.odoosync.reconcile.Comparison;
import io.github.odoosync.reconcile.DriftStore;
import io.github.odoosync.reconcile.OdooSide;
import io.github.odoosync.reconcile.Reconciliation;
import io.github.odoosync.reconcile.Report;
import io.github.odoosync.reconcile.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares what Odoo holds with what the shop itself says: every order, and the stock of each
 * product.
 */
final class Audit {

  private static final int SHOWN = 1_000;
  private static final int PAGE = 100;

  // The shop has one place only.
  private static final LocationRef ANYWHERE =
      LocationRef.builder().set(LocationRef.CODE, "anywhere").build();

  private final OdooClient odoo;
  private final OdooMapper mapper;
  private final Systems systems;
  private final String run;
  private final DriftStore drifts;

  Audit(OdooClient odoo, Systems systems, String run, DriftStore drifts) {
    this.odoo = odoo;
    this.mapper = OdooMapper.builder(odoo).build();
    this.systems = systems;
    this.run = run;
    this.drifts = drifts;
  }

  /** Compares everything, and says what was compared and what differs. */
  Map<String, Object> run() {
    List<String> reports = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    long compared = 0;
    for (Reconciliation<?> each : List.of(orders(), stock())) {
      Report report = each.run();
      reports.add(report.toString());
      compared += report.compared() - report.inFlight();
      each.open("", SHOWN).forEach(open -> differences.add(each.name() + ": " + open.drift()));
    }
    return Map.of("reports", reports, "compared", compared, "drift", differences);
  }

  private Reconciliation<SalesOrder> orders() {
    Side<SalesOrder> all =
        OdooSide.of(
            odoo,
            mapper,
            StandardMappings.of(odoo).salesOrder(),
            field("client_order_ref").like(run + "-SO%"));
    return Reconciliation.between(
            new Table<>("odoo", () -> odooOrders(all)),
            new Table<>("shop", this::shopOrders),
            Comparison.of(SalesOrder.SCHEMA))
        .named("orders")
        .store(drifts)
        .build();
  }

  private static List<SalesOrder> odooOrders(Side<SalesOrder> odoo) {
    try (Stream<SalesOrder> orders = odoo.all()) {
      return orders.map(order -> compared(order, order.customer().code().orElse(""))).toList();
    }
  }

  private List<SalesOrder> shopOrders() {
    return all(systems.shop(OrderSource.class)).stream()
        .map(order -> compared(order, customer(order.customer())))
        .toList();
  }

  private static String customer(PartyRef customer) {
    return customer.externalKeys().stream()
        .filter(key -> key.system().equals(Shopify.SYSTEM))
        .map(ExternalKey::key)
        .map(number -> Shop.customer(Integer.parseInt(number)))
        .findFirst()
        .orElse("");
  }

  /** Returns of an order what both sides hold. */
  private static SalesOrder compared(SalesOrder order, String customer) {
    return SalesOrder.builder(order.key().key())
        .set(SalesOrder.CUSTOMER, PartyRef.builder().set(PartyRef.CODE, customer).build())
        .set(SalesOrder.STATE, order.get(SalesOrder.STATE).orElse(null))
        .set(SalesOrder.LINES, order.lines().stream().map(Audit::compared).toList())
        .build();
  }

  private static SalesOrderLine compared(SalesOrderLine line) {
    return SalesOrderLine.SHAPE
        .builder()
        .set(SalesOrderLine.KEY, line.key())
        .set(SalesOrderLine.PRODUCT, product(line.get(SalesOrderLine.PRODUCT)))
        .set(SalesOrderLine.QUANTITY, line.get(SalesOrderLine.QUANTITY).orElse(null))
        .set(SalesOrderLine.PRICE, line.get(SalesOrderLine.PRICE).orElse(null))
        .build();
  }

  private static ProductRef product(Optional<ProductRef> product) {
    return ProductRef.builder()
        .set(ProductRef.SKU, product.flatMap(ProductRef::sku).orElse(""))
        .build();
  }

  private Reconciliation<StockLevel> stock() {
    StockLevels levels = StockLevels.of(odoo, mapper);
    StockQuery warehouse = Setup.warehouse(odoo);
    return Reconciliation.between(
            new Table<>("odoo", () -> forSale(levels.read(warehouse))),
            new Table<>("shop", () -> forSale(all(systems.shop(InventorySource.class)))),
            Comparison.of(StockLevel.SCHEMA))
        .named("stock")
        .store(drifts)
        .build();
  }

  private static List<StockLevel> forSale(List<StockLevel> levels) {
    return levels.stream()
        .filter(level -> level.product().sku().filter(Shop::sells).isPresent())
        .map(level -> level(level.product().sku().orElseThrow(), level.free().orElseThrow()))
        .toList();
  }

  private static StockLevel level(String sku, Quantity forSale) {
    return StockLevel.builder()
        .set(Document.KEY, new BusinessKey("stock-level", sku))
        .set(StockLevel.PRODUCT, ProductRef.builder().set(ProductRef.SKU, sku).build())
        .set(StockLevel.LOCATION, ANYWHERE)
        .set(StockLevel.ON_HAND, forSale)
        .build();
  }

  /** Reads a source to its end; what cannot be read is missing, and so is found. */
  private static <D> List<D> all(IncrementalSource<D> source) {
    List<D> all = new ArrayList<>();
    Cursor cursor = Cursor.START;
    boolean more = true;
    while (more) {
      SourcePage<D> page = source.fetch(cursor, PAGE);
      for (SourceRecord<D> record : page.records()) {
        if (record instanceof SourceRecord.Found<D> found) {
          all.add(found.value());
        }
      }
      cursor = page.next();
      more = page.more();
    }
    return all;
  }
}
