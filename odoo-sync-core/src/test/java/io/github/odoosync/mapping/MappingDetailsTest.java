package io.github.odoosync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.mapping.WriteOutcome.Kind;
import io.github.odoosync.model.Address;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.LocalizedText;
import io.github.odoosync.model.Lot;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.Weight;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.model.order.WarehouseOrder;
import io.github.odoosync.model.order.WarehouseOrderLine;
import io.github.odoosync.model.party.Party;
import io.github.odoosync.model.product.KitComponent;
import io.github.odoosync.model.product.Packaging;
import io.github.odoosync.model.product.Product;
import io.github.odoosync.model.product.ProductTemplate;
import io.github.odoosync.model.shipment.Flow;
import io.github.odoosync.model.shipment.Return;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.ShipmentPackage;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.logistics.Logistics;
import io.github.odoosync.testing.FakeUser;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What single fields mean on both sides, and what is refused before anything is written. */
class MappingDetailsTest {

  @Nested
  class Odoo17 extends Cases {
    Odoo17() {
      super(17);
    }
  }

  @Nested
  class Odoo19 extends Cases {
    Odoo19() {
      super(19);
    }
  }

  abstract static class Cases extends MappedFake {

    private final TransferMappings transfers;

    Cases(int version) {
      super(version, "mrp", "product_expiry", "stock_dropshipping");
      transfers = TransferMappings.of(odoo);
    }

    @Test
    void whatIsAbsentStaysUnlessTheMappingClearsIt() {
      long id = fake.create("res.partner", Map.of("name", "Eve", "vat", "V-9", "city", "Rome"));
      Party eve = mapper.read(standard.party(), id);
      Party bare = Party.SCHEMA.builder(eve).set(Party.VAT, null).set(Party.ADDRESS, null).build();
      assertThat(mapper.write(standard.party(), bare, "crm").kind()).isEqualTo(Kind.UNCHANGED);
      DocumentMapping<Party> clearing = standard.party().clearing(Party.VAT, Party.ADDRESS);
      Merged<Party> taken = mapper.takeOver(clearing, eve, bare);
      assertThat(taken.document().vat()).isEmpty();
      WriteOutcome outcome = mapper.write(clearing, bare, "crm");
      assertThat(outcome.fields()).contains("vat", "city");
      assertThat(mapper.read(standard.party(), id).vat()).isEmpty();
      assertThat(mapper.read(standard.party(), id).address()).isEmpty();
      assertThat(mapper.write(clearing, bare, "crm").kind()).isEqualTo(Kind.UNCHANGED);
    }

    @Test
    void nothingOfAnotherOwnerIsCleared() {
      long id = fake.create("res.partner", Map.of("name", "Eve", "vat", "V-9"));
      OdooMapper owned =
          OdooMapper.builder(odoo)
              .tenant("acme")
              .ownership(Ownership.shared().owner(Party.VAT, "crm"))
              .build();
      DocumentMapping<Party> clearing = standard.party().clearing(Party.VAT);
      Party bare = Party.SCHEMA.builder(owned.read(clearing, id)).set(Party.VAT, null).build();
      WriteOutcome outcome = owned.write(clearing, bare, "shop");
      assertThat(outcome.kind()).isEqualTo(Kind.UNCHANGED);
      assertThat(outcome.heldBack()).extracting(HeldBack::field).containsExactly("party.vat");
      assertThat(owned.write(clearing, bare, "crm").fields()).containsExactly("vat");
    }

