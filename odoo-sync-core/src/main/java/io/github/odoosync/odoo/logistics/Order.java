package io.github.odoosync.odoo.logistics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A sales or purchase order as Odoo has it.
 *
 * @param id the record
 * @param name Odoo's number, such as {@code S00042}
 * @param state Odoo's code: {@code draft}, {@code sent}, {@code sale} or {@code purchase}, {@code
 *     to approve}, {@code cancel}; others may exist
 * @param locked whether it is closed for changes
 * @param onHold whether {@link Orders#hold} has it
 * @param company the company's id
 * @param currency such as {@code EUR}
 * @param untaxed the amount before taxes, in that currency
 * @param total the amount with taxes
 * @param lines the lines that are products, in their order
 * @param transfers the ids of its {@code stock.picking}s
 * @param invoices the ids of its invoices or bills, cancelled ones included
 */
public record Order(
    long id,
    String name,
    String state,
    boolean locked,
    boolean onHold,
    long company,
    String currency,
    BigDecimal untaxed,
    BigDecimal total,
    List<Line> lines,
    List<Long> transfers,
    List<Long> invoices) {

  /** Copies the lists. */
  public Order {
    lines = List.copyOf(lines);
    transfers = List.copyOf(transfers);
    invoices = List.copyOf(invoices);
  }

  /** Returns whether it is confirmed: {@code sale}, {@code purchase}, or {@code done} before 19. */
  public boolean confirmed() {
    return state.equals("sale") || state.equals("purchase") || state.equals("done");
  }

  /** Returns whether it is a purchase that a second person has to approve. */
  public boolean waitsForApproval() {
    return state.equals("to approve");
  }

  /** Returns whether it is cancelled. */
  public boolean cancelled() {
    return state.equals("cancel");
  }

  /**
   * A line.
   *
   * @param id the record
   * @param key how the source system knows it; empty for a line that people added in Odoo
   * @param product the product's id
   * @param unit the unit's id
   * @param ordered how many were ordered, in that unit
   * @param moved how many were delivered or received, less what came back
   * @param invoiced how many were invoiced
   * @param toInvoice how many Odoo would invoice now; negative if there is to be a credit
   * @param price for one unit
   */
  public record Line(
      long id,
      Optional<String> key,
      long product,
      long unit,
      BigDecimal ordered,
      BigDecimal moved,
      BigDecimal invoiced,
      BigDecimal toInvoice,
      BigDecimal price) {}
}
