package io.github.odoosync.connectors.ubl;

import io.github.odoosync.model.Address;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
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
import io.github.odoosync.model.shipment.Flow;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.ShipmentPackage;
import io.github.odoosync.model.shipment.TransferStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Two companies, and what they write to each other. */
final class Papers {

  static final UblParty ACME =
      UblParty.builder("0088", "4012345000009", "ACME GmbH", address("Hauptstr. 1", "Köln", "DE"))
          .vatId("DE123456789")
          .companyId("HRB 1")
          .build();

  static final UblParty SHOP =
      UblParty.builder("0208", "0123456789", "Le Shop & Co", address("Rue 2", "Bruxelles", "BE"))
          .vatId("BE0123456789")
          .build();

  static final PartyRef SHOP_REF = PartyRef.builder().set(PartyRef.CODE, "C42").build();

  private static final BusinessKey ORDER = new BusinessKey("sales-order", "SO1");

  private Papers() {}

  static UblOptions.Builder acme() {
    return options(ACME, SHOP)
        .tax("19% USt", UblTax.standard("19"))
        .tax("Innergemeinschaftlich", UblTax.none("K", "Intra-community supply"));
  }

  /** Returns the options of the customer. */
  static UblOptions.Builder shop() {
    return options(SHOP, ACME);
  }

  private static UblOptions.Builder options(UblParty own, UblParty other) {
    return UblOptions.builder(own)
        .parties(ref -> ref.equals(SHOP_REF) ? Optional.of(other) : Optional.empty());
  }

  private static Address address(String street, String city, String country) {
    return Address.builder()
        .setAll(Address.LINES, street)
        .set(Address.CITY, city)
        .set(Address.COUNTRY, country)
        .build();
  }

  static Builder<Invoice> invoice(InvoiceLine... lines) {
    return Invoice.builder("2026-1")
        .set(Invoice.NUMBER, "2026-1")
        .set(Invoice.KIND, Invoice.Kind.INVOICE)
        .set(Invoice.DIRECTION, Invoice.Direction.SALE)
        .set(Invoice.STATE, Invoice.State.POSTED)
        .set(Invoice.PARTY, SHOP_REF)
        .set(Invoice.ISSUED_ON, LocalDate.of(2026, 3, 1))
        .set(Invoice.DUE_ON, LocalDate.of(2026, 3, 31))
        .set(Invoice.REFERENCE, "PO-7 <x>")
        .set(Invoice.CURRENCY, Currency.getInstance("EUR"))
        .setAll(Invoice.ORDERS, ORDER)
        .setAll(Invoice.LINES, lines);
  }

  static Builder<InvoiceLine> line(String key, String quantity, String price, String tax) {
    return InvoiceLine.builder()
        .set(InvoiceLine.KEY, key)
        .set(InvoiceLine.PRODUCT, product("SKU" + key))
        .set(InvoiceLine.DESCRIPTION, "Ware " + key)
        .set(InvoiceLine.QUANTITY, Quantity.of(quantity, Unit.ONE))
        .set(InvoiceLine.PRICE, Money.of(price, "EUR"))
        .setAll(InvoiceLine.TAXES, tax);
  }

  static ProductRef product(String sku) {
    return ProductRef.builder().set(ProductRef.SKU, sku).build();
  }

