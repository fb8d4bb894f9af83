package io.github.odoosync.odoo.logistics;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much there is of a product, in its own unit.
 *
 * @param locationId the location, if levels are told apart by it; so lot, package and owner
 * @param onHand what is there
 * @param reserved what of it is promised to transfers
 * @param incoming what open transfers bring from outside; only where levels are told apart by
 *     nothing
 * @param outgoing what open transfers take outside; as incoming
 */
public record StockLevel(
    long productId,
    OptionalLong locationId,
    Optional<String> lot,
    Optional<String> packageName,
    OptionalLong ownerId,
    BigDecimal onHand,
    BigDecimal reserved,
    Optional<BigDecimal> incoming,
    Optional<BigDecimal> outgoing) {

  /** Returns what can still be promised; less than zero if more is promised than is there. */
  public BigDecimal free() {
    return onHand.subtract(reserved);
  }
}
