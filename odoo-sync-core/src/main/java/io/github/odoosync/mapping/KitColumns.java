package io.github.odoosync.mapping;

import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.product.KitComponent;
import io.github.odoosync.model.product.Product;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The components of a kit: Odoo's bill of materials of type {@code phantom} that it would take for
 * the product, for one piece in the product's own unit.
 */
final class KitColumns {

  private static final String BOMS = "bom_ids";
  private static final String LINES = "bom_line_ids";
  private static final String ONLY_FOR = "bom_product_template_attribute_value_ids";
  private static final String VALUES = "product_template_attribute_value_ids";
  private static final Column<ProductRef> PRODUCT = References.product("product_id");

  // Odoo takes the smallest sequence, then a variant's own list before that of its template.
  private static final Comparator<Source> FIRST =
      Comparator.<Source>comparingLong(KitColumns::rank)
          .thenComparing(bom -> bom.id("product_id") == null)
          .thenComparingLong(Source::id);

  private KitColumns() {}

  /** One component in one unit. */
  private record Piece(long product, Unit unit) {}

  static Column<List<KitComponent>> components() {
    Column<List<KitComponent>> column =
        Column.of(reads(), KitColumns::read, (value, current, target) -> write(value, target));
    return column.same(KitColumns::same);
  }

  /** The kind of a product, which is a kit where it has components. */
  static Column<Product.Kind> kind(Column<Product.Kind> plain) {
    List<String> reads = new ArrayList<>(plain.reads());
    reads.addAll(reads());
    return Column.of(
        reads,
        source -> read(source).isEmpty() ? plain.read(source) : Product.Kind.KIT,
        (value, current, target) ->
            plain.write(value == Product.Kind.KIT ? Product.Kind.CONSUMABLE : value, null, target));
  }

  /** Returns what goes into one of several kits. */
  static Quantity divided(Quantity component, BigDecimal kits) {
    BigDecimal each = component.value().divide(kits, MathContext.DECIMAL64);
    return new Quantity(each.setScale(Figures.DECIMALS, RoundingMode.HALF_UP), component.unit());
  }

  private static List<String> reads() {
    List<String> reads =
        new ArrayList<>(
            List.of(
                "uom_id.display_name",
                VALUES + ".attribute_id.display_name",
                "product_variant_count",
                BOMS + ".type",
                BOMS + ".sequence",
                BOMS + ".product_id.display_name",
                BOMS + ".product_qty",
                BOMS + ".product_uom_id.display_name",
                BOMS + "." + LINES + ".product_qty",
                BOMS + "." + LINES + ".product_uom_id.display_name",
                BOMS + "." + LINES + "." + ONLY_FOR + ".attribute_id.display_name"));
    PRODUCT.reads().forEach(field -> reads.add(BOMS + "." + LINES + "." + field));
    return reads;
  }

  private static List<KitComponent> read(Source product) {
    return bom(product).map(bom -> components(product, bom)).orElse(List.of());
  }

  // The database puts those without a sequence last, and shows them as 0.
  private static long rank(Source bom) {
    long sequence = whole(bom, "sequence");
    return sequence == 0 ? Long.MAX_VALUE : sequence;
  }

  private static Optional<Source> bom(Source product) {
    return product
        .all(BOMS)
        .filter(bom -> "phantom".equals(bom.text("type")))
        .filter(bom -> isOf(bom, product))
        .min(FIRST);
  }

  private static boolean isOf(Source bom, Source product) {
    Long variant = bom.id("product_id");
    return variant == null || variant == product.id();
  }

  private static List<KitComponent> components(Source product, Source bom) {
    Long own = Objects.requireNonNull(product.id("uom_id"));
    BigDecimal kits =
        Figures.quantityOf(bom, "product_qty", "product_uom_id")
            .in(product.lookups().unit(own))
            .value();
    return bom.all(LINES)
        .filter(line -> applies(line, product))
        .map(
            line ->
                KitComponent.builder()
                    .set(KitComponent.PRODUCT, PRODUCT.read(line))
                    .set(
                        KitComponent.QUANTITY,
                        divided(Figures.quantityOf(line, "product_qty", "product_uom_id"), kits))
                    .build())
        .toList();
  }

  /** A line can be for some values of attributes: then the product has one of each attribute. */
  private static boolean applies(Source line, Source product) {
    Set<Long> values = new TreeSet<>();
    product.all(VALUES).forEach(value -> values.add(value.id()));
    Map<Long, Boolean> met = new HashMap<>();
    line.all(ONLY_FOR)
        .forEach(
            value ->
                met.merge(
                    Objects.requireNonNullElse(value.id("attribute_id"), 0L),
                    values.contains(value.id()),
                    Boolean::logicalOr));
    return !met.containsValue(false);
  }

  private static boolean same(List<KitComponent> a, List<KitComponent> b, Lookups lookups) {
    return amounts(a, lookups).equals(amounts(b, lookups));
  }

  private static Map<Piece, BigDecimal> amounts(List<KitComponent> components, Lookups lookups) {
    Map<Piece, BigDecimal> amounts = new HashMap<>();
    for (KitComponent each : components) {
      long product = lookups.productId(each.product()).id();
      BigDecimal value = each.quantity().value().setScale(Figures.DECIMALS, RoundingMode.HALF_UP);
      amounts.merge(new Piece(product, each.quantity().unit()), value, BigDecimal::add);
    }
    return amounts;
  }

  /** Replaces the list that is this product's alone, else gives it one of its own. */
  private static void write(List<KitComponent> components, Target target) {
    Source product = target.current();
    Optional<Source> bom = product == null ? Optional.empty() : bom(product);
    Values values =
        Values.of("product_qty", 1)
            .with("product_uom_id", unit(target))
            .with(LINES, lines(components, target.lookups()));
    if (product != null && bom.filter(each -> isOnlyOf(each, product)).isPresent()) {
      target.putCommands(BOMS, List.of(Command.update(bom.orElseThrow().id(), values)));
      return;
    }
    Values made = values.with("type", "phantom");
    if (product != null) {
      made = made.with("product_id", Ref.of(product.id()));
    }
    if (bom.isPresent()) {
      made = made.with("sequence", whole(bom.get(), "sequence"));
    }
    target.putCommands(BOMS, List.of(Command.create(made)));
  }

  private static boolean isOnlyOf(Source bom, Source product) {
    return bom.id("product_id") != null || whole(product, "product_variant_count") == 1;
  }

  private static Ref unit(Target target) {
    Product product = (Product) target.document();
    Source held = target.current();
    Long own = held == null ? null : held.id("uom_id");
    return product
        .unit()
        .map(target.lookups()::unitId)
        .orElseGet(() -> own == null ? target.lookups().unitId(Unit.ONE) : Ref.of(own));
  }

  private static List<Command> lines(List<KitComponent> components, Lookups lookups) {
    List<Command> lines = new ArrayList<>(List.of(Command.clear()));
    for (KitComponent each : components) {
      lines.add(
          Command.create(
              Values.of("product_id", lookups.productId(each.product()))
                  .with("product_qty", each.quantity().value())
                  .with("product_uom_id", lookups.unitId(each.quantity().unit()))));
    }
    return lines;
  }

  private static long whole(Source source, String path) {
    return Objects.requireNonNullElse(source.whole(path), 0L);
  }
}
