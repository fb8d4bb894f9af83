package io.github.odoosync.connectors.ubl;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.model.Address;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Lot;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.Sscc;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.Weight;
import io.github.odoosync.model.shipment.Flow;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Receipt;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.ShipmentPackage;
import io.github.odoosync.model.shipment.TransferStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one despatch advice: ours as what was shipped, a supplier's as what is to come. */
final class AdviceReader {

  private final UblOptions options;
  private final Element root;

  AdviceReader(UblOptions options, Element root) {
    this.options = options;
    this.root = root;
  }

  Shipment shipped() {
    require("DespatchSupplierParty", "It is not from us");
    Instant shippedAt = shippedAt();
    return Shipment.builder()
        .set(Shipment.KEY, new BusinessKey(Shipment.SCHEMA.name(), root.need("ID")))
        .set(Shipment.FLOW, Flow.DELIVERY)
        .set(Shipment.STATUS, TransferStatus.DONE)
        .set(Shipment.ORDERS, orders("sales-order"))
        .set(Shipment.RECIPIENT, party("DeliveryCustomerParty"))
        .set(Shipment.SHIP_TO, address())
        .set(Shipment.CARRIER, carrier())
        .set(Shipment.TRACKING_NUMBERS, tracking(shippedAt))
        .set(Shipment.INCOTERM, delivery("DeliveryTerms", "ID").orElse(null))
        .set(Shipment.WEIGHT, weight())
        .set(Shipment.SHIPPED_AT, shippedAt)
        .set(Shipment.LINES, lines("sales-order", GoodsLine.DONE, GoodsLine.PLANNED))
        .set(Shipment.PACKAGES, packages())
        .build();
  }

  Receipt expected() {
    require("DeliveryCustomerParty", "It is not to us");
    return Receipt.builder()
        .set(Receipt.KEY, new BusinessKey(Receipt.SCHEMA.name(), root.need("ID")))
        .set(Receipt.STATUS, TransferStatus.PLANNED)
        .set(Receipt.ORDERS, orders("purchase-order"))
        .set(Receipt.SUPPLIER, party("DespatchSupplierParty"))
        .set(Receipt.CARRIER, carrier())
        .set(Receipt.TRACKING_NUMBERS, tracking(shippedAt()))
        .set(Receipt.PLANNED_AT, plannedAt())
        .set(Receipt.LINES, lines("purchase-order", GoodsLine.PLANNED, null))
        .set(Receipt.PACKAGES, packages())
        .build();
  }

  private void require(String role, String otherwise) {
    if (!PartyForm.isSame(element(role), options.own())) {
      throw new BadUbl("RECEIVER", otherwise);
    }
  }

  private Element element(String role) {
    return root.find(role, "Party").orElseThrow(() -> new BadUbl("MISSING", role + " is missing"));
  }

  private PartyRef party(String role) {
    return PartyForm.read(element(role));
  }

  private Optional<String> delivery(String... path) {
    return root.find("Shipment", "Delivery").flatMap(element -> element.text(path));
  }

  private List<BusinessKey> orders(String entity) {
    return root.text("OrderReference", "ID").stream()
        .map(key -> new BusinessKey(entity, key))
        .toList();
  }

  private @Nullable Address address() {
    return root.find("Shipment", "Delivery", "DeliveryAddress")
        .map(PartyForm::readAddress)
        .orElse(null);
  }

  private @Nullable String carrier() {
    return delivery("CarrierParty", "PartyName", "Name").orElse(null);
  }

  // Numbers come without the time since which they are known.
  private List<TrackingNumber> tracking(Instant since) {
    String carrier = carrier();
    return carrier == null
        ? List.of()
        : delivery("TrackingID").stream()
            .map(number -> new TrackingNumber(carrier, number, since))
            .toList();
  }

  private @Nullable Weight weight() {
    Optional<Element> said = root.find("Shipment", "GrossWeightMeasure");
    return said.isEmpty()
        ? null
        : new Weight(
            Amounts.number(said.get().text()),
            new Unit(said.get().attributes().getOrDefault("unitCode", "KGM")));
  }

  private Instant shippedAt() {
    Optional<String> date = delivery("Despatch", "ActualDespatchDate");
    return date.isPresent()
        ? at(date.get(), delivery("Despatch", "ActualDespatchTime"))
        : at(root.need("IssueDate"), root.text("IssueTime"));
  }

