package io.github.odoosync.reconcile;

import java.math.BigDecimal;

/**
 * What drifting documents add up to on both sides, of one measure in one unit.
 *
 * @param measure the measure's name, such as {@code total}
 * @param unit the currency by ISO 4217, or the unit by UN/ECE Rec 20
 * @param left the sum over the left side's documents
 * @param right the sum over the right side's
 * @param moved the sum of what each document differs by, whatever its sign
 */
public record DriftSum(
    String measure, String unit, BigDecimal left, BigDecimal right, BigDecimal moved) {

  /** Returns how much more the left side has; documents can make up for each other in it. */
  public BigDecimal difference() {
    return left.subtract(right);
  }
}
