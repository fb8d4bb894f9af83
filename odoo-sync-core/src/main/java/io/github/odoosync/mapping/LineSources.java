package io.github.odoosync.mapping;

import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.order.OrderComponent;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.odoo.OdooClient;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the goods of a sales order's lines come from, as Odoo decided it: a supplier who delivers
 * to the customer, and the components of kits. Read and never written: routes and bills of
 * materials decide it.
 */
final class LineSources {

  private static final String BOUGHT = "purchase_line_ids";
  private static final String MOVES = "move_ids";
  private static final Column<PartyRef> SUPPLIER = References.party("order_id.partner_id");
  private static final Column<ProductRef> PRODUCT = References.product("product_id");

  private final OdooClient odoo;
  private final ServerModel line;

  LineSources(OdooClient odoo, ServerModel line) {
    this.odoo = odoo;
    this.line = line;
  }

  DocumentMapping<SalesOrder> add(DocumentMapping<SalesOrder> mapping) {
    DocumentMapping<SalesOrder> more = mapping;
    if (line.has(BOUGHT) && ServerModel.of(odoo, "purchase.order").has("dest_address_id")) {
      more =
          more.withLine(SalesOrderLine.FULFILMENT, fulfilment())
              .withLine(SalesOrderLine.SUPPLIER, supplier());
    }
    return line.has(MOVES) && ServerModel.of(odoo, "stock.move").has("bom_line_id")
        ? more.withLine(SalesOrderLine.COMPONENTS, components())
        : more;
  }

  private static Column<SalesOrderLine.Fulfilment> fulfilment() {
    return Column.readOnly(
        List.of(BOUGHT + ".order_id.dest_address_id"),
        source ->
            source.all(BOUGHT).anyMatch(LineSources::isDropShip)
                ? SalesOrderLine.Fulfilment.DROP_SHIP
                : null);
  }

  private static Column<PartyRef> supplier() {
    List<String> reads = new ArrayList<>(List.of(BOUGHT + ".order_id.dest_address_id"));
    SUPPLIER.reads().forEach(field -> reads.add(BOUGHT + "." + field));
    return Column.readOnly(
        reads,
        source ->
            source
                .all(BOUGHT)
                .filter(LineSources::isDropShip)
                .findFirst()
                .map(SUPPLIER::read)
                .orElse(null));
  }

  private static boolean isDropShip(Source bought) {
    return bought.isSet("order_id.dest_address_id");
  }

  /** The components that leave for the customer, less what came back; on the way they are not. */
  private static Column<List<OrderComponent>> components() {
    List<String> reads = new ArrayList<>(PRODUCT.reads());
    reads.addAll(
        List.of(
            "state",
            "product_uom_qty",
            "quantity",
            "product_uom.display_name",
            "location_id.usage",
            "location_dest_id.usage",
            "bom_line_id.bom_id.type"));
    return Column.readOnly(
        reads.stream().map(field -> MOVES + "." + field).toList(), LineSources::components);
  }

  private static List<OrderComponent> components(Source line) {
    Map<Long, Component> byProduct = new LinkedHashMap<>();
    line.all(MOVES)
        .filter(move -> "phantom".equals(move.text("bom_line_id.bom_id.type")))
        .filter(move -> !"cancel".equals(move.text("state")))
        .filter(move -> isCustomer(move, "location_dest_id") != isCustomer(move, "location_id"))
        .forEach(
            move ->
                byProduct
                    .computeIfAbsent(move.id("product_id"), id -> new Component(move))
                    .add(move));
    return byProduct.values().stream().map(Component::build).toList();
  }

  private static boolean isCustomer(Source move, String place) {
    return "customer".equals(move.text(place + ".usage"));
  }

  /** One component while its moves are added up. */
  private static final class Component {

    private final @Nullable ProductRef product;
    private Quantity asked;
    private Quantity done;

    Component(Source first) {
      this.product = PRODUCT.read(first);
      this.asked =
          new Quantity(
              BigDecimal.ZERO, Figures.quantityOf(first, "product_uom_qty", "product_uom").unit());
      this.done = asked;
    }

    void add(Source move) {
      boolean out = isCustomer(move, "location_dest_id");
      Quantity here =
          Figures.quantityOf(
              move,
              "done".equals(move.text("state")) ? "quantity" : "product_uom_qty",
              "product_uom");
      if (out) {
        asked = asked.plus(here);
      }
      if ("done".equals(move.text("state"))) {
        done = out ? done.plus(here) : done.minus(here);
      }
    }

    OrderComponent build() {
      return OrderComponent.builder()
          .set(OrderComponent.PRODUCT, product)
          .set(OrderComponent.QUANTITY, asked)
          .set(OrderComponent.DELIVERED, done)
          .build();
    }
  }
}
