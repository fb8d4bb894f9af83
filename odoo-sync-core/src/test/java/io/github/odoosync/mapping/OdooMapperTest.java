package io.github.odoosync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.mapping.WriteOutcome.Kind;
import io.github.odoosync.model.Address;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.LocalizedText;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Type;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.Weight;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.invoice.InvoiceLine;
import io.github.odoosync.model.order.OrderState;
import io.github.odoosync.model.order.PurchaseOrder;
import io.github.odoosync.model.order.PurchaseOrderLine;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.model.party.Party;
import io.github.odoosync.model.product.Product;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the mapping reads and writes, the same on Odoo 17, 18 and 19. */
class OdooMapperTest {

  @Nested
  class Odoo17 extends Cases {
    Odoo17() {
      super(17);
    }
  }

  @Nested
  class Odoo18 extends Cases {
    Odoo18() {
      super(18);
    }
  }

  @Nested
  class Odoo19 extends Cases {
    Odoo19() {
      super(19);
    }
  }

  abstract static class Cases extends MappedFake {

    private final long bolt;
    private final long customer;
    private int made;

    Cases(int version) {
      super(version);
      bolt = product("BOLT", "4006381333931");
      customer = world.partner();
      fake.write(
          "res.partner",
          customer,
          Map.of("street", "Main St 1", "city", "Austin", "country_id", 233, "state_id", 52));
    }

    @BeforeEach
    void forgetCalls() {
      server.forget();
    }

    @Test
    void anOrderIsReadWhole() {
      long id = world.draft(bolt, 3);
      fake.call("sale.order", "action_confirm", List.of(id), Map.of());
      SalesOrder order = mapper.read(standard.salesOrder(), id);
      assertThat(order.state()).contains(OrderState.CONFIRMED);
      assertThat(order.customer().code()).contains("C-1");
      assertThat(order.externalKey("odoo").orElseThrow())
          .isEqualTo(new ExternalKey("odoo", "acme", "sale.order", String.valueOf(id)));
      SalesOrderLine line = order.lines().get(0);
      assertThat(line.product().flatMap(ProductRef::sku)).contains("BOLT");
      assertThat(line.quantity()).contains(Quantity.pieces(3));
      assertThat(line.open()).contains(Quantity.pieces(3));
      assertThat(line.price()).contains(Money.of("10", "USD"));
      assertThat(order.net()).contains(Money.of("30", "USD"));
      assertThat(SalesOrder.SCHEMA.read(order.toJson())).isEqualTo(order);
    }

    @Test
    void onlyTheFieldsThatDifferAreWritten() {
      Party ann = mapper.read(standard.party(), customer);
      Address moved =
          Address.SHAPE.builder(ann.address().orElseThrow()).set(Address.CITY, "Dallas").build();
      Party changed = Party.SCHEMA.builder(ann).set(Party.ADDRESS, moved).build();
      WriteOutcome outcome = mapper.write(standard.party(), changed, "crm");
      assertThat(outcome.kind()).isEqualTo(Kind.UPDATED);
      assertThat(outcome.fields()).containsExactly("city");
      assertThat(fake.read("res.partner", customer, "city")).containsEntry("city", "Dallas");
      assertThat(server.writes()).hasSize(1);
      assertThat(mapper.write(standard.party(), changed, "crm").kind()).isEqualTo(Kind.UNCHANGED);
    }

    @Test
    void anOrderOfAShopIsMadeOnceWithItsLinesAndFoundAgain() {
      SalesOrder order = shopOrder("SO-7", "2", "1.5");
      WriteOutcome first = mapper.write(standard.salesOrder(), order, "shop");
      assertThat(first.kind()).isEqualTo(Kind.CREATED);
      WriteOutcome again = mapper.write(standard.salesOrder(), order, "shop");
      assertThat(again.id()).isEqualTo(first.id());
      assertThat(again.kind()).isEqualTo(Kind.UNCHANGED);
      SalesOrder read = mapper.read(standard.salesOrder(), first.id());
      assertThat(read.key()).isEqualTo(order.key());
      assertThat(read.lines()).extracting(SalesOrderLine::key).containsExactly("line/1", "line/2");
    }

