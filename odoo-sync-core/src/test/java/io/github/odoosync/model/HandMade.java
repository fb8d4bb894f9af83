package io.github.odoosync.model;

import io.github.odoosync.event.BusinessEvent;
import io.github.odoosync.event.SampleEvents;
import io.github.odoosync.model.shipment.Evidence;
import io.github.odoosync.model.shipment.Flow;
import io.github.odoosync.model.shipment.FreightCharge;
import io.github.odoosync.model.shipment.FreightQuote;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.KitShare;
import io.github.odoosync.model.shipment.Label;
import io.github.odoosync.model.shipment.Milestone;
import io.github.odoosync.model.shipment.MilestoneCode;
import io.github.odoosync.model.shipment.MilestoneVocabulary;
import io.github.odoosync.model.shipment.ProofOfDelivery;
import io.github.odoosync.model.shipment.Receipt;
import io.github.odoosync.model.shipment.Return;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.ShipmentPackage;
import io.github.odoosync.model.shipment.TrackingHistory;
import io.github.odoosync.model.shipment.TransferStatus;
import io.github.odoosync.model.stock.CountedStock;
import io.github.odoosync.model.stock.StockAdjustment;
import io.github.odoosync.model.stock.StockLevel;
import io.github.odoosync.model.stock.StockMove;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents whose rules across fields chance does not meet: all fields filled, and the fewest. */
final class HandMade {

  private static final Instant AT = Instant.parse("2026-11-23T10:15:30Z");
  private static final BusinessKey ORDER = new BusinessKey("sales-order", "SO-1");
  private static final BusinessKey SHIPMENT = new BusinessKey("shipment", "OUT-1");
  private static final ProductRef BOLT = ProductRef.builder().set(ProductRef.SKU, "BOLT").build();
  private static final PartyRef PARTY = PartyRef.builder().set(PartyRef.CODE, "C-1").build();
  private static final LocationRef PLACE =
      LocationRef.builder().set(LocationRef.CODE, "WH").build();
  private static final TrackingNumber TRACKING = new TrackingNumber("ups", "1Z999", AT);
  private static final Money PRICE = Money.of("12.50", "EUR");

  private static final Map<Schema<?>, List<Document>> SAMPLES = samples();

  private HandMade() {}

  static List<Schema<?>> schemas() {
    return List.copyOf(SAMPLES.keySet());
  }

  static boolean makes(Schema<?> schema) {
    return SAMPLES.containsKey(schema);
  }

  // A schema is the key of its own documents alone.
  @SuppressWarnings("unchecked")
  static <D extends Document> D document(Schema<D> schema, boolean full) {
    List<Document> both = SAMPLES.getOrDefault(schema, List.of());
    return (D) both.get(full ? 0 : both.size() - 1);
  }

  private static Map<Schema<?>, List<Document>> samples() {
    Map<Schema<?>, List<Document>> samples = new LinkedHashMap<>();
    shipments(samples);
    returnsAndReceipts(samples);
    papers(samples);
    stock(samples);
    for (BusinessEvent event : SampleEvents.all()) {
      samples.put(event.schema(), List.of((Document) event));
    }
    return samples;
  }

