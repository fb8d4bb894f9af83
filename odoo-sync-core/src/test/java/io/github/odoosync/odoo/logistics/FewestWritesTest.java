package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.logistics.World.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.ManualClock;
import io.github.odoosync.testing.ReceivedCall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent when an order is saved again. */
class FewestWritesTest {

  private static final Set<String> WRITING = Set.of("create", "write", "load", "unlink");

  private final FakeOdoo fake = FakeOdoo.start(19);
  private final OdooClient odoo =
      OdooClient.builder(fake.url())
          .database(fake.database())
          .apiKey(fake.login(), Secret.of(fake.apiKey()))
          .build();
  private final World world = new World(odoo, "writes");
  private final long customer = world.customer();
  private final long product = world.unstocked("order");

  private final Order order = Logistics.of(odoo).orders().save(draft("2", "WEB-1")).value();

  @BeforeEach
  void forgetWhatWasSent() {
    fake.clearCalls();
  }

  @AfterEach
  void close() {
    odoo.close();
    fake.close();
  }

  private OrderDraft draft(String quantity, String reference) {
    return world
        .draft(ExternalId.of("writes"), customer)
        .reference(reference)
        .line(line("1", product, quantity))
        .line(line("2", product, "7"))
        .build();
  }

  private List<ReceivedCall> writes() {
    return fake.calls().stream().filter(call -> WRITING.contains(call.method())).toList();
  }

  @Test
  void nothingIsWrittenWhereNothingDiffers() {
    Logistics.of(odoo).orders().save(draft("2.00", "WEB-1"));
    assertThat(writes()).isEmpty();
  }

  @Test
  void onlyTheFieldThatDiffersIsWritten() {
    Logistics.of(odoo).orders().save(draft("3", "WEB-1"));
    assertThat(writes())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.model()).isEqualTo("sale.order");
              assertThat(call.named().get("vals"))
                  .hasToString(
                      Map.of(
                              "order_line",
                              List.of(
                                  List.of(
                                      1, order.lines().get(0).id(), Map.of("product_uom_qty", 3))))
                          .toString());
            });
  }

  @Test
  void theOrdersOwnFieldsAreWrittenWithoutItsLines() {
    Logistics.of(odoo).orders().save(draft("2", "WEB-2"));
    assertThat(writes())
        .singleElement()
        .satisfies(
            call -> assertThat(call.named().get("vals")).hasToString("{client_order_ref=WEB-2}"));
  }

  @Test
  void whatHardlyEverChangesIsReadOnceInTenMinutes() {
    ManualClock clock = ManualClock.at("2026-11-23T12:00:00Z");
    Logistics logistics = Logistics.of(odoo, clock);
    OrderDraft draft = draft("2", "WEB-1");
    List<String> first = reads(logistics, draft);
    List<String> second = reads(logistics, draft);
    clock.advance(Server.KEPT.plusSeconds(1));
    List<String> later = reads(logistics, draft);

    assertThat(first).contains("stock.warehouse", "uom.uom", "res.company");
    assertThat(second)
        .containsExactly(
            "res.partner",
            "product.product",
            "ir.model.data",
            "sale.order",
            "sale.order.line",
            "sale.order",
            "sale.order.line");
    assertThat(later).containsExactlyElementsOf(first);
  }

  private List<String> reads(Logistics logistics, OrderDraft draft) {
    fake.clearCalls();
    logistics.orders().save(draft);
    return fake.calls().stream().map(ReceivedCall::model).toList();
  }
}
