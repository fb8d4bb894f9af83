package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Args;
import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Call;
import io.github.odoosync.internal.fake.ModelSpec;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import io.github.odoosync.internal.fake.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lots and serial numbers. */
final class Lots implements Behaviour {

  @Override
  public void plugInto(Registry registry) {
    ModelSpec lot = registry.model("stock.lot");
    lot.order("name, id").computed("product_qty", Lots::onHand);
    lot.defaultFrom("company_id", (env, given) -> env.company().id());
    if (registry.version() == 18) {
      lot.method("create", Signature.onRecords("vals_list="), Lots::createOf18);
    }
  }

  /** The 18.0 that was recorded forgot a decorator: the first argument is taken for ids. */
  private static Object createOf18(Call call) {
    if (!call.args().values().containsKey("vals_list")) {
      throw OdooFault.type("StockLot.create() missing 1 required positional argument: 'vals_list'");
    }
    List<String> made = new ArrayList<>();
    for (Object values : call.args().list("vals_list")) {
      made.add(String.valueOf(call.env().create("stock.lot", Args.asMap(values)).id()));
    }
    return "stock.lot(" + String.join(", ", made) + (made.size() == 1 ? ",)" : ")");
  }

  private static Object onHand(Rec lot) {
    double sum = 0;
    for (Rec quant : lot.env().search("stock.quant", List.of(Vals.is("lot_id", lot.id())))) {
      if (!Places.isEndless(quant.refOrThrow("location_id"))) {
        sum += quant.number("quantity").doubleValue();
      }
    }
    return sum;
  }

  /** Refuses to validate picked lines of tracked products without a lot. */
  static void requireOn(Rec picking) {
    boolean nonePicked = Moves.open(picking).stream().noneMatch(move -> move.flag("picked"));
    List<String> without = new ArrayList<>();
    for (Rec move : Moves.open(picking)) {
      Rec product = move.refOrThrow("product_id");
      if (!"none".equals(product.text("tracking")) && (nonePicked || move.flag("picked"))) {
        for (Rec line : move.many("move_line_ids")) {
          if (line.ref("lot_id") == null && line.text("lot_name") == null) {
            without.add(product.displayName());
          }
        }
      }
    }
    if (!without.isEmpty()) {
      throw OdooFault.user(
          "You need to supply a Lot/Serial Number for product:\n"
              + without.stream().distinct().collect(Collectors.joining("\n")));
    }
  }

  /** Makes the lot that a line of a receipt only names. */
  static void createFor(Rec line) {
    String name = line.text("lot_name");
    if (name != null && line.ref("lot_id") == null) {
      Rec product = line.refOrThrow("product_id");
      Rec lot =
          line.env().sudo().create("stock.lot", Vals.of("name", name, "product_id", product.id()));
      line.set("lot_id", lot.id());
    }
  }
}