  private static void shipments(Map<Schema<?>, List<Document>> samples) {
    samples.put(
        Shipment.SCHEMA,
        List.of(
            common(Shipment.builder(), SHIPMENT)
                .setAll(Shipment.ORDERS, ORDER)
                .set(Shipment.BACKORDER_OF, new BusinessKey("shipment", "OUT-0"))
                .set(Shipment.FLOW, Flow.DROP_SHIP)
                .set(Shipment.STATUS, TransferStatus.DONE)
                .set(Shipment.WAREHOUSE, PLACE)
                .set(Shipment.SHIPPER, PARTY)
                .set(Shipment.RECIPIENT, PARTY)
                .set(Shipment.SHIP_TO, address())
                .set(Shipment.CONTACT, Contact.builder().set(Contact.NAME, "Ann").build())
                .set(Shipment.DESTINATION, PLACE)
                .set(Shipment.CARRIER, "ups")
                .set(Shipment.SERVICE, "ground")
                .set(Shipment.INCOTERM, "DAP")
                .setAll(Shipment.TRACKING_NUMBERS, TRACKING)
                .set(Shipment.PLANNED_AT, AT)
                .set(Shipment.SHIPPED_AT, AT.plusSeconds(60))
                .set(Shipment.WEIGHT, Weight.of("2.5", Unit.KILOGRAM))
                .set(Shipment.LINES, lines())
                .set(Shipment.PACKAGES, packages())
                .build(),
            Shipment.builder()
                .set(Document.KEY, SHIPMENT)
                .set(Shipment.FLOW, Flow.DELIVERY)
                .set(Shipment.STATUS, TransferStatus.PLANNED)
                .build()));
    samples.put(
        TrackingHistory.SCHEMA,
        List.of(
            common(TrackingHistory.builder(), SHIPMENT)
                .setAll(TrackingHistory.TRACKING_NUMBERS, TRACKING)
                .setAll(TrackingHistory.MILESTONES, milestone())
                .build(),
            TrackingHistory.builder()
                .set(Document.KEY, SHIPMENT)
                .setAll(
                    TrackingHistory.MILESTONES, Milestone.of(MilestoneCode.DELIVERED, AT).build())
                .build()));
  }

  private static void returnsAndReceipts(Map<Schema<?>, List<Document>> samples) {
    samples.put(
        Receipt.SCHEMA,
        List.of(
            common(Receipt.builder(), new BusinessKey("receipt", "IN-1"))
                .setAll(Receipt.ORDERS, new BusinessKey("purchase-order", "PO-1"))
                .set(Receipt.BACKORDER_OF, new BusinessKey("receipt", "IN-0"))
                .set(Receipt.STATUS, TransferStatus.READY)
                .set(Receipt.SUPPLIER, PARTY)
                .set(Receipt.WAREHOUSE, PLACE)
                .set(Receipt.CARRIER, "dhl")
                .setAll(Receipt.TRACKING_NUMBERS, TRACKING)
                .set(Receipt.PLANNED_AT, AT)
                .set(Receipt.RECEIVED_AT, AT)
                .set(Receipt.LINES, lines())
                .set(Receipt.PACKAGES, packages())
                .build(),
            Receipt.builder()
                .set(Document.KEY, new BusinessKey("receipt", "IN-1"))
                .set(Receipt.STATUS, TransferStatus.CANCELLED)
                .build()));
    samples.put(
        Return.SCHEMA,
        List.of(
            common(Return.builder(), new BusinessKey("return", "RMA-1"))
                .set(Return.RETURN_OF, SHIPMENT)
                .setAll(Return.ORDERS, ORDER)
                .set(Return.DIRECTION, Return.Direction.FROM_CUSTOMER)
                .set(Return.STATUS, TransferStatus.PLANNED)
                .set(Return.PARTY, PARTY)
                .set(Return.WAREHOUSE, PLACE)
                .set(Return.CARRIER, "dhl")
                .setAll(Return.TRACKING_NUMBERS, TRACKING)
                .set(Return.EXCHANGE, true)
                .set(Return.REASON, "too_small")
                .set(Return.AUTHORIZED_AT, AT)
                .set(Return.PLANNED_AT, AT)
                .set(Return.RECEIVED_AT, AT)
                .set(Return.LINES, lines())
                .set(Return.PACKAGES, packages())
                .build(),
            Return.builder()
                .set(Document.KEY, new BusinessKey("return", "RMA-1"))
                .set(Return.DIRECTION, Return.Direction.TO_SUPPLIER)
                .set(Return.STATUS, TransferStatus.DONE)
                .build()));
  }

