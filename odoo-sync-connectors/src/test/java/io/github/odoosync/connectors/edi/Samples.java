package io.github.odoosync.connectors.edi;

import io.github.odoosync.connectors.edi.TradingPartner.Mailbox;
import io.github.odoosync.connectors.edi.TradingPartner.Role;
import io.github.odoosync.model.Address;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.Dimensions;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Gln;
import io.github.odoosync.model.Gtin;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.Lot;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.Sscc;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.Weight;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.invoice.InvoiceLine;
import io.github.odoosync.model.order.OrderState;
import io.github.odoosync.model.order.PurchaseOrder;
import io.github.odoosync.model.order.PurchaseOrderLine;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.model.order.WarehouseOrder;
import io.github.odoosync.model.order.WarehouseOrderLine;
import io.github.odoosync.model.shipment.Flow;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Milestone;
import io.github.odoosync.model.shipment.MilestoneVocabulary;
import io.github.odoosync.model.shipment.Receipt;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.ShipmentPackage;
import io.github.odoosync.model.shipment.TrackingHistory;
import io.github.odoosync.model.shipment.TransferStatus;
import io.github.odoosync.model.stock.CountedStock;
import io.github.odoosync.model.stock.StockAdjustment;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Documents by chance, of what the files of all standards carry. */
public final class Samples {

  /** When all interchanges are made. */
  public static final Instant NOW = Instant.parse("2026-11-23T14:30:00Z");

  /** A clock that stands. */
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static final Currency EURO = Currency.getInstance("EUR");

  private static final List<Unit> UNITS =
      List.of(Unit.ONE, Unit.KILOGRAM, Unit.DOZEN, Unit.LITRE, new Unit("CS"));

  private static final String TEXT_CHARACTERS = "abc XYZ 019 äéß .,-/()&'+:?=";

  private final Random random;

  public Samples(long seed) {
    this.random = new Random(seed);
  }

  /** Returns a partner. */
  public static TradingPartner partner(Role role) {
    return builder(role).build();
  }

  /** Starts a partner. */
  public static TradingPartner.Builder builder(Role role) {
    return TradingPartner.builder(
        "northwind", role, new Mailbox("14", "ACME"), new Mailbox("14", "NORTHWIND"));
  }

  /** Returns the same agreement as the partner has it. */
  public static TradingPartner otherSide(Role role) {
    return TradingPartner.builder(
            "northwind", role, new Mailbox("14", "NORTHWIND"), new Mailbox("14", "ACME"))
        .build();
  }

  public SalesOrder salesOrder() {
    Builder<SalesOrder> order =
        SalesOrder.builder(id("SO"))
            .set(SalesOrder.CUSTOMER_REFERENCE, id("PO"))
            .set(SalesOrder.STATE, any(OrderState.CONFIRMED, OrderState.CANCELLED))
            .set(SalesOrder.CUSTOMER, party())
            .set(SalesOrder.CURRENCY, EURO)
            .set(SalesOrder.ORDERED_AT, time());
    maybe(order, SalesOrder.INVOICE_TO, this::party);
    maybe(order, SalesOrder.DELIVER_TO, this::party);
    maybe(order, SalesOrder.DELIVERY_ADDRESS, this::address);
    if (order.build().deliverTo().isPresent() || order.build().deliveryAddress().isPresent()) {
      maybe(order, SalesOrder.DELIVERY_CONTACT, this::contact);
    }
    maybe(order, SalesOrder.ORIGIN, () -> id("W"));
    maybe(order, SalesOrder.PROMISED_AT, this::time);
    maybe(order, SalesOrder.CARRIER, () -> id("C"));
    maybe(order, SalesOrder.SERVICE, () -> id("express"));
    maybe(order, SalesOrder.INCOTERM, () -> "DAP");
    maybe(order, SalesOrder.NET, this::money);
    maybe(order, SalesOrder.TAX, this::money);
    maybe(order, SalesOrder.TOTAL, this::money);
    maybe(order, SalesOrder.NOTE, this::longText);
    List<SalesOrderLine> lines = new ArrayList<>();
    for (int i = 1; i <= 1 + random.nextInt(4); i++) {
      Builder<SalesOrderLine> line =
          SalesOrderLine.builder()
              .set(SalesOrderLine.KEY, String.valueOf(i * 10))
              .set(SalesOrderLine.QUANTITY, quantity())
              .set(SalesOrderLine.PRODUCT, product());
      maybe(line, SalesOrderLine.DESCRIPTION, this::text);
      maybe(line, SalesOrderLine.PRICE, this::price);
      maybe(line, SalesOrderLine.DISCOUNT, () -> decimal(100, 1));
      maybe(line, SalesOrderLine.NET, this::money);
      maybe(line, SalesOrderLine.PROMISED_AT, this::time);
      lines.add(line.build());
    }
    return order.set(SalesOrder.LINES, lines).build();
  }

