package io.github.odoosync.capture;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.event.BusinessEvent;
import io.github.odoosync.event.InvoicePosted;
import io.github.odoosync.event.OrderCancelled;
import io.github.odoosync.event.OrderConfirmed;
import io.github.odoosync.event.ShipmentDispatched;
import io.github.odoosync.event.StockLevelChanged;
import io.github.odoosync.mapping.DocumentMapping;
import io.github.odoosync.mapping.OdooMapper;
import io.github.odoosync.mapping.StandardMappings;
import io.github.odoosync.mapping.StockLevels;
import io.github.odoosync.mapping.TransferMappings;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.order.OrderState;
import io.github.odoosync.model.order.PurchaseOrder;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.party.Party;
import io.github.odoosync.model.product.Product;
import io.github.odoosync.model.shipment.Receipt;
import io.github.odoosync.model.shipment.Return;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.TransferStatus;
import io.github.odoosync.model.stock.StockLevel;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.logistics.StockQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is captured of the standard documents: which parts make one dirty, and which business events
 * it tells. Each can be changed further. Immutable and thread-safe.
 */
public final class StandardKinds {

  private final UnaryOperator<OdooMapper.Builder> options;
  private final String[] languages;

  private StandardKinds(UnaryOperator<OdooMapper.Builder> options, String... languages) {
    this.options = options;
    this.languages = languages.clone();
  }

  /** Returns the kinds read by a mapper with everything as usual. */
  public static StandardKinds standard() {
    return new StandardKinds(builder -> builder, "en-US");
  }

  /**
   * Returns the kinds read by a mapper with options.
   *
   * @param options the tenant, units and the like; languages are given apart
   * @param languages of translated texts, by BCP 47; at least one
   */
  public static StandardKinds of(UnaryOperator<OdooMapper.Builder> options, String... languages) {
    if (languages.length == 0) {
      throw new IllegalArgumentException("Texts are read in at least one language");
    }
    return new StandardKinds(options, languages);
  }

  /**
   * Returns the stream {@code sales-order}; tells {@link OrderConfirmed}, {@link OrderCancelled}.
   */
  public CaptureKind<SalesOrder> salesOrders() {
    return documents("sales-order", "sale.order", m -> m.salesOrder(), null)
        .watching(Watch.naming("sale.order.line", "order_id"))
        .total("total", order -> order.get(SalesOrder.TOTAL).map(Money::amount))
        .events(order -> name(order.get(SalesOrder.STATE)), StandardKinds::orderEvents);
  }

  /** Returns the stream {@code purchase-order}. */
  public CaptureKind<PurchaseOrder> purchaseOrders() {
    return documents("purchase-order", "purchase.order", m -> m.purchaseOrder(), null)
        .watching(Watch.naming("purchase.order.line", "order_id"))
        .total("total", order -> order.get(PurchaseOrder.TOTAL).map(Money::amount));
  }

  /** Returns the stream {@code invoice}; tells {@link InvoicePosted}. */
  public CaptureKind<Invoice> invoices() {
    return documents("invoice", "account.move", m -> m.invoice(), null)
        .where(field("move_type").in("out_invoice", "out_refund", "in_invoice", "in_refund"))
        .watching(Watch.naming("account.move.line", "move_id"))
        .total("total", invoice -> invoice.get(Invoice.TOTAL).map(Money::amount))
        .events(invoice -> name(invoice.get(Invoice.STATE)), StandardKinds::invoiceEvents);
  }

  /** Returns the stream {@code product}, each a variant. */
  public CaptureKind<Product> products() {
    return documents("product", "product.product", m -> m.product(), Product.ACTIVE)
        .watching(Watch.namedBy("product.template", "product_tmpl_id"));
  }

  /** Returns the stream {@code party}. */
  public CaptureKind<Party> parties() {
    return documents("party", "res.partner", m -> m.party(), Party.ACTIVE);
  }

  /** Returns the stream {@code shipment} of what goes out; tells {@link ShipmentDispatched}. */
  public CaptureKind<Shipment> shipments() {
    return transfers("shipment", TransferMappings::shipment)
        .where(
            field("picking_type_code").in("outgoing", "internal", "dropship"),
            field("return_id").isNotSet())
        .events(shipment -> name(shipment.get(Shipment.STATUS)), StandardKinds::shipmentEvents);
  }

  /** Returns the stream {@code receipt} of what comes in. */
  public CaptureKind<Receipt> receipts() {
    return transfers("receipt", TransferMappings::receipt)
        .where(field("picking_type_code").eq("incoming"), field("return_id").isNotSet());
  }

  /** Returns the stream {@code return}, from customers and to suppliers. */
  public CaptureKind<Return> returns() {
    return transfers("return", TransferMappings::returned).where(field("return_id").isSet());
  }

