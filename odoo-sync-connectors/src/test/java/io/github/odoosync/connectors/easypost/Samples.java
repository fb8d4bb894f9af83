package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.capability.BuyLabels;
import io.github.odoosync.model.Address;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.Dimensions;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.Weight;
import io.github.odoosync.model.shipment.Flow;
import io.github.odoosync.model.shipment.FreightQuote;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.ShipmentPackage;
import io.github.odoosync.model.shipment.TransferStatus;
import io.github.odoosync.standin.EasyPostServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the tests ship, and how they connect. */
final class Samples {

  static final String KEY = "EZTK-test-key";
  static final String SECRET = "s\u00e9cret";
  static final String OLD_SECRET = "older s\u00e9cret";

  private Samples() {}

  static EasyPostServer server() {
    return new EasyPostServer(KEY, SECRET);
  }

  static Map<String, String> settings(String address) {
    return Map.of(
        "address", address,
        "api-key", KEY,
        "sender-address", "adr_1",
        "webhook-secret", SECRET,
        "previous-webhook-secret", OLD_SECRET);
  }

  static Connector open(String address) {
    return open(address, new EasyPost());
  }

  static Connector open(String address, EasyPost provider) {
    return provider.open(
        Settings.of(provider.descriptor(), settings(address)), ConnectorRuntime.builder().build());
  }

  static Shipment shipment(String key, String... pounds) {
    List<ShipmentPackage> packages = new ArrayList<>();
    for (String weight : pounds) {
      packages.add(
          ShipmentPackage.builder()
              .set(ShipmentPackage.ID, "P" + (packages.size() + 1))
              .set(ShipmentPackage.WEIGHT, Weight.of(weight, Unit.POUND))
              .set(ShipmentPackage.DIMENSIONS, Dimensions.of("25.4", "12.7", "10", Unit.CENTIMETRE))
              .build());
    }
    return Shipment.builder()
        .set(Document.KEY, new BusinessKey("shipment", key))
        .set(Shipment.FLOW, Flow.DELIVERY)
        .set(Shipment.STATUS, TransferStatus.READY)
        .set(Shipment.SHIP_TO, address())
        .set(Shipment.CONTACT, Contact.builder().set(Contact.PHONE, "+1 555 0100").build())
        .set(Shipment.PACKAGES, packages)
        .build();
  }

  static Address address() {
    return Address.builder()
        .set(Address.NAME, "Elizabeth Swan")
        .set(Address.LINES, List.of("179 N Harbor Dr", "Apt 20", "Back door"))
        .set(Address.CITY, "Redondo Beach")
        .set(Address.REGION, "US-CA")
        .set(Address.POSTAL_CODE, "90277")
        .set(Address.COUNTRY, "US")
        .build();
  }

  static BuyLabels buy(Shipment shipment, String price) {
    FreightQuote quote =
        FreightQuote.builder()
            .set(Document.KEY, new BusinessKey("freight-quote", shipment.key().key()))
            .set(FreightQuote.CARRIER, "USPS")
            .set(FreightQuote.SERVICE, "GroundAdvantage")
            .set(FreightQuote.PRICE, Money.of(price, "USD"))
            .build();
    return new BuyLabels(shipment, quote, "PDF");
  }
}