    @Test
    void aFieldOfALineIsClearedAndWhatCannotBeEmptyIsRefused() {
      DocumentMapping<SalesOrder> clearing =
          standard.salesOrder().clearing(SalesOrderLine.DISCOUNT, SalesOrderLine.TAXES);
      long order = world.draft(world.product("none"), 2);
      long line = fake.search("sale.order.line", List.of(List.of("order_id", "=", order))).get(0);
      fake.write("sale.order.line", line, Map.of("discount", 5));
      SalesOrder read = mapper.read(clearing, order);
      SalesOrderLine bare =
          SalesOrderLine.SHAPE
              .builder(read.lines().get(0))
              .set(SalesOrderLine.DISCOUNT, null)
              .set(SalesOrderLine.TAXES, null)
              .build();
      mapper.write(
          clearing, SalesOrder.SCHEMA.builder(read).setAll(SalesOrder.LINES, bare).build(), "shop");
      SalesOrderLine after = mapper.read(clearing, order).lines().get(0);
      assertThat(after.discount().filter(value -> value.signum() != 0)).isEmpty();
      assertThat(after.taxes()).isEmpty();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> standard.salesOrder().clearing(SalesOrderLine.QUANTITY));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> standard.salesOrder().clearing(SalesOrder.CUSTOMER));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> standard.salesOrder().clearing(SalesOrder.SERVICE));
    }

    @Test
    void taxesOfOneNameAreThoseOfTheDocumentsCompany() {
      long second = fake.create("res.company", Map.of("name", "Second", "currency_id", 1));
      long theirs = tax("20%", second);
      long ours = tax("20%", 1);
      fake.addUser(
          FakeUser.of("both", "both")
              .apiKey("both-key")
              .companies(1, second)
              .mayRead("account.tax")
              .mayRead("res.company"));
      try (OdooClient both =
          OdooClient.builder(fake.url())
              .database(fake.database())
              .apiKey("both", Secret.of("both-key"))
              .build()) {
        Lookups lookups =
            OdooMapper.builder(both.withContext(context -> context.companies(List.of(1L, second))))
                .build()
                .lookups();
        Ref company = lookups.companyId("Second");
        assertThat(lookups.taxIds(List.of("20%"), "sale", company)).containsExactly(Ref.of(theirs));
        assertThat(lookups.taxIds(List.of("20%"), "sale", null)).containsExactly(Ref.of(ours));
        tax("20%", second);
        lookups.clear();
        refused(
            ErrorCode.NOT_FOUND,
            "sale tax '20%' of company " + second + " stands for several",
            () -> lookups.taxIds(List.of("20%"), "sale", company));
      }
    }

    private long tax(String name, long company) {
      return fake.create(
          "account.tax",
          Map.of(
              "name",
              name,
              "type_tax_use",
              "sale",
              "amount",
              20,
              "company_id",
              company,
              "country_id",
              233,
              "tax_group_id",
              1));
    }

    @Test
    void whatOdooHasNoPlaceForIsReported() {
      Party party =
          Party.builder(world.unique("P"))
              .set(Party.NAME, "Acme")
              .set(
                  Party.CONTACT,
                  Contact.builder()
                      .set(Contact.NAME, "Bob")
                      .set(Contact.ORGANISATION, "Acme Ltd")
                      .set(Contact.PHONE, "1")
                      .build())
              .set(
                  Party.ADDRESS,
                  Address.builder().set(Address.NAME, "Gate").set(Address.CITY, "Rome").build())
              .setAll(Party.ROLES, Party.Role.CUSTOMER, Party.Role.CARRIER)
              .set(Party.NOTE, "calls < 5\nor > 9")
              .build();
      WriteOutcome made = mapper.write(standard.party(), party, "crm");
      assertThat(made.heldBack())
          .extracting(HeldBack::field)
          .containsExactlyInAnyOrder(
              "party.contact.name", "party.address.name", "party.roles.CARRIER");
      Party read = mapper.read(standard.party(), made.id());
      assertThat(read.contact().flatMap(Contact::organisation)).contains("Acme Ltd");
      assertThat(read.roles()).containsExactly(Party.Role.CUSTOMER);
      assertThat(read.note()).contains("calls < 5\nor > 9");
      WriteOutcome again = mapper.write(standard.party(), party, "crm");
      assertThat(again.kind()).isEqualTo(Kind.UNCHANGED);
      assertThat(again.heldBack()).hasSameSizeAs(made.heldBack());
    }

    @Test
    void theCategoryIsFoundByItsNameWithThoseAroundIt() {
      String top = world.unique("Goods");
      long around = fake.create("product.category", Map.of("name", top));
      fake.create("product.category", Map.of("name", "Shoes", "parent_id", around));
      Product shoe = plain().set(Product.CATEGORY, top + " / Shoes").build();
      WriteOutcome made = mapper.write(standard.product(), shoe, "pim");
      assertThat(mapper.read(standard.product(), made.id()).category()).contains(top + " / Shoes");
      assertThat(mapper.write(standard.product(), shoe, "pim").kind()).isEqualTo(Kind.UNCHANGED);
      Product moved = Product.SCHEMA.builder(shoe).set(Product.CATEGORY, top).build();
      assertThat(mapper.write(standard.product(), moved, "pim").fields())
          .containsExactly("categ_id");
      Product lost = Product.SCHEMA.builder(shoe).set(Product.CATEGORY, top + " / Hats").build();
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> mapper.write(standard.product(), lost, "pim"))
          .withMessageContaining(top + " / Hats");
    }

    @Test
    void packagingsAreMadeAndCorrectedAndThoseLeftOutStay() {
      assumeTrue(fake.version() < 19, "since Odoo 19 packagings are units and read only");
      Packaging dozen =
          Packaging.SHAPE
              .builder(dozen("12", world.unique("B")))
              .set(Packaging.WEIGHT, new Weight(BigDecimal.TEN, Unit.KILOGRAM))
              .build();
      Product boxed = plain().setAll(Product.PACKAGINGS, dozen).build();
      WriteOutcome made = mapper.write(standard.product(), boxed, "pim");
      assertThat(made.heldBack())
          .extracting(HeldBack::field)
          .containsExactly("product.packagings.Dozens.weight");
      assertThat(packagings(made.id()))
          .containsExactly(tuple(Quantity.pieces(12), dozen.barcode()));
      assertThat(mapper.write(standard.product(), boxed, "pim").kind()).isEqualTo(Kind.UNCHANGED);
      Packaging other = dozen("12", world.unique("B"));
      Product relabelled = Product.SCHEMA.builder(boxed).setAll(Product.PACKAGINGS, other).build();
      assertThat(mapper.write(standard.product(), relabelled, "pim").fields())
          .containsExactly("packaging_ids");
      assertThat(packagings(made.id()))
          .containsExactly(tuple(Quantity.pieces(12), other.barcode()));
      Product bare = Product.SCHEMA.builder(boxed).set(Product.PACKAGINGS, List.of()).build();
      assertThat(mapper.write(standard.product(), bare, "pim").kind()).isEqualTo(Kind.UNCHANGED);
      assertThat(packagings(made.id())).hasSize(1);
    }

    @Test
    void aPackagingThatIsReadOnlyIsHeldBack() {
      assumeTrue(fake.version() >= 19, "until Odoo 18 packagings are written");
      Product boxed = plain().setAll(Product.PACKAGINGS, dozen("12", world.unique("B"))).build();
      assertThat(mapper.write(standard.product(), boxed, "pim").heldBack())
          .extracting(HeldBack::field, HeldBack::reason)
          .containsExactly(tuple("product.packagings", HeldBack.Reason.NOT_WRITABLE));
    }

    private Builder<Product> plain() {
      return Product.builder(world.unique("PLAIN"))
          .set(Product.SKU, world.unique("PLAINSKU"))
          .set(Product.NAME, LocalizedText.of("en-US", "Plain"));
    }

    private static Packaging dozen(String content, String barcode) {
      return Packaging.builder()
          .set(Packaging.NAME, "Dozens")
          .set(Packaging.QUANTITY, Quantity.of(content, Unit.ONE))
          .set(Packaging.UNIT, Unit.DOZEN)
          .set(Packaging.BARCODE, barcode)
          .build();
    }

    private List<Tuple> packagings(long product) {
      return mapper.read(standard.product(), product).packagings().stream()
          .map(each -> tuple(each.quantity(), each.barcode()))
          .toList();
    }

    @Test
    void aKitIsMadeWithItsComponentsAndTheyAreReplacedWhole() {
      ProductRef bolt = ref(world.product("none"));
      ProductRef nut = ref(world.product("none"));
      Product kit =
          Product.builder(world.unique("KIT"))
              .set(Product.SKU, world.unique("KITSKU"))
              .set(Product.NAME, LocalizedText.of("en-US", "Kit"))
              .set(Product.KIND, Product.Kind.KIT)
              .setAll(Product.COMPONENTS, component(bolt, "2"), component(nut, "0.5"))
              .build();
      WriteOutcome made = mapper.write(standard.product(), kit, "pim");
      assertThat(made.kind()).isEqualTo(Kind.CREATED);
      Product read = mapper.read(standard.product(), made.id());
      assertThat(read.kind()).contains(Product.Kind.KIT);
      assertThat(read.components())
          .extracting(each -> each.product().sku(), KitComponent::quantity)
          .containsExactly(
              tuple(bolt.sku(), Quantity.of("2", Unit.ONE)),
              tuple(nut.sku(), Quantity.of("0.5", Unit.ONE)));
      assertThat(mapper.write(standard.product(), kit, "pim").kind()).isEqualTo(Kind.UNCHANGED);
      Product other =
          Product.SCHEMA.builder(kit).setAll(Product.COMPONENTS, component(bolt, "3")).build();
      assertThat(mapper.write(standard.product(), other, "pim").fields())
          .containsExactly("bom_ids");
      assertThat(mapper.read(standard.product(), made.id()).components())
          .extracting(KitComponent::quantity)
          .containsExactly(Quantity.of("3", Unit.ONE));
      assertThat(
              fake.search("mrp.bom", List.of(List.of("product_tmpl_id", "=", template(made.id())))))
          .hasSize(1);
    }

    @Test
    void aListForADozenKitsIsReadForOne() {
      long bolt = world.product("none");
      long kit = world.kit(bolt, 36);
      long bom =
          fake.search("mrp.bom", List.of(List.of("product_tmpl_id", "=", template(kit)))).get(0);
      fake.write("mrp.bom", bom, Map.of("product_uom_id", fake.idOf("uom.product_uom_dozen")));
      assertThat(mapper.read(standard.product(), kit).components())
          .extracting(KitComponent::quantity)
          .containsExactly(Quantity.pieces(3));
      fake.write("mrp.bom", bom, Map.of("type", "normal"));
      assertThat(mapper.read(standard.product(), kit).components()).isEmpty();
    }

    @Test
    void aTemplateNamesItsVariantsAsTheyNameIt() {
      long product = world.product("none");
      Product variant = mapper.read(standard.product(), product);
      ProductTemplate template = mapper.read(standard.productTemplate(), template(product));
      assertThat(variant.template()).contains(template.key());
      assertThat(template.variants()).containsExactly(variant.key());
    }

    @Test
    void tagsAndRemarksOfAnOrderAreWritten() {
      fake.create("crm.tag", Map.of("name", "Rush"));
      SalesOrder order = mapper.read(standard.salesOrder(), world.draft(world.product("none"), 1));
      SalesOrder tagged =
          SalesOrder.SCHEMA
              .builder(order)
              .setAll(SalesOrder.TAGS, "Rush")
              .set(SalesOrder.NOTE, "Ring & wait")
              .build();
      assertThat(mapper.write(standard.salesOrder(), tagged, "shop").fields())
          .containsExactlyInAnyOrder("tag_ids", "note");
      assertThat(mapper.write(standard.salesOrder(), tagged, "shop").kind())
          .isEqualTo(Kind.UNCHANGED);
      SalesOrder unknown = SalesOrder.SCHEMA.builder(order).setAll(SalesOrder.TAGS, "Nope").build();
      refused(
          ErrorCode.NOT_FOUND, "Nope", () -> mapper.write(standard.salesOrder(), unknown, "shop"));
    }

    @Test
    void packagesOfAShipmentAreNestedAndLotsExpire() {
      long milk = world.product("lot");
      long lot = world.lot(milk, "L-7");
      fake.write("stock.lot", lot, Map.of("expiration_date", "2027-03-04 10:00:00"));
      world.put(milk, 5, lot);
      long picking = world.pickings(world.order(milk, 5)).get(0);
      long box = world.pack(picking);
      String model = world.packageModel();
      fake.write(model, box, Map.of("package_type_id", 2, "shipping_weight", 4.5));
      if (fake.version() == 19) {
        long pallet = fake.create(model, Map.of("name", "106141412345678908"));
        fake.write(model, box, Map.of("package_dest_id", pallet));
      }
      Shipment shipment = mapper.read(transfers.shipment(), picking);
      assertThat(shipment.lines().get(0).lot()).contains(new Lot("L-7", LocalDate.of(2027, 3, 4)));
      ShipmentPackage inner =
          shipment.packages().stream()
              .filter(each -> each.type().isPresent())
              .findFirst()
              .orElseThrow();
      assertThat(inner.weight().map(weight -> weight.value().toPlainString())).contains("4.5");
      assertThat(inner.dimensions()).isPresent();
      assertThat(shipment.lines().get(0).packageId()).contains(inner.id());
      if (fake.version() == 19) {
        assertThat(inner.within()).contains("106141412345678908");
        assertThat(shipment.packages())
            .filteredOn(each -> each.sscc().isPresent())
            .extracting(ShipmentPackage::id)
            .containsExactly("106141412345678908");
      }
    }

    @Test
    void aShipmentSaysWhereItGoesAndAReturnToASupplierWhatItWasOf() {
      fake.write("res.partner", world.partner(), Map.of("city", "Austin", "phone", "5"));
      long bolt = world.product("none");
      world.put(bolt, 5, (Long) null);
      long order = world.order(bolt, 2);
      fake.write("sale.order", order, Map.of("incoterm", 11));
      Shipment shipment = mapper.read(transfers.shipment(), world.pickings(order).get(0));
      assertThat(shipment.shipTo().flatMap(Address::city)).contains("Austin");
      assertThat(shipment.contact().flatMap(Contact::phone)).contains("5");
      assertThat(shipment.incoterm()).contains("DDP");
      long receipt = world.receipt(bolt, 4);
      world.ship(receipt, 4);
      Return back = mapper.read(transfers.returned(), world.returned(receipt));
      assertThat(back.direction()).isEqualTo(Return.Direction.TO_SUPPLIER);
      assertThat(back.orders()).extracting(key -> key.entity()).containsExactly("purchase-order");
      assertThat(back.lines().get(0).orderLine()).isPresent();
    }

    @Test
    void aDropShipmentIsShippedByTheSupplier() {
      long receipt = world.receipt(world.product("none"), 2);
      long type =
          fake.create(
              "stock.picking.type",
              Map.of(
                  "name",
                  "Dropship",
                  "code",
                  "dropship",
                  "sequence_code",
                  "DS",
                  "company_id",
                  1,
                  "default_location_src_id",
                  fake.idOf("stock.stock_location_suppliers"),
                  "default_location_dest_id",
                  fake.idOf("stock.stock_location_customers")));
      fake.sqlUpdate("stock.picking", receipt, Map.of("picking_type_id", type));
      Shipment shipment = mapper.read(transfers.shipment(), receipt);
      assertThat(shipment.flow()).isEqualTo(Flow.DROP_SHIP);
      assertThat(shipment.shipper().flatMap(PartyRef::code)).contains("C-1");
      assertThat(shipment.orders()).extracting(key -> key.entity()).contains("purchase-order");
    }

    @Test
    void theWorkOfATransferIsReadAndItsUrgencyWritten() {
      long bolt = world.product("none");
      world.put(bolt, 2, (Long) null);
      long picking = world.pickings(world.order(bolt, 3)).get(0);
      DocumentMapping<WarehouseOrder> work = WarehouseMappings.of(odoo).transfer();
      WarehouseOrder release = mapper.read(work, picking);
      assertThat(release.kind()).isEqualTo(WarehouseOrder.Kind.RELEASE);
      assertThat(release.lines())
          .extracting(WarehouseOrderLine::quantity)
          .containsExactly(Quantity.pieces(2), Quantity.pieces(1));
      WarehouseOrder urgent =
          WarehouseOrder.SCHEMA
              .builder(release)
              .set(WarehouseOrder.PRIORITY, 5L)
              .set(WarehouseOrder.ASSIGNED_TO, "admin")
              .build();
      assertThat(mapper.write(work, urgent, "wms").fields())
          .containsExactlyInAnyOrder("priority", "user_id");
      assertThat(mapper.write(work, urgent, "wms").kind()).isEqualTo(Kind.UNCHANGED);
      long wave = Logistics.of(odoo).batches().wave(List.of(picking)).value().id();
      assertThat(mapper.read(WarehouseMappings.of(odoo).wave(), wave).members())
          .containsExactly(release.key());
    }

    @Test
    void badLinesAreRefusedAndNothingIsWritten() {
      long bolt = world.product("none");
      SalesOrderLine good = line(ref(bolt), Quantity.pieces(1), "USD");
      refusedLine(ErrorCode.UNIT_MISMATCH, line(ref(bolt), Quantity.of("1", Unit.KILOGRAM), "USD"));
      refusedLine(
          ErrorCode.TOO_PRECISE, line(ref(bolt), Quantity.of("1.12345678", Unit.ONE), "USD"));
      refusedLine(ErrorCode.CURRENCY_MISMATCH, line(ref(bolt), Quantity.pieces(1), "EUR"));
      ProductRef unknown = ProductRef.builder().set(ProductRef.SKU, "NO-SKU").build();
      refusedLine(ErrorCode.NOT_FOUND, line(unknown, Quantity.pieces(1), "USD"));
      long gone = world.product("none");
      ProductRef byKey =
          mapper
              .read(standard.salesOrder(), world.draft(gone, 1))
              .lines()
              .get(0)
              .product()
              .orElseThrow();
      fake.archive("product.product", gone);
      refusedLine(ErrorCode.INACTIVE, line(byKey, Quantity.pieces(1), "USD"));
      assertThat(mapper.write(standard.salesOrder(), order(good), "shop").kind())
          .isEqualTo(Kind.CREATED);
    }

    private void refusedLine(ErrorCode code, SalesOrderLine line) {
      int orders = fake.count("sale.order");
      server.forget();
      refused(code, "", () -> mapper.write(standard.salesOrder(), order(line), "shop"));
      assertThat(server.writes()).isEmpty();
      assertThat(fake.count("sale.order")).isEqualTo(orders);
      SalesOrder known = mapper.read(standard.salesOrder(), world.draft(world.product("none"), 1));
      SalesOrder more =
          SalesOrder.SCHEMA
              .builder(known)
              .setAll(SalesOrder.LINES, known.lines().get(0), line)
              .build();
      server.forget();
      refused(code, "", () -> mapper.write(standard.salesOrder(), more, "shop"));
      assertThat(server.writes()).isEmpty();
    }

    private SalesOrder order(SalesOrderLine line) {
      return SalesOrder.builder(world.unique("SO"))
          .set(SalesOrder.CUSTOMER, PartyRef.builder().set(PartyRef.CODE, "C-1").build())
          .setAll(SalesOrder.LINES, line)
          .build();
    }

    private SalesOrderLine line(ProductRef product, Quantity quantity, String currency) {
      return SalesOrderLine.builder()
          .set(SalesOrderLine.KEY, world.unique("line"))
          .set(SalesOrderLine.PRODUCT, product)
          .set(SalesOrderLine.QUANTITY, quantity)
          .set(SalesOrderLine.PRICE, Money.of("2", currency))
          .build();
    }

    private ProductRef ref(long product) {
      return ProductRef.builder().set(ProductRef.SKU, world.sku(product)).build();
    }

    private static KitComponent component(ProductRef product, String quantity) {
      return KitComponent.builder()
          .set(KitComponent.PRODUCT, product)
          .set(KitComponent.QUANTITY, Quantity.of(quantity, Unit.ONE))
          .build();
    }

    private long template(long product) {
      return odoo.model("product.product", "product_tmpl_id")
          .byId(product)
          .flatMap(each -> each.ref("product_tmpl_id"))
          .orElseThrow()
          .id();
    }

    private static void refused(ErrorCode code, String said, ThrowingCallable work) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(work)
          .withMessageContaining(said)
          .satisfies(error -> assertThat(error.code()).isEqualTo(code));
    }
  }
}
