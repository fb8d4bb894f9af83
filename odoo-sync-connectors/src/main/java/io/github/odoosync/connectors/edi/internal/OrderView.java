package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Address;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Shape;
import io.github.odoosync.model.order.OrderState;
import io.github.odoosync.model.order.PurchaseOrder;
import io.github.odoosync.model.order.PurchaseOrderLine;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/**
 * An order as the partners see it, of whichever side it is a document.
 *
 * @param <P> the order
 * @param <L> its line
 * @param schema of the order
 * @param buyersNumber the number by which the buyer knows it
 * @param sellersNumber the number by which the seller knows it
 * @param buyer who orders
 * @param seller who delivers
 * @param payer who gets the invoice
 * @param recipient who gets the goods
 * @param warehouse which warehouse of the buyer gets the goods
 * @param service the carrier's service
 * @param wantedAt when the goods are wanted
 * @param lines the lines
 * @param line what a line says
 */
public record OrderView<P extends Document, L extends Part>(
    Schema<P> schema,
    Slot<P, String> buyersNumber,
    Slot<P, String> sellersNumber,
    Slot<P, OrderState> state,
    Slot<P, PartyRef> buyer,
    Slot<P, PartyRef> seller,
    Slot<P, PartyRef> payer,
    Slot<P, PartyRef> recipient,
    Slot<P, LocationRef> warehouse,
    Slot<P, Address> address,
    Slot<P, Contact> contact,
    Slot<P, String> origin,
    Slot<P, Instant> orderedAt,
    Slot<P, Instant> wantedAt,
    Slot<P, String> carrier,
    Slot<P, String> service,
    Slot<P, String> incoterm,
    Slot<P, Currency> currency,
    Slot<P, Money> net,
    Slot<P, Money> tax,
    Slot<P, Money> total,
    Slot<P, String> note,
    Field<List<L>> lines,
    Line<L> line) {

  /**
   * A line of an order.
   *
   * @param <L> the line
   */
  public record Line<L extends Part>(
      Shape<L> shape,
      Field<String> key,
      Slot<L, ProductRef> product,
      Slot<L, String> description,
      Slot<L, Quantity> quantity,
      Slot<L, Money> price,
      Slot<L, BigDecimal> discount,
      Slot<L, Money> net,
      Slot<L, Instant> wantedAt) {}

  /** The order of a customer. */
  public static final OrderView<SalesOrder, SalesOrderLine> SALE =
      new OrderView<>(
          SalesOrder.SCHEMA,
          buyersNumberOfSale(),
          key(SalesOrder.SCHEMA),
          Slot.of(SalesOrder.STATE),
          Slot.of(SalesOrder.CUSTOMER),
          Slot.none(),
          Slot.of(SalesOrder.INVOICE_TO),
          Slot.of(SalesOrder.DELIVER_TO),
          Slot.none(),
          Slot.of(SalesOrder.DELIVERY_ADDRESS),
          Slot.of(SalesOrder.DELIVERY_CONTACT),
          Slot.of(SalesOrder.ORIGIN),
          Slot.of(SalesOrder.ORDERED_AT),
          Slot.of(SalesOrder.PROMISED_AT),
          Slot.of(SalesOrder.CARRIER),
          Slot.of(SalesOrder.SERVICE),
          Slot.of(SalesOrder.INCOTERM),
          Slot.of(SalesOrder.CURRENCY),
          Slot.of(SalesOrder.NET),
          Slot.of(SalesOrder.TAX),
          Slot.of(SalesOrder.TOTAL),
          Slot.of(SalesOrder.NOTE),
          SalesOrder.LINES,
          new Line<>(
              SalesOrderLine.SHAPE,
              SalesOrderLine.KEY,
              Slot.of(SalesOrderLine.PRODUCT),
              Slot.of(SalesOrderLine.DESCRIPTION),
              Slot.of(SalesOrderLine.QUANTITY),
              Slot.of(SalesOrderLine.PRICE),
              Slot.of(SalesOrderLine.DISCOUNT),
              Slot.of(SalesOrderLine.NET),
              Slot.of(SalesOrderLine.PROMISED_AT)));

  /** The order to a supplier. */
  public static final OrderView<PurchaseOrder, PurchaseOrderLine> PURCHASE =
      new OrderView<>(
          PurchaseOrder.SCHEMA,
          key(PurchaseOrder.SCHEMA),
          Slot.of(PurchaseOrder.SUPPLIER_REFERENCE),
          Slot.of(PurchaseOrder.STATE),
          Slot.none(),
          Slot.of(PurchaseOrder.SUPPLIER),
          Slot.none(),
          Slot.of(PurchaseOrder.DROP_SHIP_TO),
          Slot.of(PurchaseOrder.DELIVER_TO),
          Slot.none(),
          Slot.none(),
          Slot.of(PurchaseOrder.ORIGIN),
          Slot.of(PurchaseOrder.ORDERED_AT),
          Slot.of(PurchaseOrder.EXPECTED_AT),
          Slot.none(),
          Slot.none(),
          Slot.of(PurchaseOrder.INCOTERM),
          Slot.of(PurchaseOrder.CURRENCY),
          Slot.of(PurchaseOrder.NET),
          Slot.of(PurchaseOrder.TAX),
          Slot.of(PurchaseOrder.TOTAL),
          Slot.of(PurchaseOrder.NOTE),
          PurchaseOrder.LINES,
          new Line<>(
              PurchaseOrderLine.SHAPE,
              PurchaseOrderLine.KEY,
              Slot.of(PurchaseOrderLine.PRODUCT),
              Slot.of(PurchaseOrderLine.DESCRIPTION),
              Slot.of(PurchaseOrderLine.QUANTITY),
              Slot.of(PurchaseOrderLine.PRICE),
              Slot.of(PurchaseOrderLine.DISCOUNT),
              Slot.of(PurchaseOrderLine.NET),
              Slot.of(PurchaseOrderLine.EXPECTED_AT)));

  /**
   * Returns what is told of an order's state: sent, it is binding, and only that it is taken back
   * has to be said.
   */
  public Slot<P, OrderState> bindingUnlessCancelled() {
    return Slot.of(
        order ->
            state.get(order) == OrderState.CANCELLED ? OrderState.CANCELLED : OrderState.CONFIRMED,
        state::put);
  }

  /** Returns the slot of a document's key, whose entity is the document's name. */
  public static <D extends Document> Slot<D, String> key(Schema<D> schema) {
    return Keys.of(schema.name());
  }

  /** A customer's order whose number the customer did not give is known by ours. */
  private static Slot<SalesOrder, String> buyersNumberOfSale() {
    return Slot.of(
        order -> order.customerReference().orElse(order.key().key()),
        (draft, number) -> {
          draft.set(SalesOrder.CUSTOMER_REFERENCE, number);
          if (draft.value(Document.KEY) == null) {
            draft.set(Document.KEY, new BusinessKey(SalesOrder.SCHEMA.name(), number));
          }
        });
  }
}
