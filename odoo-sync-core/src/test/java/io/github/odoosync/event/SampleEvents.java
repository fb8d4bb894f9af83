package io.github.odoosync.event;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Milestone;
import io.github.odoosync.model.shipment.MilestoneCode;
import io.github.odoosync.model.shipment.MilestoneDetail;
import io.github.odoosync.model.shipment.ShipmentPhase;
import io.github.odoosync.model.stock.CountedStock;
import io.github.odoosync.model.stock.StockLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One event of each kind. */
public final class SampleEvents {

  static final Instant AT = Instant.parse("2026-11-23T10:15:30.123456Z");
  static final BusinessKey ORDER = new BusinessKey("sales-order", "SO-1001");

  private static final BusinessKey SHIPMENT = new BusinessKey("shipment", "OUT-1");
  private static final PartyRef CUSTOMER = PartyRef.builder().set(PartyRef.CODE, "C-1").build();
  private static final ProductRef BOLT = ProductRef.builder().set(ProductRef.SKU, "BOLT").build();
  private static final LocationRef MAIN = LocationRef.builder().set(LocationRef.CODE, "WH").build();
  private static final TrackingNumber TRACKING = new TrackingNumber("ups", "1Z999", AT);
  private static final Money TOTAL = Money.of("119.00", "EUR");
  private static final GoodsLine LINE =
      GoodsLine.builder()
          .set(GoodsLine.ORDER_LINE, "10")
          .set(GoodsLine.PRODUCT, BOLT)
          .set(GoodsLine.DONE, Quantity.pieces(5))
          .build();

  private SampleEvents() {}

  /** Returns them in the order of an order's life. */
  public static List<BusinessEvent> all() {
    return List.of(
        OrderCaptured.of(ORDER, AT)
            .set(OrderCaptured.CHANNEL, "shop")
            .set(OrderCaptured.CUSTOMER, CUSTOMER)
            .set(OrderCaptured.TOTAL, TOTAL)
            .build(),
        OrderConfirmed.of(ORDER, AT)
            .set(OrderConfirmed.OBSERVED_AT, AT.plusSeconds(90))
            .set(OrderConfirmed.CUSTOMER, CUSTOMER)
            .set(OrderConfirmed.TOTAL, TOTAL)
            .set(OrderConfirmed.PROMISED_AT, AT.plusSeconds(86_400))
            .build(),
        CreditReleased.of(ORDER, AT)
            .set(CreditReleased.AMOUNT, TOTAL)
            .set(CreditReleased.RELEASED_BY, "ann")
            .build(),
        StockAllocated.of(ORDER, AT)
            .set(StockAllocated.WAREHOUSE, MAIN)
            .set(StockAllocated.COMPLETE, true)
            .setAll(StockAllocated.LINES, LINE)
            .build(),
        WaveReleased.of(new BusinessKey("wave", "W-7"), AT)
            .setAll(WaveReleased.ORDERS, ORDER)
            .set(WaveReleased.WAREHOUSE, MAIN)
            .build(),
        ShipmentDispatched.of(SHIPMENT, AT)
            .setAll(ShipmentDispatched.ORDERS, ORDER)
            .set(ShipmentDispatched.CARRIER, "ups")
            .set(ShipmentDispatched.SERVICE, "ground")
            .setAll(ShipmentDispatched.TRACKING_NUMBERS, TRACKING)
            .setAll(ShipmentDispatched.LINES, LINE)
            .build(),
        MilestoneReached.of(SHIPMENT, AT)
            .set(
                MilestoneReached.MILESTONE,
                Milestone.of(MilestoneCode.OUT_FOR_DELIVERY, AT)
                    .set(Milestone.PLACE, "BEANR")
                    .build())
            .set(MilestoneReached.PHASE, ShipmentPhase.OUT_FOR_DELIVERY)
            .build(),
        DeliveryCompleted.of(SHIPMENT, AT)
            .setAll(DeliveryCompleted.ORDERS, ORDER)
            .set(DeliveryCompleted.PROOF, new BusinessKey("proof-of-delivery", "P-1"))
            .build(),
        ProofOfDeliveryReceived.of(SHIPMENT, AT)
            .set(ProofOfDeliveryReceived.PROOF, new BusinessKey("proof-of-delivery", "P-1"))
            .set(ProofOfDeliveryReceived.DELIVERED_AT, AT)
            .build(),
        DeliveryException.of(SHIPMENT, AT)
            .setAll(DeliveryException.ORDERS, ORDER)
            .set(DeliveryException.PROBLEM, MilestoneCode.EXCEPTION)
            .set(DeliveryException.DETAIL, MilestoneDetail.DAMAGED)
            .set(DeliveryException.REMARK, "wet")
            .build(),
        ReturnAuthorized.of(new BusinessKey("return", "RMA-1"), AT)
            .setAll(ReturnAuthorized.ORDERS, ORDER)
            .set(ReturnAuthorized.REASON, "too_small")
            .setAll(ReturnAuthorized.LINES, LINE)
            .build(),
        ReturnReceived.of(new BusinessKey("return", "RMA-1"), AT)
            .setAll(ReturnReceived.ORDERS, ORDER)
            .set(ReturnReceived.WAREHOUSE, MAIN)
            .setAll(ReturnReceived.LINES, LINE)
            .build(),
        StockAdjusted.of(new BusinessKey("stock-adjustment", "CC-1"), AT)
            .set(StockAdjusted.REASON, "count")
            .setAll(
                StockAdjusted.LINES,
                CountedStock.builder()
                    .set(CountedStock.PRODUCT, BOLT)
                    .set(CountedStock.LOCATION, MAIN)
                    .set(CountedStock.COUNTED, Quantity.pieces(7))
                    .build())
            .build(),
        StockLevelChanged.of(new BusinessKey("stock-level", "BOLT@WH"), AT)
            .set(
                StockLevelChanged.LEVEL,
                StockLevel.builder()
                    .set(StockLevel.KEY, new BusinessKey("stock-level", "BOLT@WH"))
                    .set(StockLevel.PRODUCT, BOLT)
                    .set(StockLevel.LOCATION, MAIN)
                    .set(StockLevel.ON_HAND, Quantity.pieces(7))
                    .build())
            .build(),
        InvoicePosted.of(new BusinessKey("invoice", "INV-1"), AT)
            .setAll(InvoicePosted.ORDERS, ORDER)
            .set(InvoicePosted.TOTAL, TOTAL)
            .set(InvoicePosted.DUE_ON, LocalDate.of(2026, 12, 23))
            .build(),
        PaymentReceived.of(new BusinessKey("payment", "PAY-1"), AT)
            .setAll(PaymentReceived.INVOICES, new BusinessKey("invoice", "INV-1"))
            .set(PaymentReceived.AMOUNT, TOTAL)
            .set(PaymentReceived.METHOD, "transfer")
            .build(),
        OrderCancelled.of(ORDER, AT)
            .set(OrderCancelled.REASON, "changed_mind")
            .set(OrderCancelled.CANCELLED_BY, "customer")
            .build(),
        SyncDriftFound.of(ORDER, AT)
            .set(SyncDriftFound.FIELD, "total")
            .set(SyncDriftFound.EXPECTED_IN, "shop")
            .set(SyncDriftFound.FOUND_IN, "odoo")
            .set(SyncDriftFound.EXPECTED, "119.00 EUR")
            .set(SyncDriftFound.FOUND, "118.99 EUR")
            .build());
  }
}