  public PurchaseOrder purchaseOrder() {
    Builder<PurchaseOrder> order =
        PurchaseOrder.builder(id("PO"))
            .set(PurchaseOrder.STATE, any(OrderState.CONFIRMED, OrderState.CANCELLED))
            .set(PurchaseOrder.SUPPLIER, party())
            .set(PurchaseOrder.CURRENCY, EURO)
            .set(PurchaseOrder.ORDERED_AT, time());
    maybe(order, PurchaseOrder.SUPPLIER_REFERENCE, () -> id("S"));
    maybe(order, PurchaseOrder.ORIGIN, () -> id("W"));
    maybe(order, PurchaseOrder.EXPECTED_AT, this::time);
    maybe(order, PurchaseOrder.DELIVER_TO, this::place);
    maybe(order, PurchaseOrder.DROP_SHIP_TO, this::party);
    maybe(order, PurchaseOrder.INCOTERM, () -> "FCA");
    maybe(order, PurchaseOrder.NET, this::money);
    maybe(order, PurchaseOrder.TAX, this::money);
    maybe(order, PurchaseOrder.TOTAL, this::money);
    maybe(order, PurchaseOrder.NOTE, this::longText);
    List<PurchaseOrderLine> lines = new ArrayList<>();
    for (int i = 1; i <= 1 + random.nextInt(4); i++) {
      Builder<PurchaseOrderLine> line =
          PurchaseOrderLine.builder()
              .set(PurchaseOrderLine.KEY, String.valueOf(i))
              .set(PurchaseOrderLine.QUANTITY, quantity())
              .set(PurchaseOrderLine.PRODUCT, product());
      maybe(line, PurchaseOrderLine.DESCRIPTION, this::text);
      maybe(line, PurchaseOrderLine.PRICE, this::price);
      maybe(line, PurchaseOrderLine.DISCOUNT, () -> decimal(100, 1));
      maybe(line, PurchaseOrderLine.NET, this::money);
      maybe(line, PurchaseOrderLine.EXPECTED_AT, this::time);
      lines.add(line.build());
    }
    return order.set(PurchaseOrder.LINES, lines).build();
  }

  public Invoice invoice(Invoice.Direction direction) {
    String entity = direction == Invoice.Direction.SALE ? "sales-order" : "purchase-order";
    Builder<Invoice> invoice =
        Invoice.builder(id("INV"))
            .set(Invoice.KIND, any(Invoice.Kind.values()))
            .set(Invoice.DIRECTION, direction)
            .set(Invoice.STATE, Invoice.State.POSTED)
            .set(Invoice.PARTY, party())
            .set(Invoice.ISSUED_ON, date())
            .set(Invoice.CURRENCY, EURO)
            .set(Invoice.TOTAL, money());
    maybe(invoice, Invoice.NUMBER, () -> id("N"));
    maybe(invoice, Invoice.DUE_ON, this::date);
    maybe(invoice, Invoice.REFERENCE, () -> id("R"));
    maybe(invoice, Invoice.ORIGIN, () -> id("O"));
    maybe(invoice, Invoice.ORDERS, () -> List.of(key(entity)));
    maybe(invoice, Invoice.REVERSES, () -> key("invoice"));
    maybe(invoice, Invoice.NET, this::money);
    maybe(invoice, Invoice.TAX, this::money);
    maybe(invoice, Invoice.OPEN, this::money);
    maybe(invoice, Invoice.NOTE, this::longText);
    List<InvoiceLine> lines = new ArrayList<>();
    for (int i = 1; i <= 1 + random.nextInt(4); i++) {
      Builder<InvoiceLine> line =
          InvoiceLine.builder()
              .set(InvoiceLine.KEY, String.valueOf(i))
              .set(InvoiceLine.QUANTITY, quantity())
              .set(InvoiceLine.PRODUCT, product());
      maybe(line, InvoiceLine.DESCRIPTION, this::text);
      maybe(line, InvoiceLine.PRICE, this::price);
      maybe(line, InvoiceLine.DISCOUNT, () -> decimal(100, 1));
      maybe(line, InvoiceLine.NET, this::money);
      maybe(line, InvoiceLine.ACCOUNT, () -> id("4"));
      maybe(line, InvoiceLine.ORDER, () -> key(entity));
      maybe(line, InvoiceLine.ORDER_LINE, () -> id(""));
      maybe(line, InvoiceLine.SHIPMENTS, () -> List.of(key("shipment"), key("shipment")));
      lines.add(line.build());
    }
    return invoice.set(Invoice.LINES, lines).build();
  }

