package io.github.odoosync.odoo.logistics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A line of a transfer, all quantities in the product's own unit.
 *
 * @param product the product's name, for people
 * @param orderLineId the line of the sales or purchase order that asked for it
 * @param state as of a transfer, and {@code partially_available}
 * @param demand what was asked for
 * @param quantity what is reserved, or moved once it is done
 * @param picked whether it is marked as handled
 * @param parts of which lots, packages and owners the quantity is
 */
public record TransferLine(
    long productId,
    String product,
    OptionalLong orderLineId,
    String state,
    BigDecimal demand,
    BigDecimal quantity,
    boolean picked,
    List<Part> parts) {

  /** Copies the list. */
  public TransferLine {
    parts = List.copyOf(parts);
  }

  /**
   * A part of a line.
   *
   * @param id the operation in Odoo ({@code stock.move.line}), until the line is reserved anew
   * @param lot the lot or serial number
   * @param fromPackage the package it comes from
   * @param intoPackage the package it goes into
   * @param ownerId the owner, if it is not the company
   */
  public record Part(
      long id,
      BigDecimal quantity,
      Optional<String> lot,
      Optional<String> fromPackage,
      Optional<String> intoPackage,
      OptionalLong ownerId) {}
}
