package orderflow;

import static io.github.odoosync.odoo.Domain.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.odoosync.mapping.OdooMapper;
import io.github.odoosync.mapping.StandardMappings;
import io.github.odoosync.mapping.StockLevels;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.order.OrderState;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares what Odoo holds with the shop's own table: every order, and the stock of each product.
 */
final class Audit {

  private static final int SHOWN = 1_000;

  // The shop does not tell places apart.
  private static final LocationRef ANYWHERE =
      LocationRef.builder().set(LocationRef.CODE, "anywhere").build();

  private final OdooClient odoo;
  private final OdooMapper mapper;
  private final Places places;
  private final DriftStore drifts;

  Audit(OdooClient odoo, Places places, DriftStore drifts) {
    this.odoo = odoo;
    this.mapper = OdooMapper.builder(odoo).build();
    this.places = places;
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
            field("client_order_ref").like(places.run() + "-SO%"));
    return Reconciliation.between(
            new Table<>("odoo", () -> inTheShopsWords(all)),
            new Table<>("shop", this::shopOrders),
            Comparison.of(SalesOrder.SCHEMA))
        .named("orders")
        .store(drifts)
        .build();
  }

  private static List<SalesOrder> inTheShopsWords(Side<SalesOrder> odoo) {
    try (Stream<SalesOrder> orders = odoo.all()) {
      return orders.map(Audit::inTheShopsWords).toList();
    }
  }

  private static SalesOrder inTheShopsWords(SalesOrder order) {
    return SalesOrder.builder(order.key().key())
        .set(SalesOrder.CUSTOMER, customer(order.customer().code().orElse("")))
        .set(SalesOrder.STATE, order.get(SalesOrder.STATE).orElse(null))
        .set(SalesOrder.LINES, order.lines().stream().map(Audit::inTheShopsWords).toList())
        .build();
  }

  private static SalesOrderLine inTheShopsWords(SalesOrderLine line) {
    return SalesOrderLine.SHAPE
        .builder()
        .set(SalesOrderLine.KEY, line.key())
        .set(SalesOrderLine.PRODUCT, product(line.get(SalesOrderLine.PRODUCT)))
        .set(SalesOrderLine.QUANTITY, line.get(SalesOrderLine.QUANTITY).orElse(null))
        .set(SalesOrderLine.DELIVERED, line.get(SalesOrderLine.DELIVERED).orElse(null))
        .set(SalesOrderLine.PRICE, line.get(SalesOrderLine.PRICE).orElse(null))
        .build();
  }

  private List<SalesOrder> shopOrders() {
    List<SalesOrder> orders = new ArrayList<>();
    for (JsonNode row : ask("/orders")) {
      SalesOrder sold = Orders.document(Http.map(row));
      List<SalesOrderLine> lines = new ArrayList<>();
      for (SalesOrderLine line : sold.lines()) {
        String sku = line.get(SalesOrderLine.PRODUCT).flatMap(ProductRef::sku).orElse("");
        lines.add(
            SalesOrderLine.SHAPE
                .builder(line)
                .set(SalesOrderLine.DELIVERED, pieces(row.path("fulfilled").path(sku).asText("0")))
                .build());
      }
      orders.add(
          SalesOrder.builder(sold.key().key())
              .set(SalesOrder.CUSTOMER, sold.customer())
              .set(SalesOrder.STATE, OrderState.valueOf(row.path("state").asText("DRAFT")))
              .set(SalesOrder.LINES, lines)
              .build());
    }
    return orders;
  }

  private Reconciliation<StockLevel> stock() {
    StockLevels levels = StockLevels.of(odoo, mapper);
    StockQuery warehouse = Setup.warehouse(odoo);
    return Reconciliation.between(
            new Table<>("odoo", () -> odooStock(levels.read(warehouse))),
            new Table<>("shop", this::shopStock),
            Comparison.of(StockLevel.SCHEMA))
        .named("stock")
        .store(drifts)
        .build();
  }

  private static List<StockLevel> odooStock(List<StockLevel> levels) {
    return levels.stream()
        .filter(level -> level.product().sku().filter(Shop::sells).isPresent())
        .map(level -> level(level.product().sku().orElseThrow(), level.onHand()))
        .toList();
  }

  private List<StockLevel> shopStock() {
    return ask("/stock").properties().stream()
        .map(row -> level(row.getKey(), pieces(row.getValue().asText())))
        .toList();
  }

  private static StockLevel level(String sku, Quantity onHand) {
    return StockLevel.builder()
        .set(Document.KEY, new BusinessKey("stock-level", sku))
        .set(StockLevel.PRODUCT, ProductRef.builder().set(ProductRef.SKU, sku).build())
        .set(StockLevel.LOCATION, ANYWHERE)
        .set(StockLevel.ON_HAND, onHand)
        .build();
  }

  private static PartyRef customer(String code) {
    return PartyRef.builder().set(PartyRef.CODE, code).build();
  }

  private static ProductRef product(Optional<ProductRef> product) {
    return ProductRef.builder()
        .set(ProductRef.SKU, product.flatMap(ProductRef::sku).orElse(""))
        .build();
  }

  private static Quantity pieces(String value) {
    return Quantity.of(value, Unit.ONE);
  }

  private JsonNode ask(String path) {
    try {
      return Http.send("GET", places.shopUrl() + path, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
