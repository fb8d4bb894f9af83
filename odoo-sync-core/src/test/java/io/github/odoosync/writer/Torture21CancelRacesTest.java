package io.github.odoosync.writer;

import static io.github.odoosync.writer.WriterLab.done;
import static io.github.odoosync.writer.WriterLab.order;
import static io.github.odoosync.writer.WriterLab.shipment;
import static io.github.odoosync.writer.WriterLab.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.logistics.BackorderPolicy;
import io.github.odoosync.odoo.logistics.ConfirmedLine;
import io.github.odoosync.odoo.logistics.Logistics;
import io.github.odoosync.testing.MemoryStore;
import io.github.odoosync.writer.IntentResult.State;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Torture 21: an order is cancelled at each point of its shipment, which is before each call that
 * ships it and after the last, and shipped at each point of its cancellation. Whichever comes first
 * holds, the other is refused and says so.
 */
@Timeout(300)
class Torture21CancelRacesTest {

  private static final BusinessKey ORDER = new BusinessKey("sales-order", "SO-1");

  /** Who does what to an order that the writer works on. */
  private enum Race {
    /** The writer ships, another application cancels as it should be done. */
    CANCELLED_BY_US(17),
    /** The writer ships, a person cancels in Odoo, who may do so at any time. */
    CANCELLED_BY_A_PERSON(19),
    /** The writer cancels, another application ships. */
    SHIPPED_BY_US(19),
    /** The writer cancels, a person validates the delivery in Odoo. */
    SHIPPED_BY_A_PERSON(17);

    private final int version;

    Race(int version) {
      this.version = version;
    }

    boolean writerShips() {
      return this == CANCELLED_BY_US || this == CANCELLED_BY_A_PERSON;
    }
  }

  private enum End {
    ONLY_SHIPPED,
    ONLY_CANCELLED,
    BOTH
  }

  private final Map<End, Integer> ends = new EnumMap<>(End.class);

  @ParameterizedTest
  @EnumSource(Race.class)
  void neverCancelledAndShippedWithoutAWord(Race race) throws InterruptedException {
    int points = 0;
    try (WriterLab lab = new WriterLab(race.version)) {
      long bolt =
          lab.fake.search("product.product", List.of(List.of("default_code", "=", "BOLT"))).get(0);
      stock(lab.fake, bolt, 100, Map.of());
      lab.run(Intent.upsert(order("SO-1", "BOLT")), Intent.confirm(ORDER));
      assertThat(lab.deadLetters()).isEmpty();
      Runnable before = lab.fake.backup();
      boolean reached = true;
      while (reached) {
        before.run();
        reached = race(lab, race, points);
        points++;
      }
    }
    System.out.printf("Torture 21, %s: %d points, %s%n", race, points, ends);
    assertThat(points).as("points").isGreaterThanOrEqualTo(6);
    assertThat(ends).as("there was a race").hasSizeGreaterThan(1);
  }

  /** Lets the other act before the writer's call of a number; returns whether there was such. */
  private boolean race(WriterLab prepared, Race race, int point) throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    AtomicBoolean acted = new AtomicBoolean();
    boolean[] othersSaidDone = {false};
    try (WriterLab lab = prepared.another(MemoryStore.create());
        OdooClient client = lab.client()) {
      Runnable other =
          () -> {
            acted.set(true);
            othersSaidDone[0] = act(lab, race);
          };
      OdooClient watched =
          client.beforeEachCall(
              call -> {
                if (calls.getAndIncrement() == point) {
                  other.run();
                }
              });
      Intent intent =
          race.writerShips()
              ? Intent.ship(shipment(ORDER, "SH-1", done("BOLT", 2)))
              : Intent.cancel(ORDER);
      lab.enqueue(intent);
      OdooWriter writer = lab.writer(watched).patience(1).build();
      lab.start(writer);
      lab.awaitEmpty();
      boolean reached = acted.get();
      if (!reached) {
        other.run();
      }
      judge(lab, race, point, writer.result(intent.id()).orElse(null), othersSaidDone[0]);
      return reached;
    }
  }

  /** Returns whether it was done, as whoever did it was told. */
  private static boolean act(WriterLab lab, Race race) {
    long order = new OnceOracle(lab.fake).orders("SO-1").get(0);
    long delivery = delivery(lab);
    try {
      switch (race) {
        case CANCELLED_BY_US -> Logistics.of(lab.odoo).orders().cancel(order);
        case CANCELLED_BY_A_PERSON ->
            lab.fake.call("sale.order", "action_cancel", List.of(order), Map.of());
        case SHIPPED_BY_US ->
            Logistics.of(lab.odoo)
                .transfers()
                .ship(
                    delivery,
                    List.of(ConfirmedLine.of(product(lab), BigDecimal.valueOf(2))),
                    BackorderPolicy.BACKORDER);
        case SHIPPED_BY_A_PERSON ->
            lab.fake.call("stock.picking", "button_validate", List.of(delivery), Map.of());
      }
      return true;
    } catch (OdooSyncException | OdooFault refused) {
      return false;
    }
  }

  private void judge(
      WriterLab lab, Race race, int point, @Nullable IntentResult result, boolean otherDone) {
    String when = race + " at point " + point + ": " + result + " " + lab.deadLetters();
    boolean writerDone =
        result != null && (result.state() == State.ACTED || result.state() == State.ALREADY_DONE);
    boolean shipped = "done".equals(state(lab, "stock.picking", delivery(lab)));
    boolean cancelled =
        "cancel".equals(state(lab, "sale.order", new OnceOracle(lab.fake).orders("SO-1").get(0)));
    assertThat(lab.deadLetters().isEmpty()).as(when).isEqualTo(writerDone);
    assertThat(shipped || cancelled).as(when).isTrue();
    if (shipped && cancelled) {
      // A person may cancel what was shipped; then the order and the delivery say so themselves.
      assertThat(race == Race.CANCELLED_BY_A_PERSON || !writerDone || !otherDone).as(when).isTrue();
    } else {
      assertThat(race.writerShips() ? writerDone : otherDone).as(when).isEqualTo(shipped);
      assertThat(race.writerShips() ? otherDone : writerDone).as(when).isEqualTo(cancelled);
    }
    End end = !cancelled ? End.ONLY_SHIPPED : !shipped ? End.ONLY_CANCELLED : End.BOTH;
    ends.merge(end, 1, Integer::sum);
  }

  private static long product(WriterLab lab) {
    return lab.fake.search("product.product", List.of(List.of("default_code", "=", "BOLT"))).get(0);
  }

  private static long delivery(WriterLab lab) {
    return lab.fake.search("stock.picking", List.of()).get(0);
  }

  private static Object state(WriterLab lab, String model, long id) {
    return Objects.requireNonNull(WriterLab.value(lab.fake, model, id, "state"));
  }
}
