package io.github.odoosync.mapping;

import io.github.odoosync.odoo.OdooRecord;
import java.math.BigDecimal;

/** The figures of one level while they are added up, in the product's own unit. */
final class LevelSum {

  private BigDecimal onHand = BigDecimal.ZERO;
  private BigDecimal reserved = BigDecimal.ZERO;
  private BigDecimal incoming = BigDecimal.ZERO;
  private BigDecimal outgoing = BigDecimal.ZERO;

  void add(OdooRecord quant) {
    onHand = onHand.add(quant.decimal("quantity").orElse(BigDecimal.ZERO));
    reserved = reserved.add(quant.decimal("reserved_quantity").orElse(BigDecimal.ZERO));
  }

  void addMove(BigDecimal quantity, boolean comesIn) {
    if (comesIn) {
      incoming = incoming.add(quantity);
    } else {
      outgoing = outgoing.add(quantity);
    }
  }

  BigDecimal onHand() {
    return onHand;
  }

  BigDecimal reserved() {
    return reserved;
  }

  BigDecimal incoming() {
    return incoming;
  }

  BigDecimal outgoing() {
    return outgoing;
  }
}