    @Test
    void aChangedLineIsWrittenANewOneAddedAndAMissingOneKept() {
      long id = mapper.write(standard.salesOrder(), shopOrder("SO-8", "2", "1"), "shop").id();
      SalesOrder more =
          SalesOrder.SCHEMA
              .builder(shopOrder("SO-8", "5"))
              .setAll(SalesOrder.LINES, line("line/1", "5"), line("line/9", "4"))
              .build();
      server.forget();
      WriteOutcome outcome = mapper.write(standard.salesOrder(), more, "shop");
      assertThat(outcome.id()).isEqualTo(id);
      SalesOrder read = mapper.read(standard.salesOrder(), id);
      assertThat(read.lines())
          .extracting(SalesOrderLine::key, line -> line.quantity().orElseThrow())
          .containsExactlyInAnyOrder(
              tuple("line/1", Quantity.pieces(5)),
              tuple("line/2", Quantity.pieces(1)),
              tuple("line/9", Quantity.pieces(4)));
      assertThat(mapper.write(standard.salesOrder(), more, "shop").kind())
          .isEqualTo(Kind.UNCHANGED);
    }

    @Test
    void everyDocumentIsMadeFromWhatItSaysAndThenUnchanged() {
      Party party =
          Party.builder("P-" + ++made)
              .set(Party.NAME, "Carl")
              .set(Party.CODE, "P-" + made)
              .set(Party.KIND, Party.Kind.ORGANISATION)
              .set(Party.PURPOSE, Party.Purpose.DELIVERY)
              .set(Party.PARENT, PartyRef.builder().set(PartyRef.CODE, "C-1").build())
              .set(
                  Party.ADDRESS,
                  Address.builder()
                      .setAll(Address.LINES, "Dock 4", "Gate 2")
                      .set(Address.COUNTRY, "US")
                      .set(Address.REGION, "US-CA")
                      .build())
              .build();
      madeOnce(standard.party(), party);
      Product product =
          Product.builder("NUT-" + made)
              .set(Product.SKU, "NUT-" + made)
              .set(Product.NAME, LocalizedText.of("en-US", "Nut"))
              .set(Product.KIND, Product.Kind.GOODS)
              .set(Product.UNIT, Unit.KILOGRAM)
              .set(Product.WEIGHT, Weight.of("250", Unit.GRAM))
              .set(Product.PRICE, Money.of("0.125", "USD"))
              .setAll(Product.TAXES, "15%")
              .build();
      madeOnce(standard.product(), product);
      PurchaseOrder purchase =
          PurchaseOrder.builder("B-" + made)
              .set(PurchaseOrder.SUPPLIER, PartyRef.builder().set(PartyRef.CODE, "C-1").build())
              .set(PurchaseOrder.SUPPLIER_REFERENCE, "V 1")
              .setAll(
                  PurchaseOrder.LINES,
                  PurchaseOrderLine.builder()
                      .set(PurchaseOrderLine.KEY, "1")
                      .set(PurchaseOrderLine.PRODUCT, ref("BOLT", null))
                      .set(PurchaseOrderLine.QUANTITY, Quantity.of("2", Unit.DOZEN))
                      .set(PurchaseOrderLine.PRICE, Money.of("12", "USD"))
                      .setAll(PurchaseOrderLine.TAXES, "15%")
                      .build())
              .build();
      madeOnce(standard.purchaseOrder(), purchase);
      Invoice bill =
          Invoice.builder("I-" + made)
              .set(Invoice.KIND, Invoice.Kind.CREDIT_NOTE)
              .set(Invoice.DIRECTION, Invoice.Direction.PURCHASE)
              .set(Invoice.PARTY, PartyRef.builder().set(PartyRef.CODE, "C-1").build())
              .set(Invoice.REFERENCE, "their 5")
              .setAll(
                  Invoice.LINES,
                  InvoiceLine.builder()
                      .set(InvoiceLine.KEY, "1")
                      .set(InvoiceLine.PRODUCT, ref("BOLT", null))
                      .set(InvoiceLine.QUANTITY, Quantity.pieces(3))
                      .set(InvoiceLine.PRICE, Money.of("1.10", "USD"))
                      .setAll(InvoiceLine.TAXES, "15%")
                      .build())
              .build();
      madeOnce(standard.invoice(), bill);
    }

    private <D extends Document> void madeOnce(DocumentMapping<D> mapping, D document) {
      WriteOutcome first = mapper.write(mapping, document, "anybody");
      assertThat(first.kind()).as(mapping.model()).isEqualTo(Kind.CREATED);
      assertThat(first.heldBack()).as(mapping.model()).isEmpty();
      assertThat(mapper.read(mapping, first.id()).key()).isEqualTo(document.key());
      server.forget();
      WriteOutcome again = mapper.write(mapping, document, "anybody");
      assertThat(again.fields()).as(mapping.model()).isEmpty();
      assertThat(again.id()).isEqualTo(first.id());
      assertThat(server.writes()).as(mapping.model()).isEmpty();
    }

