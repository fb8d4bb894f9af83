package io.github.odoosync.mapping;

import static io.github.odoosync.odoo.Domain.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.odoosync.model.Document;
import io.github.odoosync.model.Sampler;
import io.github.odoosync.model.shipment.FreightQuote;
import io.github.odoosync.model.shipment.Label;
import io.github.odoosync.model.shipment.ProofOfDelivery;
import io.github.odoosync.model.shipment.TrackingHistory;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Values;
import io.github.odoosync.odoo.logistics.Logistics;
import io.github.odoosync.odoo.logistics.StockQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read from Odoo is written back without a write, and is the same after JSON. */
interface RoundTripContract {

  Recorded server();

  OdooClient odoo();

  World world();

  default OdooMapper mapper() {
    return OdooMapper.builder(odoo()).tenant("acme").build();
  }

  default StandardMappings standard() {
    return StandardMappings.of(odoo());
  }

  default TransferMappings transfers() {
    return TransferMappings.of(odoo());
  }

  default WarehouseMappings warehouse() {
    return WarehouseMappings.of(odoo());
  }

  @Test
  default void ofMasterData() {
    long product = world().product("none");
    unchanged(standard().party(), List.of(world().partner()));
    unchanged(standard().product(), List.of(product));
    unchanged(standard().productTemplate(), all("product.template"));
    unchanged(standard().product(), all("product.product"));
    unchanged(standard().party(), all("res.partner"));
    unchanged(standard().warehouse(), all("stock.warehouse"));
    unchanged(standard().location(), all("stock.location"));
  }

  @Test
  default void ofSalesOrders() {
    long product = world().product("none");
    world().put(product, 9, (Long) null);
    unchanged(
        standard().salesOrder(), List.of(world().draft(product, 2), world().order(product, 3)));
    unchanged(standard().salesOrder(), all("sale.order"));
  }

  @Test
  default void ofPurchaseOrders() {
    world().receipt(world().product("none"), 4);
    unchanged(standard().purchaseOrder(), all("purchase.order"));
  }

  @Test
  default void ofInvoices() {
    long invoice = world().invoice(world().product("none"), 2);
    unchanged(standard().invoice(), List.of(invoice));
    unchanged(
        standard().invoice(),
        all(
            "account.move",
            field("move_type").in("out_invoice", "out_refund", "in_invoice", "in_refund"),
            field("partner_id").isSet()));
  }

  @Test
  default void ofDeliveriesTheirRestAndTheirReturns() {
    long product = world().product("lot");
    world().put(product, 9, world().lot(product, world().unique("L")));
    long order = world().order(product, 5);
    long open = world().pickings(order).get(0);
    world().pack(open);
    unchanged(transfers().shipment(), List.of(open));
    world().ship(open, 2);
    unchanged(transfers().shipment(), world().pickings(order));
    unchanged(transfers().returned(), List.of(world().returned(open)));
    unchanged(transfers().shipment(), pickings("outgoing", false));
    unchanged(transfers().shipment(), pickings("internal", false));
    unchanged(transfers().returned(), pickings("incoming", true));
  }

  @Test
  default void ofReceiptsAndReturnsToSuppliers() {
    long receipt = world().receipt(world().product("none"), 4);
    unchanged(transfers().receipt(), List.of(receipt));
    world().ship(receipt, 3);
    unchanged(transfers().receipt(), pickings("incoming", false));
    unchanged(transfers().returned(), List.of(world().returned(receipt)));
  }

  @Test
  default void ofTheWorkInAWarehouse() {
    long product = world().product("serial");
    world().put(product, 1, world().lot(product, world().unique("S")));
    long picking = world().pickings(world().order(product, 2)).get(0);
    long wave = Logistics.of(odoo()).batches().wave(List.of(picking)).value().id();
    unchanged(warehouse().transfer(), List.of(picking));
    unchanged(warehouse().wave(), List.of(wave));
    unchanged(warehouse().transfer(), all("stock.picking"));
    unchanged(warehouse().wave(), all("stock.picking.batch"));
    unchanged(warehouse().stockMove(), all("stock.move.line", field("quantity").gt(0)));
  }

  @Test
  default void ofKits() {
    if (standard().product().entries().stream()
        .noneMatch(entry -> entry.field().name().equals("components"))) {
      return;
    }
    long kit = world().kit(world().product("none"), 3);
    unchanged(standard().product(), List.of(kit));
  }