  private @Nullable Instant plannedAt() {
    return delivery("EstimatedDeliveryPeriod", "StartDate")
        .or(() -> delivery("EstimatedDeliveryPeriod", "EndDate"))
        .map(
            date ->
                at(
                    date,
                    delivery("EstimatedDeliveryPeriod", "StartTime")
                        .or(() -> delivery("EstimatedDeliveryPeriod", "EndTime"))))
        .orElse(null);
  }

  // A time without a zone is taken for UTC, one that is missing for the start of the day.
  private static Instant at(String date, Optional<String> time) {
    LocalDate day = LocalDate.parse(date.length() > 10 ? date.substring(0, 10) : date);
    String text = time.orElse("00:00:00");
    boolean zoned = text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})");
    OffsetTime of = zoned ? OffsetTime.parse(text) : LocalTime.parse(text).atOffset(ZoneOffset.UTC);
    return day.atTime(of).toInstant();
  }

  private List<GoodsLine> lines(
      String entity, Field<Quantity> quantity, @Nullable Field<Quantity> asked) {
    List<GoodsLine> lines = new ArrayList<>();
    for (Element line : root.all("DespatchLine")) {
      lines.add(line(line, entity, quantity, asked));
    }
    if (lines.isEmpty()) {
      throw new BadUbl("MISSING", "There are no lines");
    }
    return lines;
  }

  private GoodsLine line(
      Element line, String entity, Field<Quantity> quantity, @Nullable Field<Quantity> asked) {
    Element item = line.find("Item").orElseThrow(() -> new BadUbl("MISSING", "A line has no item"));
    ProductRef product = ItemForm.read(item, quantity == GoodsLine.PLANNED);
    Quantity sent = ItemForm.quantity(line, "DeliveredQuantity");
    if (product == null || sent == null) {
      throw new BadUbl("MISSING", "A line names no product, or not how much of it");
    }
    Quantity left = ItemForm.quantity(line, "OutstandingQuantity");
    Optional<String> orderLine = line.text("OrderLineReference", "LineID");
    Builder<GoodsLine> read = GoodsLine.builder();
    read.set(GoodsLine.LINE_KEY, line.need("ID"))
        .set(GoodsLine.PRODUCT, product)
        .set(quantity, sent)
        .set(GoodsLine.ORDER_LINE, orderLine.orElse(null))
        .set(GoodsLine.ORDER, orderLine.isEmpty() ? null : order(line, entity))
        .set(GoodsLine.LOT, lot(item))
        .set(GoodsLine.SERIALS, serials(item))
        .set(
            GoodsLine.PACKAGE_ID,
            line.text("Shipment", "TransportHandlingUnit", "ID").orElse(null));
    if (asked != null && left != null) {
      read.set(asked, sent.plus(left));
    }
    return read.build();
  }

  private @Nullable BusinessKey order(Element line, String entity) {
    return line.text("OrderLineReference", "OrderReference", "ID")
        .or(() -> root.text("OrderReference", "ID"))
        .map(key -> new BusinessKey(entity, key))
        .orElse(null);
  }

  private static @Nullable Lot lot(Element item) {
    Optional<Element> lot = item.find("ItemInstance", "LotIdentification");
    return lot.flatMap(each -> each.text("LotNumberID"))
        .map(
            number ->
                new Lot(number, lot.get().text("ExpiryDate").map(LocalDate::parse).orElse(null)))
        .orElse(null);
  }

  private static List<Serial> serials(Element item) {
    return item.all("ItemInstance").stream()
        .flatMap(instance -> instance.text("SerialID").stream())
        .map(Serial::of)
        .toList();
  }

  private List<ShipmentPackage> packages() {
    List<ShipmentPackage> packages = new ArrayList<>();
    for (Element shipment : root.all("Shipment")) {
      for (Element unit : shipment.all("TransportHandlingUnit")) {
        packages.add(
            ShipmentPackage.builder()
                .set(ShipmentPackage.ID, unit.need("ID"))
                .set(ShipmentPackage.SSCC, sscc(unit.need("ID")))
                .set(ShipmentPackage.TYPE, unit.text("TransportHandlingUnitTypeCode").orElse(null))
                .build());
      }
    }
    return packages;
  }

  // Many numbers of 18 digits are none, as their check digit shows.
  private static @Nullable Sscc sscc(String id) {
    try {
      return id.matches("[0-9]{18}") ? new Sscc(id) : null;
    } catch (OdooSyncException e) {
      return null;
    }
  }
}
