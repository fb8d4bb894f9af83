package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What may still be changed of a confirmed order: nothing that was delivered already. */
final class ConfirmedChange {

  private final Order order;
  private final String operation;

  ConfirmedChange(Order order, String operation) {
    this.order = order;
    this.operation = operation;
  }

  void require(Map<Long, Values> changed, List<Long> surplus, OrderKind kind) {
    for (Order.Line line : order.lines()) {
      Values values = changed.getOrDefault(line.id(), Values.empty());
      if (values.asMap().containsKey("product_id")) {
        throw Rejections.of(
            ErrorCode.WRONG_STATE,
            operation,
            order.name() + " is confirmed: the product of " + name(line) + " stays");
      }
      if (values.asMap().get(kind.quantity) instanceof BigDecimal quantity) {
        requireMoved(line, quantity);
      }
      if (surplus.contains(line.id())) {
        requireMoved(line, BigDecimal.ZERO);
      }
    }
  }

  private void requireMoved(Order.Line line, BigDecimal quantity) {
    if (quantity.compareTo(line.moved()) < 0) {
      throw Rejections.of(
          ErrorCode.BAD_QUANTITY,
          operation,
          name(line)
              + " of "
              + order.name()
              + " cannot be lowered to "
              + quantity.toPlainString()
              + ": "
              + line.moved().toPlainString()
              + " were delivered");
    }
  }

  private static String name(Order.Line line) {
    return "line " + line.key().orElse("" + line.id());
  }
}