  @Test
  default void ofOrdersOfKitsWhichMoveTheirComponents() {
    assumeTrue(
        odoo().model("stock.move").schema().field("bom_line_id").isPresent(),
        "no kits without mrp");
    long bolt = world().product("none");
    long kit = world().kit(bolt, 3);
    world().put(bolt, 20, (Long) null);
    long order = world().order(kit, 2);
    long first = world().pickings(order).get(0);
    assertThat(moved(order)).containsExactly(bolt + "=6.0");
    world().ship(first, 4);
    assertThat(moved(order)).containsExactly(bolt + "=4.0", bolt + "=2.0");
    OdooRecord line = lineOf(order);
    assertThat(line.decimal("qty_delivered").orElseThrow()).isEqualByComparingTo("1");
    odoo().model("sale.order.line").write(line.id(), Values.of("product_uom_qty", 4));
    assertThat(moved(order)).containsExactly(bolt + "=4.0", bolt + "=8.0");
    unchanged(standard().salesOrder(), List.of(order));
  }

  private OdooRecord lineOf(long order) {
    return odoo()
        .model("sale.order.line", "qty_delivered")
        .where(field("order_id").eq(order))
        .list()
        .get(0);
  }

  private List<String> moved(long order) {
    return odoo()
        .model("stock.move", "product_id", "product_uom_qty")
        .where(field("sale_line_id.order_id").eq(order), field("bom_line_id").isSet())
        .orderBy("id")
        .list()
        .stream()
        .map(
            move ->
                move.ref("product_id").orElseThrow().id()
                    + "="
                    + move.decimal("product_uom_qty").orElseThrow().doubleValue())
        .toList();
  }

  @Test
  default void ofStockLevels() {
    long product = world().product("none");
    world().put(product, 7, (Long) null);
    StockQuery query = StockQuery.ofWarehouse(world().company(), world().id("stock.warehouse0"));
    server().forget();
    var levels = StockLevels.of(odoo(), mapper()).read(query);
    assertThat(levels).isNotEmpty();
    levels.forEach(each -> assertThat(each.schema().read(each.toJson())).isEqualTo(each));
    assertThat(server().writes()).isEmpty();
  }

  @Test
  default void ofWhatIsKeptInFiles() {
    long transfer = world().receipt(world().product("none"), 4);
    Sampler sampler = new Sampler(11, 0.8);
    keptAsFile(transfer, sampler.document(Label.SCHEMA));
    keptAsFile(transfer, sampler.document(ProofOfDelivery.SCHEMA));
    keptAsFile(transfer, sampler.document(FreightQuote.SCHEMA));
    keptAsFile(transfer, sampler.document(TrackingHistory.SCHEMA));
  }

  private void keptAsFile(long transfer, Document document) {
    TransferFiles files = TransferFiles.of(odoo());
    assertThat(files.write(transfer, document).acted()).isTrue();
    server().forget();
    List<? extends Document> read = files.read(transfer, document.schema());
    assertThat(read).hasSize(1).first().isEqualTo(document);
    assertThat(files.write(transfer, read.get(0)).acted()).isFalse();
    assertThat(server().writes()).isEmpty();
  }

  private <D extends Document> void unchanged(DocumentMapping<D> mapping, List<Long> ids) {
    OdooMapper mapper = mapper();
    for (D read : mapper.read(mapping, ids)) {
      String what = mapping.model() + " " + read.key();
      D stored = mapping.schema().read(read.toJson());
      assertThat(stored).as(what).isEqualTo(read);
      assertThat(stored.fingerprint()).as(what).isEqualTo(read.fingerprint());
      server().forget();
      WriteOutcome outcome = mapper.write(mapping, stored, "anybody");
      assertThat(outcome.fields()).as(what).isEmpty();
      assertThat(outcome.heldBack()).as(what).isEmpty();
      assertThat(server().writes()).as(what).isEmpty();
      assertThat(read.externalKey("odoo").orElseThrow().key())
          .as(what)
          .isEqualTo(String.valueOf(outcome.id()));
    }
  }

  private List<Long> pickings(String code, boolean returns) {
    Domain which = field("return_id").isSet();
    return all(
        "stock.picking", field("picking_type_id.code").eq(code), returns ? which : which.not());
  }

  // A database has so many of some that a test would never end.
  private List<Long> all(String model, Domain... conditions) {
    return odoo().model(model).where(conditions).orderBy("id").limit(40).ids();
  }
}
