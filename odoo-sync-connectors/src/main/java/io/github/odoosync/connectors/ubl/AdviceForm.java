package io.github.odoosync.connectors.ubl;

import static io.github.odoosync.connectors.ubl.InvoiceTotals.refuse;

import io.github.odoosync.model.Address;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Lot;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.Sscc;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.ShipmentPackage;
import io.github.odoosync.model.shipment.TransferStatus;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes despatch advices: what was shipped to customers. */
final class AdviceForm {

  // The norm wants a number for each shipment, also where nobody counts them.
  private static final String SAME = "1";

  private final UblOptions options;

  AdviceForm(UblOptions options) {
    this.options = options;
  }

  Element write(Shipment shipment) {
    if (shipment.status() != TransferStatus.DONE) {
      throw refuse("What was not shipped has no despatch advice");
    }
    Instant shippedAt = shipment.shippedAt().orElseThrow(() -> refuse("shippedAt has to be there"));
    Element root = new Element(Names.DESPATCH_ADVICE, Names.document(Names.DESPATCH_ADVICE));
    List<BusinessKey> orders = shipment.orders();
    root.leaf("CustomizationID", Names.ADVICE)
        .leaf("ProfileID", Names.ADVICE_PROCESS)
        .leaf("ID", shipment.key().key())
        .leaf("IssueDate", date(shippedAt))
        .leaf("IssueTime", time(shippedAt));
    root.add("OrderReference").leaf("ID", orders.isEmpty() ? null : orders.get(0).key());
    PartyForm.write(root.add("DespatchSupplierParty"), options.own(), null, false);
    UblParty customer =
        shipment
            .recipient()
            .flatMap(options::party)
            .orElseThrow(() -> refuse("The options do not know the recipient"));
    PartyForm.write(
        root.add("DeliveryCustomerParty"), customer, shipment.recipient().orElse(null), false);
    writeShipment(root.add("Shipment"), shipment, shippedAt);
    for (GoodsLine line : shipment.lines()) {
      writeLine(root.add("DespatchLine"), line, orders);
    }
    if (shipment.lines().isEmpty()) {
      throw refuse("A despatch advice has one line at least");
    }
    return root;
  }

  private static void writeShipment(Element element, Shipment shipment, Instant shippedAt) {
    element.leaf("ID", SAME);
    shipment
        .weight()
        .ifPresent(
            weight ->
                element.leaf(
                    "GrossWeightMeasure",
                    weight.value().toPlainString(),
                    Map.of("unitCode", weight.unit().code())));
    Element delivery = element.add("Delivery");
    delivery.leaf(
        "TrackingID",
        shipment.trackingNumbers().stream().findFirst().map(TrackingNumber::number).orElse(null));
    Optional<Address> address = shipment.shipTo();
    address.ifPresent(to -> PartyForm.write(delivery.add("DeliveryAddress"), to));
    delivery.add("CarrierParty").add("PartyName").leaf("Name", shipment.carrier().orElse(null));
    delivery
        .add("Despatch")
        .leaf("ActualDespatchDate", date(shippedAt))
        .leaf("ActualDespatchTime", time(shippedAt));
    delivery.add("DeliveryTerms").leaf("ID", shipment.incoterm().orElse(null));
    for (ShipmentPackage each : shipment.packages()) {
      element
          .add("TransportHandlingUnit")
          .leaf("ID", each.sscc().map(Sscc::value).orElse(each.id()))
          .leaf("TransportHandlingUnitTypeCode", each.type().orElse(null));
    }
  }

  private static void writeLine(Element element, GoodsLine line, List<BusinessKey> orders) {
    Quantity done = line.done().orElseThrow(() -> refuse("A line says how much was shipped"));
    element.leaf("ID", line.lineKey().orElseThrow(() -> refuse("A line has a key")));
    ItemForm.write(element, "DeliveredQuantity", done);
    line.planned()
        .ifPresent(planned -> ItemForm.write(element, "OutstandingQuantity", planned.minus(done)));
    Element order = element.add("OrderLineReference");
    order.leaf("LineID", line.orderLine().orElse(null));
    String of = line.order().map(BusinessKey::key).orElse(null);
    boolean same = !orders.isEmpty() && orders.get(0).key().equals(of);
    if (line.orderLine().isPresent() && !same) {
      order.add("OrderReference").leaf("ID", of);
    }
    Element item = element.add("Item");
    ItemForm.write(item, Optional.of(line.product()), null);
    writeInstances(item, line);
    line.packageId()
        .ifPresent(
            id ->
                element
                    .add("Shipment")
                    .leaf("ID", SAME)
                    .add("TransportHandlingUnit")
                    .leaf("ID", id));
  }

  private static void writeInstances(Element item, GoodsLine line) {
    @Nullable Lot lot = line.lot().orElse(null);
    if (line.serials().isEmpty() && lot != null) {
      writeLot(item.add("ItemInstance"), lot);
    }
    for (Serial serial : line.serials()) {
      Element instance = item.add("ItemInstance").leaf("SerialID", serial.number());
      if (lot != null) {
        writeLot(instance, lot);
      }
    }
  }

  private static void writeLot(Element instance, Lot lot) {
    instance
        .add("LotIdentification")
        .leaf("LotNumberID", lot.number())
        .leaf("ExpiryDate", lot.expires() == null ? null : lot.expires().toString());
  }

  private static String date(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static String time(Instant time) {
    LocalTime second = time.atOffset(ZoneOffset.UTC).toLocalTime();
    return second.truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_TIME) + "Z";
  }
}