  public Shipment shipment() {
    Instant shippedAt = time();
    Builder<Shipment> shipment =
        Shipment.builder()
            .set(Document.KEY, key("shipment"))
            .set(Shipment.FLOW, Flow.DELIVERY)
            .set(Shipment.STATUS, TransferStatus.DONE)
            .set(Shipment.ORDERS, orders("sales-order"))
            .set(Shipment.CARRIER, "ups")
            .set(Shipment.SHIPPED_AT, shippedAt)
            .set(Shipment.RECIPIENT, party());
    maybe(shipment, Shipment.SHIP_TO, this::address);
    maybe(shipment, Shipment.CONTACT, this::contact);
    maybe(shipment, Shipment.WAREHOUSE, this::place);
    maybe(shipment, Shipment.SERVICE, () -> id("ground"));
    maybe(shipment, Shipment.INCOTERM, () -> "DAP");
    maybe(shipment, Shipment.PLANNED_AT, this::time);
    maybe(shipment, Shipment.WEIGHT, this::weight);
    maybe(shipment, Shipment.TRACKING_NUMBERS, () -> List.of(tracking(shippedAt)));
    List<ShipmentPackage> packages = packages(shippedAt);
    shipment.set(Shipment.PACKAGES, packages);
    List<BusinessKey> orders = shipment.build().orders();
    return shipment.set(Shipment.LINES, goods(packages, orders, true)).build();
  }

  public Receipt expectedReceipt() {
    Builder<Receipt> receipt = receipt(TransferStatus.PLANNED);
    List<ShipmentPackage> packages = packages(NOW);
    receipt.set(Receipt.PACKAGES, packages);
    List<BusinessKey> orders = receipt.build().orders();
    return receipt.set(Receipt.LINES, goods(packages, orders, false)).build();
  }

  public WarehouseOrder warehouseOrder() {
    Builder<WarehouseOrder> order =
        WarehouseOrder.builder(id("WO"))
            .set(WarehouseOrder.KIND, WarehouseOrder.Kind.RELEASE)
            .set(WarehouseOrder.ORDERS, orders("sales-order"));
    maybe(
        order,
        WarehouseOrder.STATE,
        () -> any(WarehouseOrder.State.RELEASED, WarehouseOrder.State.CANCELLED));
    maybe(order, WarehouseOrder.WAREHOUSE, this::place);
    maybe(order, WarehouseOrder.DELIVER_TO, this::party);
    maybe(order, WarehouseOrder.DELIVERY_ADDRESS, this::address);
    maybe(order, WarehouseOrder.BACKORDER_OF, () -> key("warehouse-order"));
    maybe(order, WarehouseOrder.DUE_AT, this::time);
    maybe(order, WarehouseOrder.CARRIER, () -> id("ups"));
    List<WarehouseOrderLine> lines = new ArrayList<>();
    for (int i = 1; i <= 1 + random.nextInt(5); i++) {
      Builder<WarehouseOrderLine> line =
          WarehouseOrderLine.builder()
              .set(WarehouseOrderLine.KEY, "L" + i)
              .set(WarehouseOrderLine.PRODUCT, product())
              .set(WarehouseOrderLine.QUANTITY, quantity());
      maybe(line, WarehouseOrderLine.ORDER, () -> key("sales-order"));
      maybe(line, WarehouseOrderLine.ORDER_LINE, () -> id(""));
      maybe(line, WarehouseOrderLine.LOT, () -> new Lot(id("LOT"), yes() ? date() : null));
      maybe(line, WarehouseOrderLine.SERIALS, () -> List.of(Serial.of(id("S"))));
      lines.add(line.build());
    }
    return order.set(WarehouseOrder.LINES, lines).build();
  }

