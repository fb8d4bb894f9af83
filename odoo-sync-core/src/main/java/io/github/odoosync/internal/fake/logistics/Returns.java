package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Call;
import io.github.odoosync.internal.fake.ModelSpec;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wizard that sends back what a transfer moved. */
final class Returns implements Behaviour {

  @Override
  public void plugInto(Registry registry) {
    Variant variant = new Variant(registry.version());
    ModelSpec wizard = registry.model("stock.return.picking");
    wizard
        .displayName(w -> "stock.return.picking," + w.id())
        .afterCreate(Returns::addLines)
        .action(variant.createReturnsMethod(), call -> create(call, false));
    if (variant.version() >= 18) {
      wizard.action("action_create_exchanges", Returns::exchange);
    }
    if (variant.version() >= 19) {
      wizard.action("action_create_returns_all", call -> create(call, true));
    }
    if (wizard.def().field("picking_type_code") != null) {
      wizard.related("picking_type_code", "picking_id.picking_type_id.code");
    }
    registry
        .model("stock.return.picking.line")
        .cascade("wizard_id")
        .defaultOf("to_refund", true)
        .related("uom_id", "product_id.uom_id")
        .displayName(line -> line.refOrThrow("product_id").displayName());
  }

  private static void addLines(Rec wizard) {
    Rec picking = wizard.ref("picking_id");
    if (picking == null || !wizard.ids("product_return_moves").isEmpty()) {
      return;
    }
    if (!"done".equals(picking.get("state"))) {
      throw OdooFault.user("You may only return Done pickings.");
    }
    boolean everything = Variant.of(wizard.env()).returnsEverythingByDefault();
    for (Rec move : picking.many("move_ids")) {
      if (Moves.state(move).equals("done")) {
        addLine(wizard, move, everything ? returnable(move) : BigDecimal.ZERO);
      }
    }
  }

  private static void addLine(Rec wizard, Rec move, BigDecimal quantity) {
    wizard
        .env()
        .create(
            "stock.return.picking.line",
            Vals.of(
                "wizard_id", wizard.id(),
                "product_id", move.get("product_id"),
                "move_id", move.id(),
                "quantity", quantity));
  }

  private static BigDecimal returnable(Rec move) {
    BigDecimal left = move.number("quantity");
    for (Rec returned : move.many("returned_move_ids")) {
      if (!Moves.state(returned).equals("cancel")) {
        left = left.subtract(returned.number("product_uom_qty"));
      }
    }
    return left.max(BigDecimal.ZERO);
  }

  private static Map<String, @Nullable Object> create(Call call, boolean everything) {
    Rec wizard = call.record();
    Rec picking = wizard.refOrThrow("picking_id");
    Map<Rec, BigDecimal> quantities = new LinkedHashMap<>();
    for (Rec line : wizard.many("product_return_moves")) {
      Rec move = line.refOrThrow("move_id");
      BigDecimal quantity = everything ? returnable(move) : line.number("quantity");
      if (quantity.signum() > 0) {
        quantities.put(line, quantity);
      }
    }
    if (quantities.isEmpty()) {
      throw OdooFault.user("Please specify at least one non-zero quantity.");
    }
    Rec back = createPicking(picking);
    quantities.forEach((line, quantity) -> createMove(back, line, quantity));
    MoveFlow.confirm(back.many("move_ids"));
    return answer(back);
  }

  /** Sends the same again, beside taking it back. */
  private static Map<String, @Nullable Object> exchange(Call call) {
    Map<String, @Nullable Object> answer = create(call, false);
    Rec wizard = call.record();
    Rec picking = wizard.refOrThrow("picking_id");
    Map<String, @Nullable Object> values = Vals.of("origin", picking.get("origin"));
    for (String field :
        List.of("picking_type_id", "location_id", "location_dest_id", "partner_id", "company_id")) {
      values.put(field, picking.get(field));
    }
    Rec again = picking.env().sudo().create("stock.picking", values);
    for (Rec line : wizard.many("product_return_moves")) {
      if (line.number("quantity").signum() > 0) {
        createAgain(again, line);
      }
    }
    MoveFlow.confirm(again.many("move_ids"));
    return answer;
  }

  private static void createAgain(Rec again, Rec line) {
    Moves.create(
        again.env(),
        Vals.of(
            "product_id", line.get("product_id"),
            "product_uom", line.refOrThrow("product_id").get("uom_id"),
            "product_uom_qty", line.number("quantity"),
            "picking_id", again.id(),
            "picking_type_id", again.get("picking_type_id"),
            "location_id", again.get("location_id"),
            "location_dest_id", again.get("location_dest_id")));
  }

  private static Rec createPicking(Rec picking) {
    Rec type = picking.refOrThrow("picking_type_id");
    Rec backType = type.ref("return_picking_type_id");
    return picking
        .env()
        .sudo()
        .create(
            "stock.picking",
            Vals.of(
                "picking_type_id", (backType == null ? type : backType).id(),
                "location_id", picking.get("location_dest_id"),
                "location_dest_id", picking.get("location_id"),
                "partner_id", picking.get("partner_id"),
                "origin", "Return of " + picking.text("name"),
                "return_id", picking.id(),
                "sale_id", picking.get("sale_id"),
                "company_id", picking.get("company_id")));
  }

  private static void createMove(Rec back, Rec line, BigDecimal quantity) {
    Rec origin = line.refOrThrow("move_id");
    Map<String, @Nullable Object> values =
        Vals.of(
            "product_id", origin.get("product_id"),
            "product_uom", origin.get("product_uom"),
            "product_uom_qty", quantity,
            "picking_id", back.id(),
            "picking_type_id", back.get("picking_type_id"),
            "location_id", back.get("location_id"),
            "location_dest_id", back.get("location_dest_id"),
            "origin_returned_move_id", origin.id(),
            "sale_line_id", origin.get("sale_line_id"),
            "purchase_line_id", origin.get("purchase_line_id"),
            "to_refund", line.get("to_refund"));
    Moves.create(back.env(), values);
  }

  private static Map<String, @Nullable Object> answer(Rec back) {
    if (Variant.of(back.env()).version() > 17) {
      return Actions.open("Returned Picking", "form", back, Vals.of());
    }
    Map<String, @Nullable Object> context =
        Vals.of(
            "default_partner_id", back.get("partner_id"),
            "search_default_picking_type_id", back.get("picking_type_id"));
    for (String filter :
        List.of("draft", "assigned", "confirmed", "ready", "planning_issues", "available")) {
      context.put("search_default_" + filter, false);
    }
    return Actions.open("Returned Picking", "form,tree,calendar", back, context);
  }
}
