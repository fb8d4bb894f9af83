package orderflow;

import static io.github.odoosync.odoo.Domain.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.CommandContext;
import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.capability.BuyLabels;
import io.github.odoosync.connector.capability.FulfilmentSink;
import io.github.odoosync.connector.capability.LabelService;
import io.github.odoosync.connector.capability.RateQuoter;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.model.Address;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.Weight;
import io.github.odoosync.model.shipment.Flow;
import io.github.odoosync.model.shipment.FreightQuote;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.TransferStatus;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Values;
import io.github.odoosync.odoo.logistics.BackorderPolicy;
import io.github.odoosync.odoo.logistics.ConfirmedLine;
import io.github.odoosync.odoo.logistics.Logistics;
import io.github.odoosync.odoo.logistics.Transfer;
import io.github.odoosync.odoo.logistics.Transfers;
import io.github.odoosync.testing.FakeOdoo;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The proof has to fail where something is wrong. */
class ProofTest {

  private static final String RUN = "RTEST";
  private static final String ORDER = RUN + "-SO0001";

  private final Shop shop = new Shop(new Random(1));
  private final Carrier carrier = new Carrier();
  private final FakeOdoo fake = FakeOdoo.start(19);
  private final Places places =
      new Places(
          fake.url(),
          fake.database(),
          fake.login(),
          shop.url(),
          carrier.url(),
          0,
          Path.of("."),
          RUN);
  private final OdooClient odoo = places.connect(Map.of(Places.KEY, fake.apiKey()));
  private final Systems systems = new Systems(places);

  @AfterEach
  void close() {
    systems.close();
    odoo.close();
    fake.close();
    carrier.close();
    shop.close();
  }

  @Test
  void anOrderThatNeverCameIsLost() {
    shop.sell(ORDER);

    assertThat(verdict().lost())
        .contains(ORDER + " in Odoo: 0 of 1")
        .anyMatch(line -> line.contains("invoiced"));
  }

  @Test
  void anOrderThatCameTwiceIsDoubled() {
    shop.sell(ORDER);
    for (int i = 0; i < 2; i++) {
      put("Ring once");
    }

    assertThat(verdict().doubled()).contains(ORDER + " in Odoo: 2 instead of 1");
    assertThat(verdict().good()).isFalse();
  }

  @Test
  void anOlderWordOfTheCustomerBreaksTheOrder() {
    shop.sell(ORDER);
    put("Do not ring");

    assertThat(verdict().disordered())
        .anyMatch(line -> line.contains("'Do not ring', and last written was 'Ring once'"));
  }

  @Test
  void aLabelThatNobodyShippedIsDoubled() {
    buy("WH/OUT/9");

    assertThat(verdict().doubled())
        .containsExactly("a label for WH/OUT/9, which Odoo did not ship");
  }

  @Test
  void aSecondLabelOfADeliveryIsDoubled() {
    shop.sell(ORDER);
    String delivery = shipped(confirmed(), "1Z1");
    buy(delivery);
    buy(delivery);

    assertThat(verdict().doubled()).contains("labels of " + delivery + ": 2 instead of 1");
  }

  @Test
  void aFulfilmentThatTheShopWasToldTwiceIsDoubled() {
    Shop.Line line = shop.sell(ORDER).lines().get(0);
    shipped(confirmed(), "1Z1");
    for (int i = 0; i < 2; i++) {
      tell(line.sku(), "1Z1");
    }

    assertThat(verdict().doubled()).contains("fulfilments of parcel 1Z1: 2 instead of 1");
  }

  @Test
  void parcelsThatTheShopWasToldInAnotherOrderBreakTheOrder() {
    Shop.Line line = shop.sell(ORDER).lines().get(0);
    long order = confirmed();
    shipped(order, "1Z1");
    shipped(order, "1Z2");
    tell(line.sku(), "1Z2");
    tell(line.sku(), "1Z1");

    assertThat(verdict().disordered())
        .containsExactly("of " + ORDER + " left [1Z1, 1Z2], and the shop was told [1Z2, 1Z1]");
  }

