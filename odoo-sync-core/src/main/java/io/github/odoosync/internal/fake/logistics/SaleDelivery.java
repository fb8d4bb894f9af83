package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.Rec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The deliveries that a confirmed order asks for. */
final class SaleDelivery {

  private SaleDelivery() {}

  /** Makes moves for what no move delivers yet, and takes back what is not wanted any more. */
  static void launch(Rec order) {
    List<Rec> lines = order.many("order_line").stream().filter(SaleLines::isShipped).toList();
    List<Rec> fresh = new ArrayList<>();
    for (Rec line : lines) {
      BigDecimal lacking = line.number("product_uom_qty").subtract(planned(line));
      if (lacking.signum() > 0) {
        fresh.add(createMove(order, line, lacking));
      } else if (lacking.signum() < 0) {
        shrink(line, lacking.negate());
      }
    }
    MoveFlow.confirm(fresh);
  }

  private static BigDecimal planned(Rec line) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Rec move : line.many("move_ids")) {
      boolean leaves = "customer".equals(move.path("location_dest_id.usage"));
      if (leaves && !Moves.state(move).equals("cancel")) {
        String field = Moves.isOpen(move) ? "product_uom_qty" : "quantity";
        Rec unit = move.refOrThrow("product_uom");
        sum = sum.add(Uoms.convert(move.number(field), unit, SaleLines.unit(line)));
      }
    }
    return sum;
  }

  private static void shrink(Rec line, BigDecimal by) {
    BigDecimal left = by;
    for (Rec move : line.many("move_ids")) {
      if (Moves.isOpen(move) && left.signum() > 0) {
        BigDecimal here = move.number("product_uom_qty").min(left);
        left = left.subtract(here);
        move.set("product_uom_qty", move.number("product_uom_qty").subtract(here));
        if (move.number("product_uom_qty").signum() == 0) {
          Moves.cancel(move);
        }
      }
    }
  }

  private static Rec createMove(Rec order, Rec line, BigDecimal quantity) {
    Rec product = line.refOrThrow("product_id");
    Rec picking = openPicking(order);
    Rec stockUnit = product.refOrThrow("uom_id");
    Map<String, @Nullable Object> values =
        Vals.of(
            "product_id", product.id(),
            "product_uom", stockUnit.id(),
            "product_uom_qty", Uoms.convert(quantity, SaleLines.unit(line), stockUnit),
            "picking_id", picking.id(),
            "location_id", picking.get("location_id"),
            "location_dest_id", picking.get("location_dest_id"),
            "origin", picking.get("origin"),
            "date", picking.get("scheduled_date"),
            "sale_line_id", line.id());
    group(order, values);
    return Moves.create(order.env(), values);
  }

  private static void group(Rec order, Map<String, @Nullable Object> values) {
    if (Variant.of(order.env()).hasProcurementGroups()) {
      values.put("group_id", order.get("procurement_group_id"));
    } else {
      values.put("reference_ids", SaleLines.replace(order.ids("stock_reference_ids")));
    }
  }

  private static Rec openPicking(Rec order) {
    for (Rec picking : order.many("picking_ids")) {
      boolean goesOut = "outgoing".equals(picking.get("picking_type_code"));
      if (goesOut && !Set.of("done", "cancel").contains(String.valueOf(picking.get("state")))) {
        return picking;
      }
    }
    return createPicking(order);
  }

  private static Rec createPicking(Rec order) {
    Env env = order.env().sudo();
    Rec type = order.refOrThrow("warehouse_id").refOrThrow("out_type_id");
    Map<String, @Nullable Object> values =
        Vals.of(
            "picking_type_id", type.id(),
            "partner_id", order.get("partner_shipping_id"),
            "location_id", order.refOrThrow("warehouse_id").get("lot_stock_id"),
            "location_dest_id", Places.named(env, "stock.stock_location_customers").id(),
            "origin", origin(order),
            "sale_id", order.id(),
            "carrier_id", order.get("carrier_id"),
            "move_type", order.get("picking_policy"),
            "scheduled_date", order.get("commitment_date"));
    if (order.get("commitment_date") == null) {
      values.put("scheduled_date", env.now());
    }
    if (Variant.of(env).hasProcurementGroups()) {
      values.put("group_id", order.get("procurement_group_id"));
    }
    return env.create("stock.picking", values);
  }

  private static String origin(Rec order) {
    String reference = order.text("client_order_ref");
    boolean named = Variant.of(order.env()).originNamesCustomerReference() && reference != null;
    return order.text("name") + (named ? " - " + reference : "");
  }
}