    @Test
    void whatAnotherSystemOwnsIsHeldBackFromNewDocumentsAndNewLinesToo() {
      Ownership rules =
          Ownership.shared()
              .owner(SalesOrder.CUSTOMER_REFERENCE, "crm")
              .owner(SalesOrderLine.PRICE, Ownership.ODOO);
      OdooMapper owned = OdooMapper.builder(odoo).tenant("acme").ownership(rules).build();
      SalesOrder order = shopOrder("OWN-1", "2");
      WriteOutcome made = owned.write(standard.salesOrder(), order, "shop");
      assertThat(made.heldBack())
          .containsExactlyInAnyOrder(
              held(order, "sales-order.customerReference", "crm"),
              new HeldBack(
                  order.key(), "line/1", "sales-order-line.price", HeldBack.Reason.OWNED, "odoo"));
      SalesOrder read = owned.read(standard.salesOrder(), made.id());
      assertThat(read.customerReference()).isEmpty();
      assertThat(read.lines().get(0).price()).isNotEqualTo(order.lines().get(0).price());
      SalesOrder more = shopOrder("OWN-1", "2", "7");
      WriteOutcome changed = owned.write(standard.salesOrder(), more, "shop");
      assertThat(changed.heldBack())
          .extracting(HeldBack::line, HeldBack::field)
          .contains(tuple("line/2", "sales-order-line.price"));
      assertThat(owned.read(standard.salesOrder(), made.id()).lines()).hasSize(2);
    }

    @Test
    void aFieldOfAnotherOwnerIsHeldBackInBothDirections() {
      Ownership rules =
          Ownership.shared()
              .owner(Party.VAT, Ownership.ODOO)
              .owner(Party.NAME, "crm")
              .owner(SalesOrderLine.PRICE, Ownership.ODOO);
      OdooMapper owned = OdooMapper.builder(odoo).tenant("acme").ownership(rules).build();
      Party ann = owned.read(standard.party(), customer);
      Party changed =
          Party.SCHEMA.builder(ann).set(Party.VAT, "DE1").set(Party.NAME, "Anna").build();
      WriteOutcome outcome = owned.write(standard.party(), changed, "shop");
      assertThat(outcome.kind()).isEqualTo(Kind.UNCHANGED);
      assertThat(server.writes()).isEmpty();
      assertThat(outcome.heldBack())
          .containsExactlyInAnyOrder(
              held(ann, "party.vat", "odoo"), held(ann, "party.name", "crm"));
      Merged<Party> merged = owned.takeOver(standard.party(), changed, ann);
      assertThat(merged.document().name()).contains("Anna");
      assertThat(merged.heldBack()).containsExactly(held(ann, "party.name", "crm"));
      assertThat(owned.write(standard.party(), changed, "crm").fields()).containsExactly("name");
      fake.write("res.partner", customer, Map.of("name", "Ann"));
    }

    @Test
    void whatOdooComputesIsReportedAndNotWritten() {
      SalesOrder order = mapper.read(standard.salesOrder(), world.draft(bolt, 1));
      SalesOrder changed =
          SalesOrder.SCHEMA
              .builder(order)
              .set(SalesOrder.STATE, OrderState.CANCELLED)
              .set(SalesOrder.SERVICE, "not mapped")
              .build();
      server.forget();
      WriteOutcome outcome = mapper.write(standard.salesOrder(), changed, "shop");
      assertThat(server.writes()).isEmpty();
      assertThat(outcome.heldBack())
          .extracting(HeldBack::field, HeldBack::reason)
          .containsExactlyInAnyOrder(
              tuple("sales-order.state", HeldBack.Reason.NOT_WRITABLE),
              tuple("sales-order.service", HeldBack.Reason.NOT_MAPPED));
    }

    @Test
    void fieldsAreMappedOtherwiseAndAddedWithoutSubclassing() {
      Field<String> title = Field.custom("x_function", Type.TEXT);
      DocumentMapping<Party> mapping =
          standard
              .party()
              .with(Party.CODE, Column.text("vat"))
              .without(Party.VAT)
              .with(title, Column.text("function"));
      long id = fake.create("res.partner", Map.of("name", "Bob", "vat", "V-1", "function", "Boss"));
      Party bob = mapper.read(mapping, id);
      assertThat(bob.code()).contains("V-1");
      assertThat(bob.vat()).isEmpty();
      assertThat(bob.get(title)).contains("Boss");
      assertThat(mapper.write(mapping, bob, "crm").kind()).isEqualTo(Kind.UNCHANGED);
      Party changed = Party.SCHEMA.builder(bob).set(title, "Chief").build();
      assertThat(mapper.write(mapping, changed, "crm").fields()).containsExactly("function");
      assertThat(fake.read("res.partner", id, "function")).containsEntry("function", "Chief");
    }