  @Test
  void whatDiffersAndWhatWasNotComparedIsDrift() {
    Json audit = audit(Map.of("compared", 5, "drift", List.of("stock: TEE-01")));

    Findings.Verdict verdict = new Proof(odoo, shop, carrier, RUN).count(audit);

    assertThat(verdict.drift())
        .containsExactly("stock: TEE-01", "5 orders and products were compared, not 12");
    assertThat(verdict.good()).isFalse();
  }

  private Findings.Verdict verdict() {
    Json audit = audit(Map.of("compared", shop.orders().size() + Shop.PRODUCTS));
    return new Proof(odoo, shop, carrier, RUN).count(audit);
  }

  private static Json audit(Map<String, ?> said) {
    return Json.read(Json.write(said));
  }

  /** Makes the order in Odoo by hand. */
  private long put(String note, Command... lines) {
    long customer = odoo.model("res.partner").create(Values.of("name", "Somebody"));
    return odoo.model("sale.order")
        .create(
            Values.of("client_order_ref", ORDER)
                .with("partner_id", customer)
                .with("note", note)
                .with("order_line", List.of(lines)));
  }

  /** Confirms an order by hand of which there are two pieces to ship. */
  private long confirmed() {
    Setup.prepare(odoo);
    long order =
        put(
            "Ring once",
            Command.create(Values.of("product_id", product()).with("product_uom_qty", 2)));
    Logistics.of(odoo).orders().confirm(order);
    return order;
  }

  private long product() {
    return odoo.model("product.product", "id")
        .query()
        .where(field("default_code").eq(Shop.sku(0)))
        .first()
        .orElseThrow()
        .id();
  }

  /** Ships a piece by hand, and returns the delivery's name. */
  private String shipped(long order, String tracking) {
    Transfers transfers = Logistics.of(odoo).transfers();
    Transfer open =
        transfers.ofSalesOrder(order).stream().filter(Transfer::open).findFirst().orElseThrow();
    transfers.ship(
        open.id(),
        List.of(ConfirmedLine.of(product(), BigDecimal.ONE)),
        BackorderPolicy.BACKORDER,
        tracking);
    return open.name();
  }

  private void buy(String delivery) {
    Shipment shipment = shipment(delivery, Shop.sku(0), "");
    FreightQuote quote = systems.carrier(RateQuoter.class).quote(shipment).quotes().get(0);
    CommandResult<?> result =
        systems
            .carrier(LabelService.class)
            .buy()
            .execute(new BuyLabels(shipment, quote, "PDF"), new Notes());
    assertThat(result).isInstanceOf(CommandResult.Done.class);
  }

  private void tell(String sku, String tracking) {
    CommandResult<?> result =
        systems
            .shop(FulfilmentSink.class)
            .execute(shipment("WH/OUT/" + tracking, sku, tracking), new Notes());
    assertThat(result).isInstanceOf(CommandResult.Done.class);
  }

  private static Shipment shipment(String name, String sku, String tracking) {
    GoodsLine line =
        GoodsLine.builder()
            .set(GoodsLine.PRODUCT, ProductRef.builder().set(ProductRef.SKU, sku).build())
            .set(GoodsLine.DONE, Quantity.pieces(1))
            .build();
    return Shipment.builder()
        .set(Document.KEY, new BusinessKey("shipment", name))
        .set(Shipment.FLOW, Flow.DELIVERY)
        .set(Shipment.STATUS, TransferStatus.DONE)
        .set(Shipment.ORDERS, List.of(Orders.key(ORDER)))
        .set(Shipment.SHIP_TO, Address.builder().set(Address.COUNTRY, "US").build())
        .set(Shipment.WEIGHT, new Weight(Quantity.pieces(1).value(), Unit.KILOGRAM))
        .set(Shipment.LINES, List.of(line))
        .set(
            Shipment.TRACKING_NUMBERS,
            tracking.isEmpty()
                ? List.of()
                : List.of(new TrackingNumber("USPS", tracking, Instant.EPOCH)))
        .build();
  }

  /** Notes of a command that nobody carries out again. */
  private static final class Notes implements CommandContext {

    private final Map<String, String> notes = new HashMap<>();

    @Override
    public String key() {
      return "by hand";
    }

    @Override
    public String key(String part) {
      return key() + "/" + part;
    }

    @Override
    public Optional<String> note(String name) {
      return Optional.ofNullable(notes.get(name));
    }

    @Override
    public void note(String name, String value) {
      notes.put(name, value);
    }
  }
}
