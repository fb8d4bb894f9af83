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
 * The packages that a product comes in: until Odoo 18 records with a name and a quantity, since 19
 * units with a barcode.
 *
 * <p>One that a document leaves out stays in Odoo, where orders and moves may name it.
 */
abstract class Packagings {

  private final String path;

  private Packagings(String path) {
    this.path = path;
  }

  /** Those of a server that gives packagings a name and a quantity of their own, or not. */
  static Packagings of(boolean named) {
    return named ? new Named() : new AsUnits();
  }

  Column<List<Packaging>> column() {
    List<String> reads = new ArrayList<>(List.of("uom_id.display_name"));
    reads().forEach(field -> reads.add(path + "." + field));
    Column<List<Packaging>> column =
        Column.of(
            reads,
            product -> product.all(path).map(each -> read(product, each)).toList(),
            (value, current, target) -> write(value, target));
    return column
        .same((wanted, held, lookups) -> changed(wanted, held).isEmpty())
        .losing(all -> all.stream().flatMap(each -> lost(each).stream()).toList());
  }

  private List<String> lost(Packaging each) {
    if (!isHeld(each)) {
      return List.of(each.name());
    }
    List<String> lost = new ArrayList<>();
    each.weight().ifPresent(weight -> lost.add(each.name() + ".weight"));
    each.dimensions().ifPresent(size -> lost.add(each.name() + ".dimensions"));
    return lost;
  }

  /** The fields of a packaging. */
  abstract List<String> reads();

  abstract Packaging read(Source product, Source each);

  /** Whether Odoo can hold it. */
  abstract boolean isHeld(Packaging each);

  /** Whether both are the same package of a product, whatever else is said of it. */
  abstract boolean areOne(Packaging a, Packaging b);

  abstract Values values(Packaging wanted, Unit own, Lookups lookups);

  private List<Packaging> changed(List<Packaging> wanted, List<Packaging> held) {
    return wanted.stream()
        .filter(this::isHeld)
        .filter(each -> held.stream().noneMatch(other -> saysNothingNew(each, other)))
        .toList();
  }

  private boolean saysNothingNew(Packaging wanted, Packaging held) {
    return areOne(wanted, held)
        && wanted.quantity().unit().convertsTo(held.quantity().unit())
        && Amounts.same(
            wanted.quantity().in(held.quantity().unit()).value(),
            held.quantity().value(),
            Figures.DECIMALS)
        && (wanted.barcode().isEmpty() || wanted.barcode().equals(held.barcode()));
  }

  private void write(List<Packaging> wanted, Target target) {
    Source product = target.current();
    List<Source> there = product == null ? List.of() : product.all(path).toList();
    List<Packaging> held =
        product == null ? List.of() : there.stream().map(each -> read(product, each)).toList();
    Unit own = ownUnit(target);
    List<Command> commands = new ArrayList<>();
    for (Packaging each : changed(wanted, held)) {
      Values values = values(each, own, target.lookups());
      commands.add(
          known(each, held)
              .map(index -> Command.update(there.get(index).id(), values))
              .orElseGet(() -> Command.create(values)));
    }
    target.putCommands(path, commands);
  }

  private Optional<Integer> known(Packaging wanted, List<Packaging> held) {
    for (int i = 0; i < held.size(); i++) {
      if (areOne(wanted, held.get(i))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private static Unit ownUnit(Target target) {
    Product product = (Product) target.document();
    Source held = target.current();
    Long own = held == null ? null : held.id("uom_id");
    return product.unit().orElseGet(() -> own == null ? Unit.ONE : target.lookups().unit(own));
  }

  private static Unit unitOf(Source product) {
    return product.lookups().unit(Objects.requireNonNull(product.id("uom_id")));
  }

  private static Values withBarcode(Values values, Packaging wanted) {
    return wanted.barcode().map(barcode -> values.with("barcode", barcode)).orElse(values);
  }

  /** Records with a name and a quantity. */
  private static final class Named extends Packagings {

    Named() {
      super("packaging_ids");
    }

    @Override
    List<String> reads() {
      return List.of("name", "qty", "barcode");
    }

    @Override
    Packaging read(Source product, Source each) {
      return Packaging.builder()
          .set(Packaging.NAME, each.text("name"))
          .set(
              Packaging.QUANTITY,
              new Quantity(
                  Objects.requireNonNullElse(Figures.clean(each.decimal("qty")), BigDecimal.ZERO),
                  unitOf(product)))
          .set(Packaging.BARCODE, each.text("barcode"))
          .build();
    }

    @Override
    boolean isHeld(Packaging each) {
      return true;
    }

    @Override
    boolean areOne(Packaging a, Packaging b) {
      return a.name().equals(b.name());
    }

    @Override
    Values values(Packaging wanted, Unit own, Lookups lookups) {
      Values values =
          Values.of("name", wanted.name()).with("qty", wanted.quantity().in(own).value());
      return withBarcode(values, wanted);
    }
  }

  /** Units, each with the barcode of one product. */
  private static final class AsUnits extends Packagings {

    AsUnits() {
      super("product_uom_ids");
    }

    @Override
    List<String> reads() {
      return List.of("uom_id.display_name", "barcode");
    }

    // A unit of another kind than the product's own does not say how much is in it.
    @Override
    Packaging read(Source product, Source each) {
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

    // Odoo 19 keeps such a record for its barcode, which it demands.
    @Override
    boolean isHeld(Packaging each) {
      return each.unit().isPresent() && each.barcode().isPresent();
    }

    @Override
    boolean areOne(Packaging a, Packaging b) {
      return a.unit().equals(b.unit());
    }

    @Override
    Values values(Packaging wanted, Unit own, Lookups lookups) {
      Unit unit = wanted.unit().orElseThrow();
      Quantity content = unit.convertsTo(own) ? Quantity.of(1, unit).in(own) : wanted.quantity();
      if (!unit.convertsTo(own)
          || !Amounts.same(wanted.quantity().in(own).value(), content.value(), Figures.DECIMALS)) {
        throw InvalidValueException.of(
            ErrorCode.UNIT_MISMATCH,
            "The packaging '%s' holds %s, and one %s in Odoo does not: name the unit that does, or map products without(%s)"
                .formatted(wanted.name(), wanted.quantity(), unit, Product.PACKAGINGS));
      }
      return withBarcode(Values.of("uom_id", lookups.unitId(unit)), wanted);
    }
  }
}
