package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Call;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goods that are thrown away. */
final class Scraps implements Behaviour {

  @Override
  public void plugInto(Registry registry) {
    registry
        .model("stock.scrap")
        .defaultOf("state", "draft")
        .defaultOf("scrap_qty", 1.0)
        .defaultFrom("company_id", (env, given) -> env.company().id())
        .defaultFrom("product_uom_id", Products::unitOf)
        .defaultFrom("location_id", (env, given) -> stock(env))
        .defaultFrom(
            "scrap_location_id",
            (env, given) -> Places.named(env, "stock.stock_location_scrapped").id())
        .order("id desc")
        .defaultOf("name", "New")
        .beforeUnlink(Scraps::refuseDone)
        .action("action_validate", Scraps::validate)
        .action("do_scrap", Scraps::scrapAll);
  }

  private static @Nullable Object stock(Env env) {
    return Places.named(env, "stock.warehouse0").get("lot_stock_id");
  }

  private static Object validate(Call call) {
    Rec scrap = call.record();
    Rec product = scrap.refOrThrow("product_id");
    if (Variant.isStorable(product) && available(scrap).compareTo(quantity(scrap)) < 0) {
      return Actions.wizard(
          product.displayName() + ": Insufficient Quantity To Scrap",
          "stock.warn.insufficient.qty.scrap",
          Vals.of(
              "default_product_id", product.id(),
              "default_location_id", scrap.get("location_id"),
              "default_scrap_id", scrap.id(),
              "default_quantity", scrap.get("scrap_qty")));
    }
    scrapOne(scrap);
    return true;
  }

  private static BigDecimal available(Rec scrap) {
    List<Long> place = List.of(scrap.refOrThrow("location_id").id());
    long product = scrap.refOrThrow("product_id").id();
    return Quants.sum(scrap.env(), product, place, "quantity");
  }

  private static BigDecimal quantity(Rec scrap) {
    Rec stockUnit = scrap.refOrThrow("product_id").refOrThrow("uom_id");
    return Uoms.convert(scrap.number("scrap_qty"), scrap.refOrThrow("product_uom_id"), stockUnit);
  }

  private static void refuseDone(Rec scrap) {
    if ("done".equals(scrap.text("state"))) {
      throw OdooFault.user("You cannot delete a scrap which is done.");
    }
  }

  /** Odoo has no guard here: a second call scraps a second time. */
  private static Object scrapAll(Call call) {
    call.records().forEach(Scraps::scrapOne);
    return true;
  }

  private static void scrapOne(Rec scrap) {
    scrap.set("name", Pickings.numbered(scrap.env(), "SP/", 5));
    long product = scrap.refOrThrow("product_id").id();
    Long lot = QuantLedger.idOf(scrap, "lot_id");
    Long pack = QuantLedger.idOf(scrap, "package_id");
    Long owner = QuantLedger.idOf(scrap, "owner_id");
    long from = scrap.refOrThrow("location_id").id();
    long to = scrap.refOrThrow("scrap_location_id").id();
    Rec move =
        Moves.record(
            scrap.env(),
            new QuantLedger.Slot(product, from, lot, pack, owner),
            new QuantLedger.Slot(product, to, lot, null, owner),
            quantity(scrap));
    Map<String, @Nullable Object> values =
        Vals.of("scrap_id", scrap.id(), "is_inventory", false, "origin", scrap.text("name"));
    move.write(values);
    scrap.write(Vals.of("state", "done", "date_done", scrap.env().now()));
  }
}
