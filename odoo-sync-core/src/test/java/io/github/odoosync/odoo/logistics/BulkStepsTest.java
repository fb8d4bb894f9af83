package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.logistics.BackorderPolicy.BACKORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.RowResult;
import io.github.odoosync.odoo.Values;
import io.github.odoosync.odoo.transport.Credentials;
import io.github.odoosync.odoo.transport.HttpTransport;
import io.github.odoosync.retry.Resilience;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong in the middle of many: it is set apart, and nothing is done twice. */
class BulkStepsTest implements StockLab {

  private static final int MANY = 8;
  private static final int BAD = 5;

  private final FakeOdoo fake = FakeOdoo.start(19);
  private final Meddling meddling =
      new Meddling(
          HttpTransport.builder(fake.url())
              .database(fake.database())
              .credentials(Credentials.apiKey(fake.login(), Secret.of(fake.apiKey())))
              .build());
  private final OdooClient odoo =
      OdooClient.builder(meddling).resilience(Resilience.none()).build();

  @AfterEach
  void close() {
    odoo.close();
    meddling.close();
    fake.close();
  }

  @Override
  public OdooClient odoo() {
    return odoo;
  }

  @Override
  public String run() {
    return "bulk";
  }

  private List<ConfirmedTransfer> deliveries(long product) {
    List<ConfirmedTransfer> deliveries = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      long id = delivery(new Ordered(product, "2"));
      deliveries.add(new ConfirmedTransfer(id, List.of(line(product, "1")), Optional.empty()));
    }
    return deliveries;
  }

  private List<BulkStep<Shipped>> ship(List<ConfirmedTransfer> deliveries) {
    return logistics().transfers().shipAll(deliveries, BACKORDER, 100);
  }

  @Test
  void manyDeliveriesTakeAFewCallsAndAWriteForEach() {
    long product = stocked("100");
    List<ConfirmedTransfer> deliveries = deliveries(product);
    ship(deliveries.subList(0, 1));
    fake.clearCalls();

    assertThat(ship(deliveries)).filteredOn(BulkStep::acted).hasSize(MANY - 1);

    assertThat(fake.calls("stock.picking", "button_validate")).hasSize(1);
    assertThat(fake.calls("stock.picking", "write")).hasSize(MANY - 1);
    assertThat(fake.calls()).as("with the looks").hasSizeLessThan(2 * MANY);
  }

  @Test
  void oneThatOdooRefusesIsSetApart() {
    long product = stocked("100");
    List<ConfirmedTransfer> deliveries = deliveries(product);
    long bad = deliveries.get(BAD).id();
    meddling.before(
        "button_validate",
        () -> fake.call("stock.picking", "action_cancel", List.of(bad), Map.of()));

    List<BulkStep<Shipped>> steps = ship(deliveries);

    assertThat(steps).filteredOn(BulkStep::acted).hasSize(MANY - 1);
    assertThat(steps.get(BAD).result().rejection())
        .hasValueSatisfying(row -> assertThat(row.kind()).isEqualTo(RowResult.Kind.VALIDATION));
    assertThat(read(bad).state()).isEqualTo("cancel");
    assertThat(onHand(product)).isEqualByComparingTo("" + (100 - MANY + 1));
  }

  @Test
  void oneThatSomebodyElseShipsMeanwhileIsComparedAndNotShippedAgain() {
    long product = stocked("100");
    List<ConfirmedTransfer> deliveries = deliveries(product);
    long other = deliveries.get(BAD).id();
    meddling.before(
        "write", () -> fake.call("stock.picking", "button_validate", List.of(other), Map.of()));

    List<BulkStep<Shipped>> steps = ship(deliveries);

    assertThat(steps).filteredOn(BulkStep::acted).hasSize(MANY - 1);
    assertThat(steps.get(BAD).result().rejection().orElseThrow().error())
        .isInstanceOfSatisfying(
            TransferDiffersException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.TRANSFER_DIFFERS));
    assertThat(onHand(product)).as("two by somebody else").isEqualByComparingTo("91");
  }

  @Test
  void aSwallowedAnswerIsNoReasonToShipAgain() {
    long product = stocked("100");
    List<ConfirmedTransfer> deliveries = deliveries(product);
    fake.fault(Fault.closedAfterCommit()).on("stock.picking", "button_validate");

    List<BulkStep<Shipped>> steps = ship(deliveries);

    assertThat(steps).as("the look shows what was done").allMatch(BulkStep::acted);
    assertThat(ship(deliveries)).noneMatch(BulkStep::acted);
    assertThat(onHand(product)).isEqualByComparingTo("92");
  }

  @Test
  void whatNeverReachedOdooIsUnknownOnlyForThatDelivery() {
    long product = stocked("100");
    List<ConfirmedTransfer> deliveries = deliveries(product);
    fake.fault(Fault.closedBefore()).on("stock.picking", "write");

    List<BulkStep<Shipped>> steps = ship(deliveries);

    assertThat(steps.get(0).result()).isInstanceOf(RowResult.Unknown.class);
    assertThat(steps).filteredOn(BulkStep::acted).hasSize(MANY - 1);
    assertThat(ship(deliveries)).filteredOn(BulkStep::acted).hasSize(1);
    assertThat(onHand(product)).isEqualByComparingTo("92");
  }

  @Test
  void aServerThatFailsTwiceInARowIsAskedNoMore() {
    long product = stocked("100");
    List<ConfirmedTransfer> deliveries = deliveries(product);
    fake.fault(Fault.closedBefore()).on("stock.picking", "write").always();

    List<BulkStep<Shipped>> steps = ship(deliveries);

    assertThat(steps.subList(0, 2)).allMatch(step -> step.result() instanceof RowResult.Unknown);
    assertThat(steps.subList(2, MANY))
        .allSatisfy(
            step ->
                assertThat(step.result().rejection().orElseThrow().kind())
                    .isEqualTo(RowResult.Kind.NOT_TRIED));
    assertThat(onHand(product)).isEqualByComparingTo("100");
  }

  private List<Long> deliveredOrders(long product) {
    model("product.product").write(product, Values.of("invoice_policy", "delivery"));
    List<Long> orders = new ArrayList<>();
    List<ConfirmedTransfer> deliveries = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      long order = order(new Ordered(product, "1"));
      orders.add(order);
      deliveries.add(
          new ConfirmedTransfer(delivery(order), List.of(line(product, "1")), Optional.empty()));
    }
    assertThat(ship(deliveries)).allMatch(BulkStep::acted);
    fake.clearCalls();
    return orders;
  }

  private List<BulkStep<List<Invoice>>> invoice(List<Long> orders) {
    return logistics().invoices().invoiceDelivered(orders, 100);
  }

  private int invoices(String state) {
    return fake.search("account.move", List.of(List.of("state", "=", state))).size();
  }

  @Test
  void manyInvoicesTakeAFewCalls() {
    List<Long> orders = deliveredOrders(stocked("100"));

    assertThat(invoice(orders)).allMatch(BulkStep::acted);

    assertThat(fake.calls("sale.advance.payment.inv", "create_invoices")).hasSize(1);
    assertThat(fake.calls("account.move", "action_post")).hasSize(1);
    assertThat(fake.calls().size()).as("however many they are").isLessThan(16);
    assertThat(invoices("posted")).isEqualTo(MANY);
  }

  @Test
  void oneInvoiceThatCannotBePostedIsSetApart() {
    List<Long> orders = deliveredOrders(stocked("100"));
    meddling.before("action_post", () -> emptyInvoiceOf(orders.get(BAD)));

    List<BulkStep<List<Invoice>>> steps = invoice(orders);

    assertThat(steps).filteredOn(BulkStep::acted).hasSize(MANY - 1);
    assertThat(steps.get(BAD).result().rejection())
        .hasValueSatisfying(row -> assertThat(row.kind()).isEqualTo(RowResult.Kind.VALIDATION));
    assertThat(invoices("posted")).isEqualTo(MANY - 1);
  }

  private void emptyInvoiceOf(long order) {
    Order invoiced = logistics().orders().find(order).orElseThrow();
    long invoice = invoiced.invoices().get(0);
    fake.search("account.move.line", List.of(List.of("move_id", "=", invoice)))
        .forEach(line -> fake.sqlUpdate("account.move.line", line, nowhere()));
  }

  private static Map<String, @Nullable Object> nowhere() {
    Map<String, @Nullable Object> values = new java.util.HashMap<>();
    values.put("move_id", null);
    return values;
  }

  @Test
  void swallowedAnswersAreNoReasonToInvoiceAgain() {
    List<Long> orders = deliveredOrders(stocked("100"));
    fake.fault(Fault.closedAfterCommit()).on("sale.advance.payment.inv", "create_invoices");
    fake.fault(Fault.closedAfterCommit()).on("account.move", "action_post");

    assertThat(invoice(orders)).allMatch(BulkStep::acted);
    assertThat(invoice(orders)).noneMatch(BulkStep::acted);
    assertThat(invoices("posted")).isEqualTo(MANY);
    assertThat(fake.count("account.move")).isEqualTo(MANY);
  }

  @Test
  void whatNeverReachedOdooStaysUnknownAndIsInvoicedOnceLater() {
    List<Long> orders = deliveredOrders(stocked("100"));
    fake.fault(Fault.closedBefore()).on("sale.advance.payment.inv", "create_invoices");

    assertThat(invoice(orders)).allMatch(step -> step.result() instanceof RowResult.Unknown);
    assertThat(invoice(orders)).allMatch(BulkStep::acted);
    assertThat(fake.count("account.move")).isEqualTo(MANY);
  }

  /** The act's answer and the look after it are both lost. */
  private void blind(String model, String act, String seen, String look) {
    meddling.before(
        act,
        () -> {
          fake.fault(Fault.closedAfterCommit()).on(model, act);
          fake.fault(Fault.rateLimited()).on(seen, look);
        });
  }

  private static void assertUnknown(ThrowingCallable steps) {
    assertThatThrownBy(steps)
        .as("a batch that may be at work waits before it is sent again")
        .isInstanceOfSatisfying(
            OdooSyncException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN))
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void aShipmentNobodyCouldLookAtIsUnknown() {
    long product = stocked("100");
    List<ConfirmedTransfer> deliveries = deliveries(product);
    blind("stock.picking", "button_validate", "stock.picking", "web_search_read");

    assertUnknown(() -> ship(deliveries));

    assertThat(ship(deliveries)).noneMatch(BulkStep::acted);
    assertThat(onHand(product)).isEqualByComparingTo("92");
  }

  @Test
  void aConfirmationNobodyCouldLookAtIsUnknown() {
    long product = stocked("100");
    List<Long> orders =
        Stream.generate(() -> draft(new Ordered(product, "1"))).limit(MANY).toList();
    blind("sale.order", "action_confirm", "sale.order", "search_read");

    assertUnknown(() -> logistics().orders().confirmAll(orders, 100));

    assertThat(logistics().orders().confirmAll(orders, 100)).noneMatch(BulkStep::acted);
  }

  @Test
  void anInvoiceNobodyCouldLookAtIsUnknown() {
    List<Long> orders = deliveredOrders(stocked("100"));
    blind("sale.advance.payment.inv", "create_invoices", "sale.order", "web_search_read");

    assertUnknown(() -> invoice(orders));

    blind("account.move", "action_post", "account.move", "search_read");
    assertUnknown(() -> invoice(orders));
    assertThat(invoice(orders)).noneMatch(BulkStep::acted);
    assertThat(fake.count("account.move")).isEqualTo(MANY);
  }
}
