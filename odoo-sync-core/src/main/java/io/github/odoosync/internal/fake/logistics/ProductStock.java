package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.ModelSpec;
import io.github.odoosync.internal.fake.Rec;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;

/** The quantities that a product shows, for the warehouse or location of the context. */
final class ProductStock {

  private final Env env;
  private final long product;
  private final List<Long> places;

  private ProductStock(Rec product) {
    this.env = product.env();
    this.product = product.id();
    this.places = places(product.env());
  }

  static void plugInto(ModelSpec model) {
    boolean isTemplate = model.def().name().equals("product.template");
    add(model, isTemplate, "qty_available", ProductStock::onHand);
    add(model, isTemplate, "incoming_qty", ProductStock::incoming);
    add(model, isTemplate, "outgoing_qty", ProductStock::outgoing);
    add(model, isTemplate, "virtual_available", ProductStock::forecast);
    if (model.def().field("free_qty") != null) {
      add(model, isTemplate, "free_qty", ProductStock::free);
    }
  }

  private static void add(
      ModelSpec model,
      boolean isTemplate,
      String field,
      BiFunction<ProductStock, Rec, BigDecimal> figure) {
    model.computed(
        field,
        record -> {
          BigDecimal sum = BigDecimal.ZERO;
          for (Rec one : isTemplate ? record.many("product_variant_ids") : List.of(record)) {
            boolean storable = Variant.isStorable(one);
            sum = storable ? sum.add(figure.apply(new ProductStock(one), one)) : sum;
          }
          return sum.doubleValue();
        });
  }

  private BigDecimal onHand(Rec record) {
    return Quants.sum(env, product, places, "quantity");
  }

  private BigDecimal free(Rec record) {
    return onHand(record).subtract(Quants.sum(env, product, places, "reserved_quantity"));
  }

  private BigDecimal incoming(Rec record) {
    return openMoves("location_dest_id", "location_id");
  }

  private BigDecimal outgoing(Rec record) {
    return openMoves("location_id", "location_dest_id");
  }

  private BigDecimal forecast(Rec record) {
    return onHand(record).add(incoming(record)).subtract(outgoing(record));
  }

  private BigDecimal openMoves(String inside, String outside) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Rec move :
        env.search(
            "stock.move",
            List.of(
                Vals.is("product_id", product),
                Vals.leaf(
                    "state",
                    "in",
                    List.of("waiting", "confirmed", "assigned", "partially_available")),
                Vals.leaf(inside, "child_of", places),
                "!",
                Vals.leaf(outside, "child_of", places)))) {
      sum = sum.add(Moves.demand(move));
    }
    return sum;
  }

  private static List<Long> places(Env env) {
    List<Long> asked = env.context().ids("location");
    if (!asked.isEmpty()) {
      return asked;
    }
    List<Long> houses = env.context().ids("warehouse_id");
    List<Rec> warehouses =
        houses.isEmpty()
            ? env.search("stock.warehouse", List.of())
            : env.recs("stock.warehouse", houses);
    return warehouses.stream().map(house -> house.refOrThrow("view_location_id").id()).toList();
  }
}
