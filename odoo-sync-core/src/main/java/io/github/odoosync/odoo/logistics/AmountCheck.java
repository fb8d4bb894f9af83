package io.github.odoosync.odoo.logistics;

import java.math.BigDecimal;

/**
 * What an order has to come to before it is confirmed; compared in minor units of the currency.
 *
 * @param total with taxes, as the source system computed it
 * @param currency such as {@code EUR}; another one is always refused
 * @param onMismatch what happens if Odoo computes another total
 */
public record AmountCheck(BigDecimal total, String currency, OnMismatch onMismatch) {

  /** What happens to an order whose total differs. */
  public enum OnMismatch {
    /** It stays a quotation, and the call fails with {@code AMOUNT_MISMATCH}. */
    REJECT,
    /** It stays a quotation on hold, with a note of both totals; people decide. */
    HOLD,
    /** It is confirmed, with a note of both totals. */
    ACCEPT_WITH_NOTE
  }

  /** Returns a check that refuses an order whose total differs. */
  public static AmountCheck of(BigDecimal total, String currency) {
    return new AmountCheck(total, currency, OnMismatch.REJECT);
  }
}
