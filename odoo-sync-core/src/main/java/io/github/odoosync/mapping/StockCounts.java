package io.github.odoosync.mapping;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Lot;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.stock.CountedStock;
import io.github.odoosync.model.stock.StockAdjustment;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.logistics.Count;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What was counted, as the inventory of Odoo's logistics takes it. Thread-safe.
 *
 * <pre>{@code
 * List<Count> counts = StockCounts.of(mapper).counts(adjustment);
 * logistics.inventory().count(adjustment.key().key(), counts, Count.Conflict.REJECT);
 * }</pre>
 */
public final class StockCounts {

  private final Lookups lookups;

  private StockCounts(Lookups lookups) {
    this.lookups = lookups;
  }

  /** Returns the counts with the look-ups of a mapper. */
  public static StockCounts of(OdooMapper mapper) {
    return new StockCounts(mapper.lookups());
  }

  /**
   * Returns the counts of an adjustment, in the units of their products.
   *
   * @throws InvalidValueException if a product, place or owner is missing, archived or ambiguous,
   *     or a unit is of another kind than the product's
   */
  public List<Count> counts(StockAdjustment adjustment) {
    return adjustment.lines().stream().map(this::count).toList();
  }

  private Count count(CountedStock line) {
    Ref product = lookups.productId(line.product());
    ProductFacts facts = lookups.product(product);
    Count count =
        Count.of(
            product.id(), lookups.locationId(line.location()).id(), counted(line.counted(), facts));
    Optional<String> number =
        line.lot().map(Lot::number).or(() -> line.serial().map(Serial::number));
    if (number.isPresent()) {
      count = count.lot(number.get());
    }
    if (line.packageId().isPresent()) {
      count = count.inPackage(line.packageId().get());
    }
    if (line.owner().isPresent()) {
      count = count.owner(lookups.partyId(line.owner().get()).id());
    }
    return line.expected().isPresent()
        ? count.booked(counted(line.expected().get(), facts))
        : count;
  }

  private static BigDecimal counted(Quantity quantity, ProductFacts facts) {
    if (!quantity.unit().convertsTo(facts.unit())) {
      throw InvalidValueException.of(
          ErrorCode.UNIT_MISMATCH,
          quantity + " of " + facts.name() + ", which is counted in " + facts.unit());
    }
    return quantity.in(facts.unit()).value();
  }
}