  private static void papers(Map<Schema<?>, List<Document>> samples) {
    samples.put(
        ProofOfDelivery.SCHEMA,
        List.of(
            common(ProofOfDelivery.builder(), new BusinessKey("proof-of-delivery", "P-1"))
                .set(ProofOfDelivery.SHIPMENT, SHIPMENT)
                .set(ProofOfDelivery.TRACKING, TRACKING)
                .set(ProofOfDelivery.DELIVERED_AT, AT)
                .set(ProofOfDelivery.RECEIVED_BY, "B. Smith")
                .set(ProofOfDelivery.PLACE, "Reception")
                .set(ProofOfDelivery.REMARKS, "one box wet")
                .setAll(ProofOfDelivery.EVIDENCE, evidence())
                .build()));
    samples.put(
        FreightQuote.SCHEMA,
        List.of(
            common(FreightQuote.builder(), new BusinessKey("freight-quote", "Q-1"))
                .set(FreightQuote.SHIPMENT, SHIPMENT)
                .set(FreightQuote.CARRIER, "ups")
                .set(FreightQuote.SERVICE, "ground")
                .set(FreightQuote.PRICE, PRICE)
                .setAll(
                    FreightQuote.CHARGES,
                    FreightCharge.builder()
                        .set(FreightCharge.KIND, "fuel")
                        .set(FreightCharge.AMOUNT, Money.of("1.20", "EUR"))
                        .build())
                .set(FreightQuote.TRANSIT_DAYS, 2L)
                .set(FreightQuote.DELIVERY_BY, AT)
                .set(FreightQuote.VALID_UNTIL, AT)
                .set(FreightQuote.OFFER_ID, "rate_1")
                .build()));
    samples.put(
        Label.SCHEMA,
        List.of(
            common(Label.builder(), new BusinessKey("label", "L-1"))
                .set(Label.SHIPMENT, SHIPMENT)
                .set(Label.PACKAGE_ID, "box")
                .set(Label.TRACKING, TRACKING)
                .set(Label.SERVICE, "ground")
                .set(Label.FORMAT, "ZPL")
                .set(Label.URI, "https://labels.example.com/1")
                .set(Label.CONTENT, "XlhBXlha")
                .set(Label.COST, PRICE)
                .set(Label.BOUGHT_AT, AT)
                .set(Label.VOIDED_AT, AT)
                .build()));
  }

  private static void stock(Map<Schema<?>, List<Document>> samples) {
    samples.put(
        StockLevel.SCHEMA,
        List.of(
            common(StockLevel.builder(), new BusinessKey("stock-level", "BOLT@WH"))
                .set(StockLevel.PRODUCT, BOLT)
                .set(StockLevel.LOCATION, PLACE)
                .set(StockLevel.LOT, lot())
                .set(StockLevel.PACKAGE_ID, "PACK-1")
                .set(StockLevel.OWNER, PARTY)
                .set(StockLevel.ON_HAND, Quantity.pieces(7))
                .set(StockLevel.RESERVED, Quantity.pieces(2))
                .set(StockLevel.FREE, Quantity.pieces(5))
                .set(StockLevel.INCOMING, Quantity.pieces(10))
                .set(StockLevel.OUTGOING, Quantity.pieces(3))
                .set(StockLevel.MEASURED_AT, AT)
                .build()));
    samples.put(
        StockMove.SCHEMA,
        List.of(
            common(StockMove.builder(), new BusinessKey("stock-move", "M-1"))
                .set(StockMove.PRODUCT, BOLT)
                .set(StockMove.QUANTITY, Quantity.of("2.5", Unit.KILOGRAM))
                .set(StockMove.FROM, PLACE)
                .set(StockMove.TO, PLACE)
                .set(StockMove.STATUS, TransferStatus.DONE)
                .set(StockMove.SERIAL, Serial.of("S-1"))
                .set(StockMove.PACKAGE_ID, "PACK-1")
                .set(StockMove.OWNER, PARTY)
                .set(StockMove.CAUSE, ORDER)
                .set(StockMove.PLANNED_AT, AT)
                .set(StockMove.DONE_AT, AT)
                .build()));
    samples.put(
        StockAdjustment.SCHEMA,
        List.of(
            common(StockAdjustment.builder(), new BusinessKey("stock-adjustment", "CC-1"))
                .set(StockAdjustment.REASON, "count")
                .set(StockAdjustment.COUNTED_AT, AT)
                .setAll(StockAdjustment.LINES, counted())
                .build()));
  }

