package io.github.odoosync.mapping;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.product.Packaging;
import io.github.odoosync.model.product.Product;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The packages that a product comes in.
 *
 * <p>Until Odoo 18 they are records with a name and a quantity, known by their names; one that a
 * document leaves out stays, where orders and moves may name it. Since 19 they are units with a
 * barcode, and which units a product comes in is said elsewhere: those are read only.
 */
final class Packagings {

  private static final String NAMED = "packaging_ids";
  private static final String UNITS = "product_uom_ids";
  private static final String OWN_UNIT = "uom_id.display_name";

  private Packagings() {}

  /** Those with a name and a quantity. */
  static Column<List<Packaging>> named() {
    Column<List<Packaging>> column =
        Column.of(
            List.of(NAMED + ".name", NAMED + ".qty", NAMED + ".barcode", OWN_UNIT),
            product -> product.all(NAMED).map(each -> named(product, each)).toList(),
            (value, current, target) -> write(value, target));
    return column
        .same((wanted, held, lookups) -> changed(wanted, held).isEmpty())
        .losing(all -> all.stream().flatMap(each -> lost(each).stream()).toList());
  }

  /** Those that are units. */
  static Column<List<Packaging>> units() {
    return Column.readOnly(
        List.of(UNITS + ".uom_id.display_name", UNITS + ".barcode", OWN_UNIT),
        product -> product.all(UNITS).map(each -> unit(product, each)).toList());
  }

  private static Packaging named(Source product, Source each) {
    BigDecimal content =
        Objects.requireNonNullElse(Figures.clean(each.decimal("qty")), BigDecimal.ZERO);
    return Packaging.builder()
        .set(Packaging.NAME, each.text("name"))
        .set(Packaging.QUANTITY, new Quantity(content, unitOf(product)))
        .set(Packaging.BARCODE, each.text("barcode"))
        .build();
  }

  // A unit of another kind than the product's own does not say how much is in it.
  private static Packaging unit(Source product, Source each) {
    Unit own = unitOf(product);
    Unit unit = unitOf(each);
    if (!unit.convertsTo(own)) {
      throw InvalidValueException.of(
          ErrorCode.UNIT_MISMATCH,
          "Product %d is counted in %s and has a packaging in %s: correct it, or map products without(%s)"
              .formatted(product.id(), own, unit, Product.PACKAGINGS));
    }
    return Packaging.builder()
        .set(Packaging.NAME, each.text("uom_id.display_name"))
        .set(Packaging.QUANTITY, Quantity.of(1, unit).in(own))
        .set(Packaging.UNIT, unit)
        .set(Packaging.BARCODE, each.text("barcode"))
        .build();
  }

  private static void write(List<Packaging> wanted, Target target) {
    Source product = target.current();
    List<Source> there = product == null ? List.of() : product.all(NAMED).toList();
    List<Packaging> held =
        product == null ? List.of() : there.stream().map(each -> named(product, each)).toList();
    Unit own = ownUnit(target);
    List<Command> commands = new ArrayList<>();
    for (Packaging each : changed(wanted, held)) {
      Optional<Source> known =
          there.stream().filter(other -> each.name().equals(other.text("name"))).findFirst();
      Values values = values(each, own);
      commands.add(
          known.isPresent() ? Command.update(known.get().id(), values) : Command.create(values));
    }
    target.putCommands(NAMED, commands);
  }

  private static Values values(Packaging wanted, Unit own) {
    Values values = Values.of("name", wanted.name()).with("qty", wanted.quantity().in(own).value());
    return wanted.barcode().map(barcode -> values.with("barcode", barcode)).orElse(values);
  }

  private static List<Packaging> changed(List<Packaging> wanted, List<Packaging> held) {
    return wanted.stream()
        .filter(each -> held.stream().noneMatch(other -> saysNothingNew(each, other)))
        .toList();
  }

  private static boolean saysNothingNew(Packaging wanted, Packaging held) {
    return wanted.name().equals(held.name())
        && wanted.quantity().unit().convertsTo(held.quantity().unit())
        && Amounts.same(
            wanted.quantity().in(held.quantity().unit()).value(),
            held.quantity().value(),
            Figures.DECIMALS)
        && (wanted.barcode().isEmpty() || wanted.barcode().equals(held.barcode()));
  }

  private static List<String> lost(Packaging each) {
    List<String> lost = new ArrayList<>();
    each.weight().ifPresent(weight -> lost.add(each.name() + ".weight"));
    each.dimensions().ifPresent(size -> lost.add(each.name() + ".dimensions"));
    return lost;
  }

  private static Unit ownUnit(Target target) {
    Product product = (Product) target.document();
    Source held = target.current();
    Long own = held == null ? null : held.id("uom_id");
    return product.unit().orElseGet(() -> own == null ? Unit.ONE : target.lookups().unit(own));
  }

  private static Unit unitOf(Source source) {
    return source.lookups().unit(Objects.requireNonNull(source.id("uom_id")));
  }
}
