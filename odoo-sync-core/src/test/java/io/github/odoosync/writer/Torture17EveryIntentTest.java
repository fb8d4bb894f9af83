package io.github.odoosync.writer;

import static io.github.odoosync.writer.WriterLab.article;
import static io.github.odoosync.writer.WriterLab.count;
import static io.github.odoosync.writer.WriterLab.done;
import static io.github.odoosync.writer.WriterLab.order;
import static io.github.odoosync.writer.WriterLab.party;
import static io.github.odoosync.writer.WriterLab.product;
import static io.github.odoosync.writer.WriterLab.shipment;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.order.PurchaseOrder;
import io.github.odoosync.model.order.PurchaseOrderLine;
import io.github.odoosync.model.shipment.Receipt;
import io.github.odoosync.model.shipment.Return;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.TransferStatus;
import io.github.odoosync.odoo.AllRecords;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.testing.Fault;
import io.github.odoosync.testing.MemoryStore;
import io.github.odoosync.writer.Intent.Action;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Torture 17: of every intent there is, each call that may change something is carried out and not
 * answered. The writer finds out, and Odoo's records are in the end those that the same intent
 * leaves without a fault. With {@code -Dtorture.all} every intent meets every fault.
 */
@Timeout(600)
class Torture17EveryIntentTest {

  private static final boolean ALL = Boolean.getBoolean("torture.all");
  private static final List<Fault> FAULTS =
      List.of(Fault.closedAfterCommit(), Fault.truncatedBody(), Fault.proxyErrorAfterCommit(504));

  private final Set<Action> tried = EnumSet.noneOf(Action.class);
  private int struck;

  @ParameterizedTest
  @ValueSource(ints = {17, 19})
  void whateverAnswerIsLostTheIntentHappensOnce(int version) throws InterruptedException {
    try (WriterLab lab = new WriterLab(version)) {
      List<Intent> intents = intents(lab);
      for (Intent intent : intents) {
        torture(lab, intent);
      }
      System.out.printf(
          "Torture 17, Odoo %d: %d intents, %d answers lost; each happened once%n",
          version, intents.size(), struck);
      assertThat(tried).containsExactlyInAnyOrder(Action.values());
      assertThat(struck).isGreaterThanOrEqualTo(intents.size());
    }
  }

  private void torture(WriterLab prepared, Intent intent) throws InterruptedException {
    Runnable before = prepared.fake.backup();
    List<OdooCall> effects = carryOut(prepared, intent, -1, null);
    AllRecords undisturbed = AllRecords.of(prepared.fake);
    assertThat(effects)
        .as(intent.toString())
        .isNotEmpty()
        .allSatisfy(call -> assertThat(call.context()).containsKeys("lang", "tz"));
    for (int nth = 0; nth < effects.size(); nth++) {
      for (Fault fault : ALL ? FAULTS : List.of(FAULTS.get(struck % FAULTS.size()))) {
        before.run();
        carryOut(prepared, intent, nth, fault);
        assertThat(undisturbed.differences(AllRecords.of(prepared.fake)))
            .as("%s, without the answer to %s", intent, effects.get(nth))
            .isEmpty();
        struck++;
      }
    }
    before.run();
    tried.add(intent.action());
  }

  /** Carries an intent out, of which one call that may change something is not answered. */
  private static List<OdooCall> carryOut(
      WriterLab prepared, Intent intent, int nth, @Nullable Fault fault)
      throws InterruptedException {
    List<OdooCall> effects = new ArrayList<>();
    AtomicInteger armed = new AtomicInteger();
    try (WriterLab lab = prepared.another(MemoryStore.create());
        OdooClient client = lab.client()) {
      OdooClient watched =
          client.beforeEachCall(
              call -> {
                if (!call.readOnly()) {
                  effects.add(call);
                  if (fault != null && effects.size() == nth + 1) {
                    lab.fake.fault(fault).on(call.model(), call.method());
                    armed.incrementAndGet();
                  }
                }
              });
      lab.enqueue(intent);
      OdooWriter writer = lab.writer(watched).build();
      lab.start(writer);
      lab.awaitEmpty();
      assertThat(lab.deadLetters()).as(intent.toString()).isEmpty();
      assertThat(writer.result(intent.id()).orElseThrow().ended()).isTrue();
      assertThat(armed.get()).isEqualTo(fault == null ? 0 : 1);
      return List.copyOf(effects);
    }
  }

