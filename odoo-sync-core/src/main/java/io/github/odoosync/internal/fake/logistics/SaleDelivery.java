package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        goods(line, lacking).forEach(goods -> fresh.add(createMove(order, line, goods)));
      } else if (lacking.signum() < 0) {
        shrink(line, lacking.negate());
      }
    }
    MoveFlow.confirm(fresh);
  }

  /** Returns what is to be moved for a quantity of a line: the product, or what its kit is of. */
  private static List<DeliverySteps.Goods> goods(Rec line, BigDecimal quantity) {
    Rec product = line.refOrThrow("product_id");
    Rec unit = product.refOrThrow("uom_id");
    BigDecimal wanted = Uoms.convert(quantity, SaleLines.unit(line), unit);
    List<Kits.Component> components = Kits.of(product);
    return components.isEmpty()
        ? List.of(new DeliverySteps.Goods(product, null, wanted, unit))
        : components.stream().map(component -> goods(component, wanted)).toList();
  }

  private static DeliverySteps.Goods goods(Kits.Component component, BigDecimal kits) {
    Rec unit = component.product().refOrThrow("uom_id");
    BigDecimal wanted = component.each().multiply(kits);
    return new DeliverySteps.Goods(component.product(), component.line(), wanted, unit);
  }

  private static BigDecimal planned(Rec line) {
    List<Rec> moves =
        line.many("move_ids").stream()
            .filter(move -> counts(move) && !Moves.state(move).equals("cancel"))
            .toList();
    return SaleLines.sum(
        line, moves, move -> move.number(Moves.isOpen(move) ? "product_uom_qty" : "quantity"));
  }

  /** Of several moves of the same goods one counts: the one to the customer, or the first. */
  private static boolean counts(Rec move) {
    boolean pushed = move.has("location_final_id");
    if (pushed && "customer".equals(move.path("location_final_id.usage"))) {
      return move.ids("move_orig_ids").isEmpty();
    }
    boolean leaves = "customer".equals(move.path("location_dest_id.usage"));
    return leaves && (!pushed || move.ids("move_orig_ids").isEmpty());
  }

  private static void shrink(Rec line, BigDecimal by) {
    for (DeliverySteps.Goods goods : goods(line, by)) {
      shrink(line, goods);
    }
  }

  private static void shrink(Rec line, DeliverySteps.Goods goods) {
    BigDecimal left = goods.quantity();
    for (Rec move : line.many("move_ids")) {
      boolean same = goods.product().equals(move.ref("product_id"));
      if (same && Moves.isOpen(move) && left.signum() > 0) {
        BigDecimal here = move.number("product_uom_qty").min(left);
        left = left.subtract(here);
        move.set("product_uom_qty", move.number("product_uom_qty").subtract(here));
        if (move.number("product_uom_qty").signum() == 0) {
          Moves.cancel(move);
        }
      }
    }
  }

  /** Until 17 all steps are asked for at once, from 18 each one when the one before is done. */
  private static Rec createMove(Rec order, Rec line, DeliverySteps.Goods goods) {
    List<DeliverySteps.Step> steps = DeliverySteps.of(order.refOrThrow("warehouse_id"));
    Rec first = null;
    for (int i = steps.size() - 1; i >= 0; i--) {
      boolean asked = i == 0 || !Variant.of(order.env()).pushesDeliveries();
      if (asked) {
        Rec move = DeliverySteps.move(order, line, steps.get(i), goods);
        if (first != null) {
          DeliverySteps.link(move, first);
          MoveFlow.confirm(List.of(first));
        }
        first = move;
      }
    }
    if (first == null) {
      throw OdooFault.user("No rule has been found to replenish.");
    }
    return first;
  }

  static void group(Rec order, Map<String, @Nullable Object> values) {
    if (Variant.of(order.env()).hasProcurementGroups()) {
      values.put("group_id", order.get("procurement_group_id"));
    } else {
      values.put("reference_ids", SaleLines.replace(order.ids("stock_reference_ids")));
    }
  }

  static Rec createPicking(Rec order, DeliverySteps.Step step) {
    Env env = order.env().sudo();
    Map<String, @Nullable Object> values =
        Vals.of(
            "picking_type_id", step.type().id(),
            "partner_id", order.get("partner_shipping_id"),
            "location_id", step.from(),
            "location_dest_id", step.to(),
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