    @Test
    void anEmptyOrForeignSelectionIsAbsentAndStays() {
      long id = fake.create("res.partner", Map.of("name", "Dora"));
      DocumentMapping<Party> few =
          standard
              .party()
              .with(Party.PURPOSE, Column.code("type", Map.of("other", Party.Purpose.OTHER)));
      assertThat(mapper.read(few, id).purpose()).isEmpty();
      fake.sqlUpdate("res.partner", id, Map.of("type", false));
      Party empty = mapper.read(standard.party(), id);
      assertThat(empty.purpose()).isEmpty();
      assertThat(mapper.write(standard.party(), empty, "crm").kind()).isEqualTo(Kind.UNCHANGED);
    }

    @Test
    void productsAreFoundByKeyThenNumberThenBarcodeAndNeverGuessed() {
      Lookups lookups = mapper.lookups();
      assertThat(lookups.productId(ref("BOLT", null)).id()).isEqualTo(bolt);
      assertThat(lookups.productId(ref(null, "04006381333931")).id()).isEqualTo(bolt);
      ExternalKey shop = new ExternalKey("shop", "main", "sku", "77");
      long named = product("NAMED", null);
      fake.name("product.product", named, KeyedRecords.externalId(shop).toString());
      ProductRef byKey =
          ProductRef.builder()
              .setAll(ProductRef.EXTERNAL_KEYS, shop)
              .set(ProductRef.SKU, "BOLT")
              .build();
      assertThat(lookups.productId(byKey).id()).isEqualTo(named);
      product("TWICE", null);
      product("TWICE", null);
      refused(ErrorCode.NOT_FOUND, "several", () -> lookups.productId(ref("TWICE", null)));
      refused(ErrorCode.NOT_FOUND, "NONE", () -> lookups.productId(ref("NONE", null)));
      fake.archive("product.product", product("OLD", null));
      refused(ErrorCode.INACTIVE, "OLD", () -> lookups.productId(ref("OLD", null)));
      product("NONE", null);
      assertThat(lookups.productId(ref("NONE", null)).id()).isPositive();
    }

    @Test
    void whatIsMissingIsRefusedBeforeAnythingIsWritten() {
      refused(
          ErrorCode.UNIT_MISMATCH,
          "KMT",
          () ->
              mapper.write(
                  standard.salesOrder(),
                  withLine(
                      SalesOrderLine.SHAPE
                          .builder(line("line/1", "1"))
                          .set(SalesOrderLine.QUANTITY, Quantity.of("1", new Unit("KMT")))
                          .build()),
                  "shop"));
      refused(
          ErrorCode.NOT_FOUND,
          "sale tax '99%'",
          () ->
              mapper.write(
                  standard.salesOrder(),
                  withLine(
                      SalesOrderLine.SHAPE
                          .builder(line("line/1", "1"))
                          .setAll(SalesOrderLine.TAXES, "99%")
                          .build()),
                  "shop"));
      SalesOrder order = mapper.read(standard.salesOrder(), world.draft(bolt, 1));
      SalesOrderLine inYen =
          SalesOrderLine.SHAPE
              .builder(order.lines().get(0))
              .set(SalesOrderLine.PRICE, Money.of("300", "JPY"))
              .build();
      SalesOrder changed = SalesOrder.SCHEMA.builder(order).setAll(SalesOrder.LINES, inYen).build();
      server.forget();
      refused(
          ErrorCode.CURRENCY_MISMATCH,
          "JPY",
          () -> mapper.write(standard.salesOrder(), changed, "shop"));
      assertThat(server.writes()).isEmpty();
      refused(ErrorCode.MISSING_RECORD, "999999", () -> mapper.read(standard.party(), 999_999));
    }