  static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }

  /** Two rates, a discount and all totals. */
  static Invoice usual() {
    return invoice(
            line("1", "3", "10", "19% USt")
                .set(InvoiceLine.DISCOUNT, new BigDecimal("12.5"))
                .set(InvoiceLine.NET, eur("26.25"))
                .set(InvoiceLine.ACCOUNT, "8400")
                .set(InvoiceLine.ORDER, ORDER)
                .set(InvoiceLine.ORDER_LINE, "10")
                .build(),
            line("2", "0.333", "99.99", "S 7").set(InvoiceLine.NET, eur("33.30")).build(),
            line("3", "-1", "5", "19% USt").set(InvoiceLine.NET, eur("-5.00")).build())
        .set(Invoice.NOTE, "Danke & bis \"bald\"")
        .set(Invoice.NET, eur("54.55"))
        .set(Invoice.TAX, eur("6.37"))
        .set(Invoice.TOTAL, eur("60.92"))
        .set(Invoice.OPEN, eur("50.92"))
        .build();
  }

  /** Invoices by chance, whose totals Odoo would have. */
  static Invoice byChance(Random chance) {
    List<InvoiceLine> lines = new ArrayList<>();
    int count = 1 + chance.nextInt(6);
    for (int i = 1; i <= count; i++) {
      BigDecimal quantity = BigDecimal.valueOf(chance.nextInt(100_000) + 1L, chance.nextInt(4));
      BigDecimal price = BigDecimal.valueOf(chance.nextInt(100_000), chance.nextInt(5));
      String tax = List.of("19% USt", "S 7", "Z 0", "Innergemeinschaftlich").get(chance.nextInt(4));
      Builder<InvoiceLine> line =
          line(Integer.toString(i), quantity.toPlainString().replaceAll("\\.?0+$", ""), "0", tax)
              .set(InvoiceLine.PRICE, new Money(price, Currency.getInstance("EUR")));
      line.set(InvoiceLine.QUANTITY, new Quantity(quantity, Unit.KILOGRAM));
      if (chance.nextBoolean()) {
        line.set(InvoiceLine.DISCOUNT, BigDecimal.valueOf(chance.nextInt(1_000) + 1L, 1));
      }
      lines.add(line.build());
    }
    return invoice(lines.toArray(InvoiceLine[]::new)).build();
  }

  static Shipment shipment() {
    String sscc = "340123450000000017";
    Instant shippedAt = Instant.parse("2026-03-01T22:30:00Z");
    return Shipment.builder()
        .set(Shipment.KEY, new BusinessKey("shipment", "OUT1"))
        .set(Shipment.FLOW, Flow.DELIVERY)
        .set(Shipment.STATUS, TransferStatus.DONE)
        .setAll(Shipment.ORDERS, ORDER)
        .set(Shipment.RECIPIENT, SHOP_REF)
        .set(
            Shipment.SHIP_TO,
            Address.builder()
                .setAll(Address.LINES, "Rue 2", "Porte B", "3e étage")
                .set(Address.CITY, "Bruxelles")
                .set(Address.POSTAL_CODE, "1000")
                .set(Address.REGION, "BE-BRU")
                .set(Address.COUNTRY, "BE")
                .build())
        .set(Shipment.CARRIER, "DHL")
        .setAll(Shipment.TRACKING_NUMBERS, new TrackingNumber("DHL", "JD014", shippedAt))
        .set(Shipment.INCOTERM, "DAP")
        .set(Shipment.WEIGHT, Weight.of("12.5", Unit.KILOGRAM))
        .set(Shipment.SHIPPED_AT, shippedAt)
        .setAll(
            Shipment.LINES,
            goods("1", "5", "2")
                .set(GoodsLine.LOT, new Lot("L1", LocalDate.of(2027, 1, 1)))
                .set(GoodsLine.PACKAGE_ID, sscc)
                .set(GoodsLine.ORDER, ORDER)
                .set(GoodsLine.ORDER_LINE, "10")
                .build(),
            goods("2", "2", "2")
                .setAll(GoodsLine.SERIALS, Serial.of("S1"), Serial.of("S2"))
                .set(GoodsLine.ORDER, new BusinessKey("sales-order", "SO2"))
                .set(GoodsLine.ORDER_LINE, "20")
                .build())
        .setAll(
            Shipment.PACKAGES,
            ShipmentPackage.builder()
                .set(ShipmentPackage.ID, sscc)
                .set(ShipmentPackage.SSCC, new Sscc(sscc))
                .set(ShipmentPackage.TYPE, "201")
                .build())
        .build();
  }

  private static Builder<GoodsLine> goods(String key, String planned, String done) {
    return GoodsLine.builder()
        .set(GoodsLine.LINE_KEY, key)
        .set(GoodsLine.PRODUCT, product("SKU" + key))
        .set(GoodsLine.PLANNED, Quantity.of(planned, Unit.ONE))
        .set(GoodsLine.DONE, Quantity.of(done, Unit.ONE));
  }
}
