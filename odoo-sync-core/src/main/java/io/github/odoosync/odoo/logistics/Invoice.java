package io.github.odoosync.odoo.logistics;

import java.math.BigDecimal;

/**
 * An invoice, bill or credit note as Odoo has it.
 *
 * @param id the {@code account.move}
 * @param name Odoo's number; empty or {@code /} for a draft
 * @param type Odoo's code: {@code out_invoice}, {@code out_refund}, {@code in_invoice}, {@code
 *     in_refund}
 * @param state Odoo's code: {@code draft}, {@code posted}, {@code cancel}
 * @param paymentState Odoo's code: {@code not_paid}, {@code in_payment}, {@code paid}, {@code
 *     partial}, {@code reversed} and others
 * @param currency such as {@code EUR}
 * @param total with taxes
 * @param residual what is still to be paid
 */
public record Invoice(
    long id,
    String name,
    String type,
    String state,
    String paymentState,
    String currency,
    BigDecimal total,
    BigDecimal residual) {

  /** Returns whether it is posted. */
  public boolean posted() {
    return state.equals("posted");
  }

  /** Returns whether it is cancelled. */
  public boolean cancelled() {
    return state.equals("cancel");
  }

  /** Returns whether nothing is to be paid any more. */
  public boolean paid() {
    return paymentState.equals("paid") || paymentState.equals("in_payment");
  }
}
