package io.github.odoosync.odoo.logistics;

import java.math.BigDecimal;

/**
 * One thing that is not as it was confirmed, in the product's own unit.
 *
 * @param what the product, with order line, lot, package or owner where these were confirmed
 * @param confirmed what should be
 * @param done what is
 */
public record Difference(String what, BigDecimal confirmed, BigDecimal done) {

  /** Returns it as one line for people. */
  @Override
  public String toString() {
    return what + ": " + text(confirmed) + " confirmed, " + text(done) + " done";
  }

  private static String text(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