  private static <D extends Document> Builder<D> common(Builder<D> builder, BusinessKey key) {
    return builder
        .set(Document.KEY, key)
        .set(Document.COMPANY, "acme-be")
        .setAll(Document.EXTERNAL_KEYS, new ExternalKey("odoo", "acme", "stock.picking", "7"))
        .set(Document.CHANGED_AT, AT);
  }

  private static Address address() {
    return Address.builder().set(Address.CITY, "Gent").set(Address.COUNTRY, "BE").build();
  }

  private static Lot lot() {
    return new Lot("L-7", LocalDate.of(2027, 2, 28));
  }

  private static List<GoodsLine> lines() {
    List<GoodsLine> lines = new ArrayList<>();
    lines.add(
        GoodsLine.builder()
            .set(GoodsLine.LINE_KEY, "1")
            .set(GoodsLine.ORDER, ORDER)
            .set(GoodsLine.ORDER_LINE, "10")
            .set(GoodsLine.PRODUCT, BOLT)
            .set(GoodsLine.PLANNED, Quantity.of("2.5", Unit.KILOGRAM))
            .set(GoodsLine.DONE, Quantity.of("2.25", Unit.KILOGRAM))
            .set(GoodsLine.LOT, lot())
            .set(GoodsLine.OWNER, PARTY)
            .set(GoodsLine.KIT, kit())
            .set(GoodsLine.PACKAGE_ID, "box")
            .set(GoodsLine.REASON, "short")
            .build());
    lines.add(
        GoodsLine.builder()
            .set(GoodsLine.PRODUCT, BOLT)
            .set(GoodsLine.DONE, Quantity.pieces(2))
            .setAll(GoodsLine.SERIALS, Serial.of("S-1"), Serial.of("S-2"))
            .build());
    return lines;
  }

  private static KitShare kit() {
    return KitShare.builder()
        .set(KitShare.KIT, ProductRef.builder().set(ProductRef.SKU, "TABLE").build())
        .set(KitShare.PER_KIT, Quantity.of("0.5", Unit.KILOGRAM))
        .build();
  }

  private static List<ShipmentPackage> packages() {
    return List.of(
        ShipmentPackage.builder()
            .set(ShipmentPackage.ID, "box")
            .set(ShipmentPackage.WITHIN, "pallet")
            .set(ShipmentPackage.SSCC, new Sscc("106141412345678908"))
            .set(ShipmentPackage.TYPE, "CT")
            .set(ShipmentPackage.WEIGHT, Weight.of("2.5", Unit.KILOGRAM))
            .set(ShipmentPackage.DIMENSIONS, Dimensions.of("30", "20", "10", Unit.CENTIMETRE))
            .set(ShipmentPackage.TRACKING, TRACKING)
            .build(),
        ShipmentPackage.builder().set(ShipmentPackage.ID, "pallet").build());
  }

  private static Milestone milestone() {
    return Milestone.told(MilestoneVocabulary.SHIPENGINE, "EX", "PARCEL_DAMAGED", AT)
        .set(Milestone.REPORTED_AT, AT.plusSeconds(5))
        .set(Milestone.RECEIVED_AT, AT.plusSeconds(9))
        .set(Milestone.PLACE, "BEANR")
        .set(Milestone.SOURCE_ID, "se-1")
        .set(Milestone.TEXT, "The parcel is damaged")
        .build();
  }

  private static Evidence evidence() {
    return Evidence.builder()
        .set(Evidence.KIND, "signature")
        .set(Evidence.URI, "https://pod.example.com/1.png")
        .set(Evidence.MEDIA_TYPE, "image/png")
        .set(Evidence.SHA256, "ab".repeat(32))
        .build();
  }

  private static CountedStock counted() {
    return CountedStock.builder()
        .set(CountedStock.PRODUCT, BOLT)
        .set(CountedStock.LOCATION, PLACE)
        .set(CountedStock.SERIAL, Serial.of("S-1"))
        .set(CountedStock.PACKAGE_ID, "PACK-1")
        .set(CountedStock.OWNER, PARTY)
        .set(CountedStock.COUNTED, Quantity.pieces(1))
        .set(CountedStock.EXPECTED, Quantity.pieces(0))
        .build();
  }
}
