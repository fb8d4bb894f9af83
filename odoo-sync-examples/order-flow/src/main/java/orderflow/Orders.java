package orderflow;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shop's orders in the words that all systems share. */
final class Orders {

  private static final String CURRENCY = "USD";

  private Orders() {}

  static BusinessKey key(String order) {
    return new BusinessKey("sales-order", order);
  }

  static SalesOrder document(Map<?, ?> event) {
    List<SalesOrderLine> lines = new ArrayList<>();
    for (Object line : (List<?>) event.get("lines")) {
      lines.add(line((Map<?, ?>) line));
    }
    return SalesOrder.builder(text(event, "order"))
        .set(
            SalesOrder.CUSTOMER,
            PartyRef.builder().set(PartyRef.CODE, text(event, "customer")).build())
        .set(SalesOrder.CUSTOMER_REFERENCE, text(event, "order"))
        .set(
            SalesOrder.ORDERED_AT,
            Instant.parse(text(event, "placedAt")).truncatedTo(ChronoUnit.SECONDS))
        .set(SalesOrder.LINES, lines)
        .build();
  }

  private static SalesOrderLine line(Map<?, ?> line) {
    return SalesOrderLine.SHAPE
        .builder()
        .set(SalesOrderLine.KEY, text(line, "key"))
        .set(
            SalesOrderLine.PRODUCT,
            ProductRef.builder().set(ProductRef.SKU, text(line, "sku")).build())
        .set(SalesOrderLine.QUANTITY, Quantity.of(text(line, "quantity"), Unit.ONE))
        .set(SalesOrderLine.PRICE, Money.of(text(line, "price"), CURRENCY))
        .build();
  }

  private static String text(Map<?, ?> map, String name) {
    return String.valueOf(map.get(name));
  }
}
