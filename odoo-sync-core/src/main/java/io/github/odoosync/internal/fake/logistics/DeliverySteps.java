package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.Rec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ways out of a warehouse: at once, or over places where goods are packed or wait. */
final class DeliverySteps {

  /** One transfer on the way. */
  record Step(Rec type, long from, long to) {}

  /**
   * What goes this way.
   *
   * @param kitLine the line of the kit that it is a component of
   */
  record Goods(Rec product, @Nullable Rec kitLine, BigDecimal quantity, Rec unit) {}

  private DeliverySteps() {}

  static List<Step> of(Rec warehouse) {
    long customers = Places.named(warehouse.env(), "stock.stock_location_customers").id();
    long stock = place(warehouse, "lot_stock_id");
    String way = String.valueOf(warehouse.text("delivery_steps"));
    Rec out = warehouse.refOrThrow("out_type_id");
    if (way.equals("ship_only")) {
      return List.of(new Step(out, stock, customers));
    }
    long output = place(warehouse, "wh_output_stock_loc_id");
    List<Step> steps = new ArrayList<>();
    Rec pick = warehouse.refOrThrow("pick_type_id");
    if (way.equals("pick_ship")) {
      steps.add(new Step(pick, stock, output));
    } else {
      long packing = place(warehouse, "wh_pack_stock_loc_id");
      steps.add(new Step(pick, stock, packing));
      steps.add(new Step(warehouse.refOrThrow("pack_type_id"), packing, output));
    }
    steps.add(new Step(out, output, customers));
    return steps;
  }

  private static long place(Rec warehouse, String field) {
    return warehouse.refOrThrow(field).id();
  }

  /** Makes one move follow another. */
  static void link(Rec first, Rec second) {
    first.write(Vals.of("move_dest_ids", List.of(List.of(4L, second.id(), 0L))));
    second.write(Vals.of("move_orig_ids", List.of(List.of(4L, first.id(), 0L))));
  }

  /** A part that is split off a move stands between the same moves. */
  static void linkLike(Rec part, Rec whole) {
    whole.many("move_orig_ids").forEach(before -> link(before, part));
    whole.many("move_dest_ids").stream().filter(Moves::isOpen).forEach(after -> link(part, after));
  }

  static boolean waits(Rec move) {
    List<Rec> before = move.many("move_orig_ids");
    return !before.isEmpty() && before.stream().noneMatch(m -> Moves.state(m).equals("done"));
  }

  /** Goods have come: what waits for them is reserved, and from 18 on the next step is made. */
  static void goOn(Rec done) {
    if (done.has("location_final_id") && done.ids("move_dest_ids").isEmpty()) {
      push(done);
    }
    done.many("move_dest_ids").stream().filter(Moves::isOpen).forEach(Reservation::assign);
  }

  private static void push(Rec done) {
    Rec finalPlace = done.ref("location_final_id");
    Rec here = done.refOrThrow("location_dest_id");
    Rec picking = done.ref("picking_id");
    Rec line = done.ref("sale_line_id");
    if (finalPlace == null || picking == null || line == null || finalPlace.equals(here)) {
      return;
    }
    Rec order = line.refOrThrow("order_id");
    for (Step step : of(order.refOrThrow("warehouse_id"))) {
      if (step.from() == here.id()) {
        Goods goods =
            new Goods(
                done.refOrThrow("product_id"),
                done.has("bom_line_id") ? done.ref("bom_line_id") : null,
                done.number("quantity"),
                done.refOrThrow("product_uom"));
        Rec next = move(order, line, step, goods);
        link(done, next);
        MoveFlow.confirm(List.of(next));
      }
    }
  }

  /** Makes the move of one step in the open transfer of that step. */
  static Rec move(Rec order, Rec line, Step step, Goods goods) {
    Rec picking = picking(order, step);
    Map<String, @Nullable Object> values =
        Vals.of(
            "product_id", goods.product().id(),
            "product_uom", goods.unit().id(),
            "product_uom_qty", goods.quantity(),
            "picking_id", picking.id(),
            "location_id", step.from(),
            "location_dest_id", step.to(),
            "origin", picking.get("origin"),
            "date", picking.get("scheduled_date"),
            "sale_line_id", line.id());
    if (goods.kitLine() != null) {
      values.put("bom_line_id", goods.kitLine().id());
    }
    SaleDelivery.group(order, values);
    Rec made = Moves.create(order.env(), values);
    if (made.has("location_final_id") && !"outgoing".equals(step.type().text("code"))) {
      made.set(
          "location_final_id", Places.named(order.env(), "stock.stock_location_customers").id());
    }
    return made;
  }

  private static Rec picking(Rec order, Step step) {
    for (Rec picking : order.many("picking_ids")) {
      boolean same = step.type().equals(picking.ref("picking_type_id"));
      String state = String.valueOf(picking.get("state"));
      if (same && !Set.of("done", "cancel").contains(state)) {
        return picking;
      }
    }
    return SaleDelivery.createPicking(order, step);
  }

  /** Makes the places and types of transfers that a new warehouse needs. */
  static void furnish(Env env, Map<String, @Nullable Object> values) {
    if (values.get("view_location_id") != null) {
      return;
    }
    Env all = env.sudo();
    Object company = values.computeIfAbsent("company_id", key -> env.company().id());
    Rec view =
        all.create(
            "stock.location",
            Vals.of("name", values.get("code"), "usage", "view", "company_id", company));
    values.put("view_location_id", view.id());
    place(all, values, "lot_stock_id", "Stock");
    place(all, values, "wh_input_stock_loc_id", "Input");
    place(all, values, "wh_output_stock_loc_id", "Output");
    place(all, values, "wh_pack_stock_loc_id", "Packing Zone");
    Object stock = values.get("lot_stock_id");
    Object output = values.get("wh_output_stock_loc_id");
    Object packing = values.get("wh_pack_stock_loc_id");
    long customers = Places.named(all, "stock.stock_location_customers").id();
    long vendors = Places.named(all, "stock.stock_location_suppliers").id();
    type(all, values, "in", "incoming", vendors, stock);
    type(all, values, "out", "outgoing", stock, customers);
    type(all, values, "int", "internal", stock, stock);
    type(all, values, "pick", "internal", stock, packing);
    type(all, values, "pack", "internal", packing, output);
  }

  private static void place(
      Env env, Map<String, @Nullable Object> values, String field, String name) {
    Rec place =
        env.create(
            "stock.location",
            Vals.of(
                "name",
                name,
                "usage",
                "internal",
                "location_id",
                values.get("view_location_id"),
                "company_id",
                values.get("company_id")));
    values.put(field, place.id());
  }

  private static void type(
      Env env,
      Map<String, @Nullable Object> values,
      String kind,
      String code,
      @Nullable Object from,
      @Nullable Object to) {
    Rec type =
        env.create(
            "stock.picking.type",
            Vals.of(
                "name",
                kind,
                "code",
                code,
                "sequence_code",
                kind.toUpperCase(java.util.Locale.ROOT),
                "company_id",
                values.get("company_id"),
                "default_location_src_id",
                from,
                "default_location_dest_id",
                to,
                "use_existing_lots",
                true,
                "use_create_lots",
                kind.equals("in")));
    values.put(kind + "_type_id", type.id());
  }

  static void adopt(Rec warehouse) {
    for (String kind : List.of("in", "out", "int", "pick", "pack")) {
      Rec type = warehouse.ref(kind + "_type_id");
      if (type != null && type.ref("warehouse_id") == null) {
        type.set("warehouse_id", warehouse.id());
      }
    }
  }
}
