package io.github.odoosync.odoo.logistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A transfer as it is in Odoo: a delivery, a receipt or an internal move of goods.
 *
 * @param name such as {@code WH/OUT/00042}
 * @param kind {@code outgoing}, {@code incoming}, {@code internal} or another that the server knows
 * @param state {@code draft}, {@code waiting}, {@code confirmed}, {@code assigned}, {@code done} or
 *     {@code cancel}
 * @param origin what asked for it
 * @param backorderOf the transfer whose rest this is
 * @param returnOf the transfer that this takes back
 * @param trackingNumber the carrier's number
 * @param next the transfers that go on with its goods
 * @param lines its moves, the cancelled ones left out
 */
public record Transfer(
    long id,
    String name,
    String kind,
    String state,
    Optional<String> origin,
    OptionalLong backorderOf,
    OptionalLong returnOf,
    Optional<String> trackingNumber,
    List<Long> next,
    List<TransferLine> lines) {

  /** Copies the lists. */
  public Transfer {
    next = List.copyOf(next);
    lines = List.copyOf(lines);
  }

  /** Returns whether its goods have moved. */
  public boolean done() {
    return "done".equals(state);
  }

  /** Returns whether it is still to be worked on. */
  public boolean open() {
    return !done() && !"cancel".equals(state);
  }
}
