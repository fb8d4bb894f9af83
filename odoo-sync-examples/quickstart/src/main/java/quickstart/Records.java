package quickstart;

import io.github.odoosync.odoo.OdooField;
import io.github.odoosync.odoo.OdooModel;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Selection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The records this example reads. A record's fields are all that is asked of the server. */
final class Records {

  private Records() {}

  /** An outgoing delivery with its lines, read in one call. */
  @OdooModel("stock.picking")
  record Delivery(
      long id,
      String name,
      PickingState state,
      Optional<Ref> partnerId,
      Optional<Instant> scheduledDate,
      @OdooField("move_ids") List<DeliveryLine> lines) {}

  @OdooModel("stock.move")
  record DeliveryLine(
      long id,
      Ref productId,
      @OdooField("product_uom_qty") BigDecimal demand,
      BigDecimal quantity,
      PickingState state) {}

  @OdooModel("sale.order")
  record Order(
      long id,
      String name,
      OrderState state,
      Ref partnerId,
      BigDecimal amountTotal,
      @OdooField("order_line") List<OrderLine> lines) {}

  @OdooModel("sale.order.line")
  record OrderLine(
      long id,
      @OdooField("product_id") long product,
      @OdooField("product_uom_qty") BigDecimal ordered,
      @OdooField("qty_delivered") BigDecimal delivered) {}

  @OdooModel("product.product")
  record Product(long id, String name, Optional<String> defaultCode, BigDecimal listPrice) {}

  /** An open code: a state that a module adds is kept as it came. */
  record PickingState(String code) implements Selection {
    static final PickingState ASSIGNED = new PickingState("assigned");
    static final PickingState DONE = new PickingState("done");
  }

  record OrderState(String code) implements Selection {
    static final OrderState DRAFT = new OrderState("draft");
    static final OrderState CONFIRMED = new OrderState("sale");
  }
}
