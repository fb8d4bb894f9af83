package orderflow;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import java.util.List;

/** The shop's orders, as far as they are kept in Odoo. */
final class Orders {

  private Orders() {}

  static BusinessKey key(String order) {
    return new BusinessKey("sales-order", order);
  }

  /** Returns what of a shop's order goes into Odoo, where its name is the customer's reference. */
  static SalesOrder forOdoo(SalesOrder order) {
    return SalesOrder.builder(order.key().key())
        .set(SalesOrder.CUSTOMER, order.customer())
        .set(SalesOrder.CUSTOMER_REFERENCE, order.key().key())
        .set(SalesOrder.ORDERED_AT, order.get(SalesOrder.ORDERED_AT).orElse(null))
        .set(SalesOrder.NOTE, order.get(SalesOrder.NOTE).orElse(null))
        .set(SalesOrder.LINES, lines(order))
        .build();
  }

  private static List<SalesOrderLine> lines(SalesOrder order) {
    return order.lines().stream()
        .map(
            line ->
                SalesOrderLine.SHAPE
                    .builder()
                    .set(SalesOrderLine.KEY, line.key())
                    .set(SalesOrderLine.PRODUCT, line.get(SalesOrderLine.PRODUCT).orElse(null))
                    .set(SalesOrderLine.QUANTITY, line.get(SalesOrderLine.QUANTITY).orElse(null))
                    .set(SalesOrderLine.PRICE, line.get(SalesOrderLine.PRICE).orElse(null))
                    .build())
        .toList();
  }
}