  /**
   * Returns a stream of the stock of each product in a place. Figures are not kept on products: the
   * quants and moves say whose are read anew (law 6). Tells {@link StockLevelChanged}.
   *
   * @param name the stream's name, such as {@code stock-wh}
   * @param query the place and whose goods; levels are told apart by nothing beside the product
   */
  public CaptureKind<StockLevel> stockLevels(String name, StockQuery query) {
    return CaptureKind.<StockLevel>of(
            name,
            "product.product",
            new DocumentForm<>(null),
            odoo -> {
              StockLevels levels = StockLevels.of(odoo, mapper(odoo));
              return ids -> levels.readByProduct(query, ids);
            })
        .whereOf(StandardKinds::storable)
        .watching(Watch.naming("stock.quant", "product_id"))
        .watching(Watch.naming("stock.move", "product_id"))
        .events(
            level -> level.onHand() + "/" + level.free().map(String::valueOf).orElse(""),
            (before, level) ->
                List.of(
                    StockLevelChanged.of(level.key(), changedAt(level))
                        .set(StockLevelChanged.LEVEL, level)
                        .build()));
  }

  private static Domain storable(OdooClient odoo) {
    boolean flagged = odoo.model("product.product").schema().field("is_storable").isPresent();
    return flagged ? field("is_storable").eq(true) : field("type").eq("product");
  }

  private <D extends Document> CaptureKind<D> documents(
      String name,
      String model,
      Function<StandardMappings, DocumentMapping<D>> mapping,
      @Nullable Field<Boolean> active) {
    return CaptureKind.documents(
        name,
        model,
        this::mapper,
        odoo -> mapping.apply(StandardMappings.of(odoo).languages(languages)),
        active);
  }

  private <D extends Document> CaptureKind<D> transfers(
      String name, Function<TransferMappings, DocumentMapping<D>> mapping) {
    return CaptureKind.documents(
            name,
            "stock.picking",
            this::mapper,
            odoo -> mapping.apply(TransferMappings.of(odoo)),
            null)
        .watching(Watch.naming("stock.move", "picking_id"))
        .watching(Watch.naming("stock.move.line", "picking_id"))
        .watchingOf(
            odoo -> List.of(Watch.namedBy(packages(odoo), "move_line_ids.result_package_id")));
  }

  private static String packages(OdooClient odoo) {
    return odoo.version().major() >= 19 ? "stock.package" : "stock.quant.package";
  }

  private OdooMapper mapper(OdooClient odoo) {
    List<String> all = List.of(languages);
    return options
        .apply(OdooMapper.builder(odoo))
        .languages(all.get(0), all.subList(1, all.size()).toArray(String[]::new))
        .build();
  }

  private static List<BusinessEvent> orderEvents(String before, SalesOrder order) {
    OrderState state = order.get(SalesOrder.STATE).orElse(OrderState.DRAFT);
    boolean wasConfirmed =
        before.equals(OrderState.CONFIRMED.name()) || before.equals(OrderState.LOCKED.name());
    return switch (state) {
      case CONFIRMED, LOCKED ->
          wasConfirmed
              ? List.of()
              : List.of(
                  OrderConfirmed.of(order.key(), changedAt(order))
                      .set(OrderConfirmed.CUSTOMER, order.get(SalesOrder.CUSTOMER).orElse(null))
                      .set(OrderConfirmed.TOTAL, order.get(SalesOrder.TOTAL).orElse(null))
                      .set(
                          OrderConfirmed.PROMISED_AT,
                          order.get(SalesOrder.PROMISED_AT).orElse(null))
                      .build());
      case CANCELLED -> List.of(OrderCancelled.of(order.key(), changedAt(order)).build());
      default -> List.of();
    };
  }

  private static List<BusinessEvent> invoiceEvents(String before, Invoice invoice) {
    boolean posted = invoice.get(Invoice.STATE).filter(Invoice.State.POSTED::equals).isPresent();
    Optional<Money> total = invoice.get(Invoice.TOTAL);
    return posted && total.isPresent()
        ? List.of(
            InvoicePosted.of(invoice.key(), changedAt(invoice))
                .set(InvoicePosted.TOTAL, total.get())
                .set(InvoicePosted.DUE_ON, invoice.get(Invoice.DUE_ON).orElse(null))
                .build())
        : List.of();
  }

  private static List<BusinessEvent> shipmentEvents(String before, Shipment shipment) {
    return shipment.get(Shipment.STATUS).filter(TransferStatus.DONE::equals).isPresent()
        ? List.of(
            ShipmentDispatched.of(shipment.key(), changedAt(shipment))
                .set(ShipmentDispatched.ORDERS, shipment.get(Shipment.ORDERS).orElse(List.of()))
                .set(ShipmentDispatched.CARRIER, shipment.get(Shipment.CARRIER).orElse(null))
                .set(
                    ShipmentDispatched.TRACKING_NUMBERS,
                    shipment.get(Shipment.TRACKING_NUMBERS).orElse(List.of()))
                .set(ShipmentDispatched.LINES, shipment.get(Shipment.LINES).orElse(List.of()))
                .build())
        : List.of();
  }

  private static Instant changedAt(Document document) {
    return document.get(Document.CHANGED_AT).orElse(Instant.EPOCH);
  }

  private static String name(Optional<? extends Enum<?>> state) {
    return state.map(Enum::name).orElse("");
  }
}