  /** A shipment without packages, whose lines tell all; there is nobody to call. */
  public Shipment shipmentOfWarehouse() {
    Builder<Shipment> shipment = withoutPackages(TransferStatus.DONE);
    shipment.set(Shipment.SHIPPED_AT, NOW);
    maybe(shipment, Shipment.TRACKING_NUMBERS, () -> List.of(tracking(NOW), tracking(NOW)));
    List<GoodsLine> lines = new ArrayList<>();
    for (int i = 1; i <= 1 + random.nextInt(4); i++) {
      lines.add(goodsLine(i).set(GoodsLine.DONE, Quantity.pieces(2)).build());
    }
    return shipment.set(Shipment.LINES, lines).build();
  }

  public Shipment tender() {
    Builder<Shipment> shipment = withoutPackages(TransferStatus.READY);
    maybe(shipment, Shipment.SERVICE, () -> id("ground"));
    List<GoodsLine> lines = new ArrayList<>();
    for (int i = 1; i <= 1 + random.nextInt(4); i++) {
      Builder<GoodsLine> line =
          GoodsLine.builder()
              .set(GoodsLine.PRODUCT, product())
              .set(GoodsLine.PLANNED, quantity())
              .set(GoodsLine.LINE_KEY, "L" + i);
      maybe(line, GoodsLine.ORDER, () -> key("sales-order"));
      maybe(line, GoodsLine.ORDER_LINE, () -> id(""));
      lines.add(line.build());
    }
    return shipment.set(Shipment.LINES, lines).build();
  }

  private Builder<Shipment> withoutPackages(TransferStatus status) {
    Builder<Shipment> shipment =
        Shipment.builder()
            .set(Document.KEY, key("shipment"))
            .set(Shipment.FLOW, Flow.DELIVERY)
            .set(Shipment.STATUS, status)
            .set(Shipment.ORDERS, orders("sales-order"))
            .set(Shipment.CARRIER, "ups")
            .set(Shipment.RECIPIENT, party());
    maybe(shipment, Shipment.SHIP_TO, this::address);
    maybe(shipment, Shipment.WAREHOUSE, this::place);
    maybe(shipment, Shipment.PLANNED_AT, this::time);
    maybe(shipment, Shipment.WEIGHT, this::weight);
    return shipment;
  }

  public Receipt expectedByWarehouse() {
    return withLines(receipt(TransferStatus.PLANNED), GoodsLine.PLANNED);
  }

  public Receipt received() {
    Builder<Receipt> receipt = receipt(TransferStatus.DONE);
    receipt.set(Receipt.RECEIVED_AT, NOW);
    maybe(receipt, Receipt.TRACKING_NUMBERS, () -> List.of(tracking(NOW)));
    return withLines(receipt, GoodsLine.DONE);
  }

  private Receipt withLines(Builder<Receipt> receipt, Field<Quantity> quantity) {
    List<GoodsLine> lines = new ArrayList<>();
    for (int i = 1; i <= 1 + random.nextInt(4); i++) {
      lines.add(goodsLine(i).set(quantity, Quantity.pieces(2)).build());
    }
    return receipt.set(Receipt.LINES, lines).build();
  }

  public StockAdjustment stock() {
    Builder<StockAdjustment> stock =
        StockAdjustment.builder().set(Document.KEY, key("stock-adjustment"));
    maybe(stock, StockAdjustment.REASON, () -> id("R"));
    maybe(stock, StockAdjustment.COUNTED_AT, this::time);
    List<CountedStock> lines = new ArrayList<>();
    for (int i = 1; i <= 1 + random.nextInt(6); i++) {
      Builder<CountedStock> line =
          CountedStock.builder()
              .set(CountedStock.PRODUCT, product())
              .set(CountedStock.LOCATION, place())
              .set(CountedStock.COUNTED, Quantity.pieces(random.nextInt(500)));
      if (yes()) {
        line.set(CountedStock.LOT, new Lot(id("LOT"), yes() ? date() : null));
      }
      maybe(line, CountedStock.EXPECTED, () -> Quantity.pieces(random.nextInt(500)));
      maybe(line, CountedStock.PACKAGE_ID, () -> id("P"));
      maybe(line, CountedStock.OWNER, this::party);
      lines.add(line.build());
    }
    return stock.set(StockAdjustment.LINES, lines).build();
  }