    @Test
    void aUnitOfTheDatabasesOwnIsRefusedUntilItIsNamed() {
      mapper.lookups().unitId(Unit.ONE);
      Map<String, Object> values = new HashMap<>(Map.of("name", "Pallet"));
      if (fake.version() < 19) {
        values.putAll(Map.of("category_id", 1, "uom_type", "bigger", "factor", 0.1));
      }
      long pallet = fake.create("uom.uom", values);
      refused(ErrorCode.NOT_FOUND, "'Pallet'", () -> mapper.lookups().unit(pallet));
      Unit code = new Unit("PF");
      Lookups named =
          OdooMapper.builder(odoo).unit("Pallet", code).unit("g", Unit.ONE).build().lookups();
      assertThat(named.unit(pallet)).isEqualTo(code);
      assertThat(named.unitId(code).id()).isEqualTo(pallet);
      refused(ErrorCode.NOT_FOUND, "several", () -> named.unitId(Unit.ONE));
    }

    @Test
    void lookUpsAreKept() {
      mapper.lookups().clear();
      mapper.lookups().countryId("DE");
      mapper.lookups().countryId("DE");
      mapper.lookups().unitId(Unit.KILOGRAM);
      long calls = fake.requests();
      mapper.lookups().unitId(Unit.GRAM);
      assertThat(fake.requests()).isEqualTo(calls);
      assertThat(mapper.lookups().unit(mapper.lookups().unitId(Unit.DOZEN).id()))
          .isEqualTo(Unit.DOZEN);
    }

    @Test
    void translatedTextsAreReadAndWrittenInTheirLanguages() {
      if (fake.search("res.lang", List.of(List.of("code", "=", "de_DE"))).isEmpty()) {
        fake.create("res.lang", Map.of("name", "German", "code", "de_DE", "active", true));
      }
      OdooMapper bilingual =
          OdooMapper.builder(odoo).tenant("acme").languages("en-US", "de-DE").build();
      DocumentMapping<Product> products = standard.languages("en-US", "de-DE").product();
      long id = product("TEXTS", null);
      Product read = bilingual.read(products, id);
      LocalizedText name = read.name().orElseThrow();
      Product changed =
          Product.SCHEMA.builder(read).set(Product.NAME, name.with("de-DE", "Schraube")).build();
      WriteOutcome outcome = bilingual.write(products, changed, "pim");
      assertThat(outcome.fields()).containsExactly("name");
      Product after = bilingual.read(products, id);
      assertThat(after.name().flatMap(text -> text.in("de-DE"))).contains("Schraube");
      assertThat(bilingual.write(products, after, "pim").kind()).isEqualTo(Kind.UNCHANGED);
    }

    private SalesOrder shopOrder(String key, String... quantities) {
      List<SalesOrderLine> lines = new ArrayList<>();
      for (String quantity : quantities) {
        lines.add(line("line/" + (lines.size() + 1), quantity));
      }
      return SalesOrder.builder(key)
          .set(SalesOrder.CUSTOMER, PartyRef.builder().set(PartyRef.CODE, "C-1").build())
          .set(SalesOrder.CUSTOMER_REFERENCE, "PO 9")
          .set(SalesOrder.ORDERED_AT, Instant.parse("2026-02-03T04:05:06.789Z"))
          .set(SalesOrder.LINES, lines)
          .build();
    }

    private SalesOrder withLine(SalesOrderLine line) {
      return SalesOrder.SCHEMA
          .builder(shopOrder("BAD-" + ++made, "1"))
          .setAll(SalesOrder.LINES, line)
          .build();
    }

    private static SalesOrderLine line(String key, String quantity) {
      return SalesOrderLine.builder()
          .set(SalesOrderLine.KEY, key)
          .set(SalesOrderLine.PRODUCT, ref("BOLT", null))
          .set(SalesOrderLine.QUANTITY, Quantity.of(quantity, Unit.ONE))
          .set(SalesOrderLine.PRICE, Money.of("2.50", "USD"))
          .setAll(SalesOrderLine.TAXES, "15%")
          .build();
    }

    private static ProductRef ref(@Nullable String sku, @Nullable String barcode) {
      return ProductRef.builder().set(ProductRef.SKU, sku).set(ProductRef.BARCODE, barcode).build();
    }

    private long product(String sku, @Nullable String barcode) {
      long product = world.product("none", sku);
      fake.write("product.product", product, Map.of("weight", 0.125));
      if (barcode != null) {
        fake.write("product.product", product, Map.of("barcode", barcode));
      }
      return product;
    }

    private static HeldBack held(Document document, String field, String owner) {
      return new HeldBack(document.key(), null, field, HeldBack.Reason.OWNED, owner);
    }

    private static void refused(ErrorCode code, String said, ThrowingCallable work) {
      assertThatExceptionOfType(OdooSyncException.class)
          .isThrownBy(work)
          .satisfies(e -> assertThat(e.code()).isEqualTo(code))
          .withMessageContaining(said);
    }
  }
}
