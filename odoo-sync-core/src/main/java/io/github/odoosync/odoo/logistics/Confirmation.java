package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.RejectedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds confirmed lines against the transfer they are for, and refuses what cannot be, before
 * anything is written.
 */
final class Confirmation {

  private final Units units;
  private final LotsAndPackages names;
  private final Picking picking;
  private final String operation;

  Confirmation(Units units, LotsAndPackages names, Picking picking, String operation) {
    this.units = units;
    this.names = names;
    this.picking = picking;
    this.operation = operation;
  }

  /**
   * Returns the lines of which something was confirmed. Of what nothing was confirmed, nothing is
   * left in a transfer that is done: it stands in the backorder.
   *
   * @param found the lots and packages that the lines name
   */
  List<Wanted> check(List<ConfirmedLine> lines, LotsAndPackages.Found found) {
    List<Wanted> wanted = new ArrayList<>();
    Set<String> serials = new HashSet<>();
    for (ConfirmedLine line : lines) {
      boolean some = line.quantity().signum() > 0;
      if (some || !picking.done()) {
        Picking.Move product = product(line);
        Unit unit = unit(line, product);
        if (some) {
          wanted.add(wanted(line, product, unit, found));
          requireOncePerSerial(line, product, serials);
        }
      }
    }
    return wanted;
  }

  private Picking.Move product(ConfirmedLine line) {
    Long orderLine = Ids.orNull(line.orderLineId());
    List<Picking.Move> moves =
        picking.moves().stream()
            .filter(move -> !move.state().equals("cancel"))
            .filter(move -> move.productId() == line.productId())
            .toList();
    if (moves.isEmpty()) {
      throw rejected(
          ErrorCode.NOT_IN_TRANSFER,
          picking.name() + " has no line of product " + line.productId());
    }
    return moves.stream()
        .filter(move -> orderLine == null || orderLine.equals(move.orderLineId()))
        .findFirst()
        .orElseThrow(
            () ->
                rejected(
                    ErrorCode.NOT_IN_TRANSFER,
                    "%s has %s, but not for order line %s"
                        .formatted(picking.name(), moves.get(0).product(), orderLine)));
  }

  private Unit unit(ConfirmedLine line, Picking.Move product) {
    Unit unit =
        line.unitId().isPresent() ? units.get(line.unitId().getAsLong()) : product.productUnit();
    if (unit.family() != product.productUnit().family()) {
      throw rejected(
          ErrorCode.UNIT_MISMATCH,
          "%s is kept in %s; %s do not convert into that"
              .formatted(product.product(), product.productUnit().name(), unit.name()));
    }
    requireHeld(line.quantity(), unit, product);
    requireHeld(
        unit.convert(line.quantity(), product.productUnit()), product.productUnit(), product);
    return unit;
  }

  private void requireHeld(BigDecimal quantity, Unit unit, Picking.Move product) {
    if (!unit.holds(quantity)) {
      throw rejected(
          ErrorCode.BAD_QUANTITY,
          "%s %s of %s: that unit is kept in steps of %s"
              .formatted(
                  quantity.toPlainString(),
                  unit.name(),
                  product.product(),
                  unit.step().toPlainString()));
    }
  }

  private Wanted wanted(
      ConfirmedLine line, Picking.Move product, Unit unit, LotsAndPackages.Found found) {
    return new Wanted(
        product,
        unit.convert(line.quantity(), product.productUnit()),
        unit,
        Ids.orNull(line.orderLineId()),
        line.lot().orElse(null),
        lotId(line, product, found),
        line.fromPackage().orElse(null),
        packageId(line, found),
        line.intoPackage().orElse(null),
        Ids.orNull(line.ownerId()));
  }

  private @Nullable Long lotId(
      ConfirmedLine line, Picking.Move product, LotsAndPackages.Found found) {
    Optional<String> lot = line.lot();
    if (lot.isEmpty()) {
      if (product.tracked() && picking.asksForLots()) {
        throw rejected(
            ErrorCode.LOT_MISMATCH,
            product.product() + " is tracked: say of which lot or serial number it was");
      }
      return null;
    }
    if (!product.tracked()) {
      throw rejected(
          ErrorCode.LOT_MISMATCH,
          product.product() + " is not tracked, but was confirmed with lot " + lot.get());
    }
    Long id = found.lot(line.productId(), lot.get());
    if (id == null && !mayMakeLots()) {
      throw rejected(ErrorCode.LOT_MISMATCH, found.whyNot(product, lot.get()));
    }
    return id;
  }

  private boolean mayMakeLots() {
    return picking.type().newLots() && picking.sourceIsEndless();
  }

  private @Nullable Long packageId(ConfirmedLine line, LotsAndPackages.Found found) {
    Optional<String> name = line.fromPackage();
    if (name.isEmpty()) {
      return null;
    }
    Long id = found.packageId(name.get());
    if (id == null) {
      throw rejected(ErrorCode.NOT_IN_TRANSFER, "There is no package " + name.get());
    }
    return id;
  }

  private void requireOncePerSerial(ConfirmedLine line, Picking.Move product, Set<String> seen) {
    if (!product.serial() || line.lot().isEmpty()) {
      return;
    }
    String serial = line.lot().get();
    boolean one =
        product.productUnit().same(line.quantity(), BigDecimal.ONE) && line.unitId().isEmpty();
    if (!one) {
      throw rejected(
          ErrorCode.LOT_MISMATCH,
          "Serial number %s of %s stands for one piece, not for %s"
              .formatted(serial, product.product(), line.quantity().toPlainString()));
    }
    if (!seen.add(line.productId() + "/" + serial)) {
      throw rejected(
          ErrorCode.LOT_MISMATCH,
          "Serial number " + serial + " of " + product.product() + " was confirmed twice");
    }
  }

  /** Refuses serial numbers that are not where they would be taken from, or are here already. */
  void requireSerialsInPlace(List<Wanted> wanted) {
    List<Wanted> serials = wanted.stream().filter(w -> w.product().serial()).toList();
    if (serials.isEmpty()) {
      return;
    }
    Set<Long> there = names.serialsInStock(picking, serials);
    for (Wanted serial : serials) {
      boolean isThere = serial.lotId() != null && there.contains(serial.lotId());
      if (picking.sourceIsEndless() && picking.type().code().equals("incoming") && isThere) {
        throw rejected(
            ErrorCode.LOT_MISMATCH,
            "Serial number "
                + serial.lot()
                + " of "
                + serial.product().product()
                + " is in stock already");
      }
      if (!picking.sourceIsEndless() && serial.lotId() != null && !isThere) {
        throw rejected(
            ErrorCode.LOT_MISMATCH,
            "Serial number "
                + serial.lot()
                + " of "
                + serial.product().product()
                + " is not where "
                + picking.name()
                + " takes its goods from; it may be used up");
      }
    }
  }

  private RejectedException rejected(ErrorCode code, String why) {
    return Rejections.of(code, operation, why);
  }
}
