package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.Rec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one place that changes what is in stock and what of it is reserved. */
final class QuantLedger {

  /** What tells one quant from another. */
  record Slot(
      long product, long location, @Nullable Long lot, @Nullable Long pack, @Nullable Long owner) {

    static Slot ofQuant(Rec quant) {
      return new Slot(
          quant.refOrThrow("product_id").id(),
          quant.refOrThrow("location_id").id(),
          idOf(quant, "lot_id"),
          idOf(quant, "package_id"),
          idOf(quant, "owner_id"));
    }

    private List<Object> domain() {
      return List.of(
          Vals.is("product_id", product),
          Vals.is("location_id", location),
          Vals.is("lot_id", lot),
          Vals.is("package_id", pack),
          Vals.is("owner_id", owner));
    }
  }

  private QuantLedger() {}

  static @Nullable Long idOf(Rec record, String field) {
    Rec target = record.ref(field);
    return target == null ? null : Long.valueOf(target.id());
  }

  static @Nullable Rec find(Env env, Slot slot) {
    List<Rec> quants = env.search("stock.quant", slot.domain());
    return quants.isEmpty() ? null : quants.get(0);
  }

  static Rec findOrCreate(Env env, Slot slot) {
    Rec quant = find(env, slot);
    return quant != null
        ? quant
        : env.sudo()
            .with("inventory_mode", null)
            .create(
                "stock.quant",
                Vals.of(
                    "product_id", slot.product(),
                    "location_id", slot.location(),
                    "lot_id", slot.lot(),
                    "package_id", slot.pack(),
                    "owner_id", slot.owner()));
  }

  /** Puts more (or less) of a product into a place. */
  static void add(Env env, Slot slot, BigDecimal quantity) {
    change(env, slot, "quantity", quantity);
  }

  /** Reserves more (or less) of a product in a place. */
  static void reserve(Env env, Slot slot, BigDecimal quantity) {
    change(env, slot, "reserved_quantity", quantity);
  }

  private static void change(Env env, Slot slot, String field, BigDecimal by) {
    if (by.signum() != 0) {
      Rec quant = findOrCreate(env, slot);
      quant.set(field, quant.number(field).add(by));
    }
  }

  /** Returns the quants of a product in a place and below, the oldest first. */
  static List<Rec> below(Env env, long product, long location) {
    return env.search(
        "stock.quant",
        List.of(Vals.is("product_id", product), Vals.leaf("location_id", "child_of", location)),
        "in_date, id",
        0);
  }

  static BigDecimal available(Rec quant) {
    return quant.number("quantity").subtract(quant.number("reserved_quantity"));
  }

  /** Returns the quants of which something is free. */
  static List<Rec> free(Env env, long product, long location) {
    List<Rec> free = new ArrayList<>(below(env, product, location));
    free.removeIf(quant -> available(quant).signum() <= 0);
    return free;
  }
}