  /** What the table of a standard can say without loss. */
  public TrackingHistory history(MilestoneVocabulary vocabulary) {
    Builder<TrackingHistory> history = TrackingHistory.builder().set(Document.KEY, key("shipment"));
    maybe(history, TrackingHistory.TRACKING_NUMBERS, () -> List.of(tracking(NOW), tracking(NOW)));
    List<MilestoneVocabulary.ForeignCode> codes =
        vocabulary.codes().stream()
            .sorted(Comparator.comparing(MilestoneVocabulary.ForeignCode::toString))
            .toList();
    List<Milestone> milestones = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      MilestoneVocabulary.ForeignCode code = codes.get(random.nextInt(codes.size()));
      Builder<Milestone> told = Milestone.told(vocabulary, code.code(), code.detail(), time());
      maybe(told, Milestone.PLACE, this::shortText);
      milestones.add(told.build());
    }
    return history.set(TrackingHistory.MILESTONES, milestones).build();
  }

  /** The answer of a carrier, of which a day is told. */
  public TrackingHistory answer(MilestoneVocabulary answers) {
    Instant day = date().atStartOfDay(ZoneOffset.UTC).toInstant();
    return history(answers).toBuilder()
        .setAll(
            TrackingHistory.MILESTONES, Milestone.told(answers, any("A", "D"), null, day).build())
        .build();
  }

  Builder<Receipt> receipt(TransferStatus status) {
    Builder<Receipt> receipt =
        Receipt.builder()
            .set(Document.KEY, key("receipt"))
            .set(Receipt.STATUS, status)
            .set(Receipt.ORDERS, orders("purchase-order"))
            .set(Receipt.CARRIER, "ups");
    maybe(receipt, Receipt.SUPPLIER, this::party);
    maybe(receipt, Receipt.WAREHOUSE, this::place);
    maybe(receipt, Receipt.PLANNED_AT, this::time);
    return receipt;
  }

  private List<BusinessKey> orders(String entity) {
    List<BusinessKey> orders = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      orders.add(key(entity));
    }
    return orders;
  }

  private List<ShipmentPackage> packages(Instant shippedAt) {
    List<ShipmentPackage> packages = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Sscc sscc = sscc();
      Builder<ShipmentPackage> each =
          ShipmentPackage.builder().set(ShipmentPackage.ID, yes() ? sscc.value() : id("BOX"));
      maybe(each, ShipmentPackage.SSCC, () -> sscc);
      maybe(each, ShipmentPackage.TYPE, () -> any("CT", "PX", "BX"));
      maybe(each, ShipmentPackage.WEIGHT, this::weight);
      maybe(
          each,
          ShipmentPackage.DIMENSIONS,
          () -> new Dimensions(decimal(90, 1), decimal(90, 0), decimal(90, 2), Unit.CENTIMETRE));
      maybe(each, ShipmentPackage.TRACKING, () -> tracking(shippedAt));
      if (!packages.isEmpty() && yes()) {
        each.set(ShipmentPackage.WITHIN, packages.get(random.nextInt(packages.size())).id());
      }
      packages.add(each.build());
    }
    return packages;
  }

  private List<GoodsLine> goods(
      List<ShipmentPackage> packages, List<BusinessKey> orders, boolean done) {
    List<GoodsLine> lines = new ArrayList<>();
    for (int i = 1; i <= 1 + random.nextInt(5); i++) {
      Builder<GoodsLine> line = goodsLine(i);
      int serials = line.set(GoodsLine.DONE, Quantity.pieces(2)).build().serials().size();
      line.set(GoodsLine.DONE, null);
      Quantity quantity = serials > 0 ? Quantity.pieces(serials) : quantity();
      line.set(done ? GoodsLine.DONE : GoodsLine.PLANNED, quantity);
      if (done && yes()) {
        line.set(GoodsLine.PLANNED, quantity.plus(quantity));
      }
      if (orders.size() > 1) {
        maybe(line, GoodsLine.ORDER, () -> orders.get(random.nextInt(orders.size())));
      }
      if (!packages.isEmpty()) {
        maybe(line, GoodsLine.PACKAGE_ID, () -> packages.get(random.nextInt(packages.size())).id());
      }
      lines.add(line.build());
    }
    return lines;
  }

  /** A line without quantities; of two pieces if it names any. */
  Builder<GoodsLine> goodsLine(int number) {
    Builder<GoodsLine> line = GoodsLine.builder().set(GoodsLine.PRODUCT, product());
    maybe(line, GoodsLine.LINE_KEY, () -> "L" + number);
    maybe(line, GoodsLine.ORDER_LINE, () -> String.valueOf(number));
    maybe(line, GoodsLine.REASON, () -> id("R"));
    if (yes()) {
      line.set(GoodsLine.LOT, new Lot(id("LOT"), yes() ? date() : null));
    } else {
      maybe(line, GoodsLine.SERIALS, () -> List.of(Serial.of(id("S")), Serial.of(id("S"))));
    }
    return line;
  }

  TrackingNumber tracking(Instant firstSeen) {
    return new TrackingNumber("ups", id("1Z"), firstSeen);
  }

  ProductRef product() {
    Builder<ProductRef> product = ProductRef.builder().set(ProductRef.SKU, id("SKU"));
    maybe(
        product,
        ProductRef.EXTERNAL_KEYS,
        () -> List.of(new ExternalKey("edi", "northwind", "product", id("T"))));
    maybe(product, ProductRef.BARCODE, this::barcode);
    return product.build();
  }

  private String barcode() {
    String digits = String.valueOf(10_000_000_000L + random.nextInt(1_000_000_000));
    List<String> forms = Gtin.ofUnchecked(digits).forms();
    return yes() ? forms.get(random.nextInt(forms.size())) : id("CODE");
  }

  Sscc sscc() {
    String digits = "0" + (1_000_000_000_000_000L + random.nextInt(1_000_000_000));
    for (int check = 0; check <= 9; check++) {
      try {
        return new Sscc(digits + check);
      } catch (io.github.odoosync.error.InvalidValueException e) {
        // One of the ten is right.
      }
    }
    throw new AssertionError();
  }

  PartyRef party() {
    return yes()
        ? PartyRef.builder().set(PartyRef.CODE, id("P")).set(PartyRef.NAME, text()).build()
        : PartyRef.builder().set(PartyRef.GLN, new Gln("4012345000009")).build();
  }

  LocationRef place() {
    return yes()
        ? LocationRef.builder().set(LocationRef.CODE, id("WH")).build()
        : LocationRef.builder().set(LocationRef.GLN, new Gln("4012345000009")).build();
  }

  Address address() {
    Builder<Address> address =
        Address.builder()
            .set(Address.NAME, shortText())
            .set(Address.CITY, shortText())
            .set(Address.COUNTRY, "US")
            .set(Address.POSTAL_CODE, id("9"));
    maybe(address, Address.REGION, () -> any("US-CA", "US-NY"));
    maybe(address, Address.LINES, () -> List.of(shortText(), shortText(), shortText()));
    return address.build();
  }

  Contact contact() {
    Builder<Contact> contact = Contact.builder().set(Contact.NAME, shortText());
    maybe(contact, Contact.PHONE, () -> "+1 555 " + random.nextInt(1000));
    maybe(contact, Contact.EMAIL, () -> "a" + random.nextInt(1000) + "@example.com");
    return contact.build();
  }

  Weight weight() {
    return new Weight(decimal(500, 2), any(Unit.KILOGRAM, Unit.POUND));
  }

  Quantity quantity() {
    return new Quantity(decimal(1000, random.nextInt(3)), UNITS.get(random.nextInt(UNITS.size())));
  }

  Money money() {
    return new Money(decimal(10_000, 2), EURO);
  }

  private Money price() {
    return new Money(decimal(100, 4), EURO);
  }

  private BigDecimal decimal(int limit, int scale) {
    return new BigDecimal(1 + random.nextInt(limit) + "." + random.nextInt(1000))
        .setScale(scale, java.math.RoundingMode.DOWN);
  }

  Instant time() {
    return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(30_000_000));
  }

  LocalDate date() {
    return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(600));
  }

  BusinessKey key(String entity) {
    return new BusinessKey(entity, id("K"));
  }

  String id(String prefix) {
    return prefix + (1 + random.nextInt(1_000_000));
  }

  private String shortText() {
    return text(1 + random.nextInt(25));
  }

  String text() {
    return text(1 + random.nextInt(30));
  }

  private String longText() {
    return text(1 + random.nextInt(900));
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder("t");
    for (int i = 0; i < length; i++) {
      text.append(TEXT_CHARACTERS.charAt(random.nextInt(TEXT_CHARACTERS.length())));
    }
    return text.append('.').toString();
  }

  boolean yes() {
    return random.nextBoolean();
  }

  @SafeVarargs
  final <T> T any(T... values) {
    return values[random.nextInt(values.length)];
  }

  <P extends io.github.odoosync.model.Part, T> void maybe(
      Builder<P> builder, Field<T> field, Supplier<T> value) {
    if (yes()) {
      builder.set(field, value.get());
    }
  }
}
