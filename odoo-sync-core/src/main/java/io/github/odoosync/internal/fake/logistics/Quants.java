package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Call;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stock in a place, and counting it. */
final class Quants implements Behaviour {

  private static final String COUNTED = "inventory_quantity";
  private static final String APPLY_AT_ONCE = "inventory_quantity_auto_apply";

  @Override
  public void plugInto(Registry registry) {
    registry
        .model("stock.quant")
        .defaultFrom("in_date", (env, given) -> env.now())
        .defaultOf("reserved_quantity", 0.0)
        .defaultFrom("company_id", Quants::companyOfPlace)
        .computed("available_quantity", quant -> QuantLedger.available(quant).doubleValue())
        .computed("inventory_diff_quantity", quant -> difference(quant).doubleValue())
        .computed(APPLY_AT_ONCE, quant -> quant.get("quantity"))
        .displayName(quant -> quant.refOrThrow("location_id").displayName())
        .createInstead(Quants::findCounted)
        .beforeCreate((env, values) -> noteCount(values))
        .beforeWrite((quants, values) -> noteCount(values))
        .afterWrite(Quants::applyAtOnce)
        .action("action_apply_inventory", Quants::apply)
        .action("action_clear_inventory_quantity", Quants::clear);
  }

  private static @Nullable Object companyOfPlace(Env env, Map<String, @Nullable Object> given) {
    Long place = Vals.id(given, "location_id");
    Rec company = place == null ? null : env.rec("stock.location", place).ref("company_id");
    return company == null ? null : company.id();
  }

  /** In inventory mode a count of what is there already finds the quant. */
  private static @Nullable Long findCounted(Env env, Map<String, @Nullable Object> values) {
    boolean counts = values.containsKey(COUNTED) || values.containsKey(APPLY_AT_ONCE);
    Long product = Vals.id(values, "product_id");
    Long location = Vals.id(values, "location_id");
    if (!counts || !env.context().flag("inventory_mode") || product == null || location == null) {
      return null;
    }
    Rec quant =
        QuantLedger.findOrCreate(
            env,
            new QuantLedger.Slot(
                product,
                location,
                Vals.id(values, "lot_id"),
                Vals.id(values, "package_id"),
                Vals.id(values, "owner_id")));
    String counted = values.containsKey(COUNTED) ? COUNTED : APPLY_AT_ONCE;
    quant.set(counted, values.get(counted));
    return quant.id();
  }

  private static void noteCount(Map<String, @Nullable Object> values) {
    if (values.containsKey(APPLY_AT_ONCE)) {
      values.put(COUNTED, values.get(APPLY_AT_ONCE));
    }
    if (values.containsKey(COUNTED)) {
      values.putIfAbsent("inventory_quantity_set", true);
    }
  }

  private static void applyAtOnce(Rec quant, Set<String> written) {
    if (written.contains(APPLY_AT_ONCE)) {
      boolean forgetsTitle = Variant.of(quant.env()).forgetsTitleOfCount();
      applyCount(forgetsTitle ? quant.with("inventory_name", null) : quant, difference(quant));
    }
  }

  private static @Nullable Object apply(Call call) {
    // What the first one moves does not change what the others were found to differ by.
    Map<Rec, BigDecimal> differences = new LinkedHashMap<>();
    call.records().forEach(quant -> differences.put(quant, difference(quant)));
    differences.forEach(Quants::applyCount);
    return null;
  }

  private static @Nullable Object clear(Call call) {
    for (Rec quant : call.records()) {
      quant.write(Vals.of(COUNTED, 0, "inventory_quantity_set", false));
    }
    return null;
  }

  private static BigDecimal difference(Rec quant) {
    return quant.flag("inventory_quantity_set")
        ? quant.number(COUNTED).subtract(quant.number("quantity"))
        : BigDecimal.ZERO;
  }

  private static void applyCount(Rec quant, BigDecimal difference) {
    QuantLedger.Slot here = QuantLedger.Slot.ofQuant(quant);
    if (difference.signum() != 0) {
      long loss = Places.loss(quant.env()).id();
      QuantLedger.Slot elsewhere =
          new QuantLedger.Slot(here.product(), loss, here.lot(), null, here.owner());
      boolean more = difference.signum() > 0;
      Moves.record(quant.env(), more ? elsewhere : here, more ? here : elsewhere, difference.abs());
    }
    quant.write(Vals.of(COUNTED, 0, "inventory_quantity_set", false));
  }

  /** Returns what is in stock of a product in some places and below. */
  static BigDecimal sum(Env env, long product, List<Long> places, String field) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Rec quant :
        env.search(
            "stock.quant",
            List.of(
                Vals.is("product_id", product), Vals.leaf("location_id", "child_of", places)))) {
      sum = sum.add(quant.number(field));
    }
    return sum;
  }
}
