package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.Rec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Kits: sold as one product, moved as their components; on servers with the mrp module. */
final class Kits {

  private static final String LISTS = "mrp.bom";

  private Kits() {}

  /**
   * What is moved for one unit of a product.
   *
   * @param line the line of the kit's list that names it
   * @param each how much of it, in its own unit
   */
  record Component(Rec product, Rec line, BigDecimal each) {}

  /** Returns the components of a kit, of kits in it too; none of a product that is no kit. */
  static List<Component> of(Rec product) {
    List<Component> components = new ArrayList<>();
    for (Rec list : listsOf(product)) {
      Rec unit = list.refOrThrow("product_uom_id");
      BigDecimal lists =
          Uoms.convert(BigDecimal.ONE, product.refOrThrow("uom_id"), unit)
              .divide(list.number("product_qty"), MathContext.DECIMAL64);
      for (Rec line : list.many("bom_line_ids")) {
        add(components, line, lists);
      }
    }
    return components;
  }

  private static void add(List<Component> components, Rec line, BigDecimal lists) {
    Rec product = line.refOrThrow("product_id");
    BigDecimal each =
        Uoms.convert(
            line.number("product_qty").multiply(lists),
            line.refOrThrow("product_uom_id"),
            product.refOrThrow("uom_id"));
    List<Component> inner = of(product);
    if (inner.isEmpty()) {
      components.add(new Component(product, line, each));
    }
    for (Component part : inner) {
      components.add(new Component(part.product(), part.line(), part.each().multiply(each)));
    }
  }

  /** Returns the list that makes a product a kit: its own before that of its template. */
  private static List<Rec> listsOf(Rec product) {
    Env env = product.env().sudo();
    if (!env.has(LISTS)) {
      return List.of();
    }
    List<Rec> own = kits(env, Arrays.asList("product_id", "=", product.id()));
    return own.isEmpty()
        ? kits(
            env,
            Arrays.asList("product_id", "=", false),
            Arrays.asList("product_tmpl_id", "=", product.refOrThrow("product_tmpl_id").id()))
        : own;
  }

  private static List<Rec> kits(Env env, Object... conditions) {
    List<Object> domain = new ArrayList<>(List.of(Arrays.asList("type", "=", "phantom")));
    domain.addAll(Arrays.asList(conditions));
    return env.search(LISTS, domain, "sequence, id", 1);
  }

  /**
   * Returns how many whole kits are in some moves of their components.
   *
   * @param quantity of a move, in the unit of its product
   */
  static BigDecimal whole(
      List<Component> components, List<Rec> moves, Function<Rec, BigDecimal> quantity) {
    BigDecimal kits = null;
    for (Component component : components) {
      BigDecimal moved =
          moves.stream()
              .filter(move -> component.line().equals(move.ref("bom_line_id")))
              .map(quantity)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal here = moved.divide(component.each(), 0, RoundingMode.FLOOR);
      kits = kits == null ? here : kits.min(here);
    }
    return Objects.requireNonNullElse(kits, BigDecimal.ZERO);
  }
}
