package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a move takes from where to where. An open line reserves its quantity, a done one has moved
 * it; each change takes back what the line was and puts what it became.
 */
final class MoveLines implements Behaviour {

  private static final Set<String> WHAT_AND_WHERE =
      Set.of(
          "quantity",
          "product_uom_id",
          "location_id",
          "location_dest_id",
          "lot_id",
          "package_id",
          "result_package_id",
          "owner_id",
          "product_id");

  @Override
  public void plugInto(Registry registry) {
    registry
        .model("stock.move.line")
        .computed("state", line -> line.path("move_id.state"))
        .computed("quantity_product_uom", line -> quantity(line).doubleValue())
        .computed("lots_visible", line -> !"none".equals(line.path("product_id.tracking")))
        .related("picking_code", "picking_id.picking_type_id.code")
        .related("tracking", "product_id.tracking")
        .related("picking_type_id", "picking_id.picking_type_id")
        .related("picking_partner_id", "picking_id.partner_id")
        .related("location_usage", "location_id.usage")
        .related("location_dest_usage", "location_dest_id.usage")
        .related("origin", "move_id.origin")
        .computed("reference", line -> line.path("move_id.reference"))
        .defaultFrom("date", (env, given) -> env.now())
        .displayName(line -> line.refOrThrow("product_id").displayName())
        .order("result_package_id desc, id")
        .cascade("move_id")
        .beforeCreate(MoveLines::fillIn)
        .afterCreate(MoveLines::put)
        .beforeWrite(MoveLines::takeBack)
        .afterWrite(MoveLines::written)
        .constraint(MoveLines::check)
        .beforeUnlink(MoveLines::giveBack);
  }

  private static void check(Rec line) {
    Rec lot = line.ref("lot_id");
    Rec product = line.ref("product_id");
    if (lot != null && product != null && !product.equals(lot.ref("product_id"))) {
      throw OdooFault.validation(
          "This lot %s is incompatible with this product %s"
              .formatted(lot.text("name"), product.displayName()));
    }
    if (line.number("quantity").signum() < 0) {
      throw OdooFault.validation("You can not enter negative quantities.");
    }
  }

  private static void giveBack(Rec line) {
    if (Set.of("done", "cancel").contains(String.valueOf(line.get("state")))) {
      throw OdooFault.user(
          "You can not delete product moves if the picking is done. You can only correct the done"
              + " quantities.");
    }
    line.set("quantity", 0);
  }

  private static void fillIn(Env env, Map<String, @Nullable Object> values) {
    Long picking = Vals.id(values, "picking_id");
    if (Vals.id(values, "move_id") == null && picking != null) {
      values.put("move_id", moveFor(env.rec("stock.picking", picking), values).id());
    }
    Long moveId = Vals.id(values, "move_id");
    if (moveId != null) {
      Rec move = env.rec("stock.move", moveId);
      for (String field :
          List.of("product_id", "picking_id", "location_id", "location_dest_id", "company_id")) {
        values.putIfAbsent(field, move.get(field));
      }
      values.putIfAbsent("product_uom_id", move.get("product_uom"));
      values.putIfAbsent("picked", move.get("picked"));
    }
    adoptLot(env, values);
  }

  /** A name of a lot that exists stands for that lot. */
  private static void adoptLot(Env env, Map<String, @Nullable Object> values) {
    Long product = Vals.id(values, "product_id");
    if (product != null
        && values.get("lot_name") instanceof String
        && values.get("lot_id") == null) {
      List<Rec> lots =
          env.search(
              "stock.lot",
              List.of(Vals.is("name", values.get("lot_name")), Vals.is("product_id", product)));
      if (!lots.isEmpty()) {
        values.put("lot_id", lots.get(0).id());
      }
    }
  }

  private static Rec moveFor(Rec picking, Map<String, @Nullable Object> values) {
    Long product = Vals.id(values, "product_id");
    for (Rec move : picking.many("move_ids")) {
      if (Moves.isOpen(move) && product != null && move.refOrThrow("product_id").id() == product) {
        return move;
      }
    }
    Map<String, @Nullable Object> fresh =
        Vals.of("product_id", product, "product_uom_qty", 0, "picking_id", picking.id());
    fresh.put("location_id", values.getOrDefault("location_id", picking.get("location_id")));
    fresh.put(
        "location_dest_id",
        values.getOrDefault("location_dest_id", picking.get("location_dest_id")));
    return Moves.create(picking.env(), fresh);
  }

  private static void takeBack(List<Rec> lines, Map<String, @Nullable Object> values) {
    if (touches(values.keySet())) {
      lines.forEach(line -> book(line, -1));
    }
  }

  private static void written(Rec line, Set<String> fields) {
    if (touches(fields)) {
      put(line);
    }
    Rec move = line.ref("move_id");
    boolean pickedHere = fields.contains("picked") && line.flag("picked");
    if (move != null && pickedHere && !move.flag("picked")) {
      move.with(Moves.PICKED_BY_LINE, true).set("picked", true);
    }
  }

  private static boolean touches(Set<String> fields) {
    return fields.stream().anyMatch(WHAT_AND_WHERE::contains);
  }

  private static void put(Rec line) {
    book(line, 1);
    Rec move = line.ref("move_id");
    if (move != null) {
      Moves.refreshState(move);
    }
  }

  /** Books a line in stock; a negative sign takes it back. */
  static void book(Rec line, int sign) {
    Rec product = line.ref("product_id");
    if (product == null || !Variant.isStorable(product)) {
      return;
    }
    BigDecimal quantity = quantity(line).multiply(BigDecimal.valueOf(sign));
    if ("done".equals(line.get("state"))) {
      QuantLedger.add(line.env(), source(line), quantity.negate());
      QuantLedger.add(line.env(), target(line), quantity);
    } else if (!Places.isEndless(line.refOrThrow("location_id"))) {
      QuantLedger.reserve(line.env(), source(line), quantity);
    }
  }

  /** Returns the quantity in the product's own unit. */
  static BigDecimal quantity(Rec line) {
    Rec product = line.ref("product_id");
    Rec unit = line.ref("product_uom_id");
    BigDecimal quantity = line.number("quantity");
    return product == null || unit == null
        ? quantity
        : Uoms.convert(quantity, unit, product.refOrThrow("uom_id"));
  }

  static QuantLedger.Slot source(Rec line) {
    return slot(line, "location_id", "package_id");
  }

  private static QuantLedger.Slot target(Rec line) {
    return slot(line, "location_dest_id", "result_package_id");
  }

  private static QuantLedger.Slot slot(Rec line, String location, String pack) {
    return new QuantLedger.Slot(
        line.refOrThrow("product_id").id(),
        line.refOrThrow(location).id(),
        QuantLedger.idOf(line, "lot_id"),
        QuantLedger.idOf(line, pack),
        QuantLedger.idOf(line, "owner_id"));
  }
}