  /** Prepares an Odoo in which each of these can be carried out. */
  private static List<Intent> intents(WriterLab lab) throws InterruptedException {
    List<Intent> intents = new ArrayList<>();
    PurchaseOrder draft = purchase("BUY");
    PurchaseOrder bought = purchase("BOUGHT");
    lab.run(
        Intent.adjust(count("A-1", "BOLT", 50)),
        Intent.adjust(count("A-2", "NUT", 50)),
        Intent.upsert(draft),
        Intent.upsert(bought),
        Intent.confirm(bought.key()));
    for (String key : List.of("OPEN", "PRICED", "CANCEL", "SHIP", "BACK", "DUE")) {
      lab.enqueue(Intent.upsert(order(key, "BOLT", "NUT")));
    }
    for (String key : List.of("CANCEL", "SHIP", "BACK", "DUE")) {
      lab.enqueue(Intent.confirm(key(key)));
    }
    lab.awaitEmpty();
    lab.enqueue(Intent.ship(shipped("BACK", 2)), Intent.ship(shipped("DUE", 1)));
    lab.awaitEmpty();
    assertThat(lab.deadLetters()).isEmpty();

    intents.add(Intent.upsert(order("NEW", "BOLT", "NUT")));
    intents.add(Intent.upsert(order("OPEN", "BOLT", "NUT", "GEAR")));
    intents.add(Intent.upsert(article("BOLT", "Better bolt")));
    intents.add(Intent.upsert(party("C-2", "Bob")));
    intents.add(Intent.confirm(key("OPEN")));
    intents.add(Intent.confirm(key("PRICED"), total(lab, "PRICED")));
    intents.add(Intent.confirm(draft.key()));
    intents.add(Intent.cancel(key("CANCEL")));
    intents.add(Intent.ship(shipped("SHIP", 1)));
    intents.add(Intent.receive(receipt(bought.key())));
    intents.add(Intent.returnGoods(goodsBack(lab, "BACK")));
    intents.add(Intent.adjust(count("A-3", "GEAR", 7)));
    intents.add(Intent.invoice(key("DUE")));
    intents.add(Intent.attach(key("OPEN"), "a.pdf", "application/pdf", new byte[] {1, 2}));
    intents.add(Intent.note(key("OPEN"), "Rang twice"));
    return intents;
  }

  private static BusinessKey key(String key) {
    return new BusinessKey("sales-order", key);
  }

  private static Money total(WriterLab lab, String reference) {
    long id = new OnceOracle(lab.fake).orders(reference).get(0);
    return Money.of(
        String.valueOf(WriterLab.value(lab.fake, "sale.order", id, "amount_total")), "USD");
  }

  private static PurchaseOrder purchase(String key) {
    return PurchaseOrder.builder(key)
        .set(PurchaseOrder.SUPPLIER, PartyRef.builder().set(PartyRef.CODE, "C-1").build())
        .setAll(
            PurchaseOrder.LINES,
            PurchaseOrderLine.builder()
                .set(PurchaseOrderLine.KEY, "1")
                .set(PurchaseOrderLine.PRODUCT, product("GEAR"))
                .set(PurchaseOrderLine.QUANTITY, Quantity.pieces(5))
                .set(PurchaseOrderLine.PRICE, Money.of("12", "USD"))
                .build())
        .build();
  }

  private static Shipment shipped(String order, long pieces) {
    return shipment(key(order), "SH-" + order, done("BOLT", pieces), done("NUT", pieces));
  }

  private static Receipt receipt(BusinessKey order) {
    return Receipt.builder()
        .set(Document.KEY, new BusinessKey("receipt", "RC-" + order.key()))
        .set(Receipt.STATUS, TransferStatus.DONE)
        .set(Receipt.ORDERS, List.of(order))
        .set(Receipt.LINES, List.of(done("GEAR", 3)))
        .build();
  }

  private static Return goodsBack(WriterLab lab, String reference) {
    long order = new OnceOracle(lab.fake).orders(reference).get(0);
    long shipped =
        lab.fake
            .search(
                "stock.picking",
                List.of(List.of("sale_id", "=", order), List.of("state", "=", "done")))
            .get(0);
    return Return.builder()
        .set(Document.KEY, new BusinessKey("return", "RMA-1"))
        .set(Return.DIRECTION, Return.Direction.FROM_CUSTOMER)
        .set(Return.STATUS, TransferStatus.PLANNED)
        .set(Return.RETURN_OF, new BusinessKey("shipment", "odoo:" + shipped))
        .set(Return.LINES, List.of(done("BOLT", 1)))
        .build();
  }
}
