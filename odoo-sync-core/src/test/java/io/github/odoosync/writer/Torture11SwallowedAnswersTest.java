package io.github.odoosync.writer;

import static io.github.odoosync.writer.WriterLab.count;
import static io.github.odoosync.writer.WriterLab.done;
import static io.github.odoosync.writer.WriterLab.order;
import static io.github.odoosync.writer.WriterLab.party;
import static io.github.odoosync.writer.WriterLab.shipment;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Values;
import io.github.odoosync.testing.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Torture 11 and 12: answers swallowed after the commit, serialization failures in between. */
@Timeout(300)
class Torture11SwallowedAnswersTest {

  private static final int ORDERS = Integer.getInteger("torture.orders", 40);
  private static final long SEED = Long.getLong("torture.seed", 20_261_123L);

  @ParameterizedTest
  @ValueSource(ints = {17, 19})
  void everyOrderIsThereOnceAndNobodyHadToLook(int version) throws InterruptedException {
    try (WriterLab lab = new WriterLab(version)) {
      OdooClient client =
          lab.client(
              SEED,
              0.2,
              Fault.closedAfterCommit(),
              Fault.truncatedBody(),
              Fault.closedBefore(),
              Fault.serializationFailure());
      lab.fake.fault(Fault.closedBefore()).on("sale.order", "load");
      // Small calls, so that many are struck.
      lab.enqueue(intents());
      lab.start(lab.writer(client).batchSize(3).build());
      lab.awaitEmpty();

      assertThat(lab.deadLetters()).as("seed %d", SEED).isEmpty();
      new OnceOracle(lab.fake).everyOrderOnce(run("11", version, SEED), ORDERS, 2);
      assertThat(lab.store.open("odoo", Duration.ZERO, 10)).isEmpty();
      assertThat(lab.events(WriterEvent.Unknown.class)).as("faults struck").isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 19})
  void torture12SerializationFailuresOnThirtyInAHundredWritesChangeNothing(int version)
      throws InterruptedException {
    try (WriterLab lab = new WriterLab(version)) {
      OdooClient client = lab.client(SEED + 1, 0.3, Fault.serializationFailure());
      lab.enqueue(intents());
      lab.start(lab.writer(client).batchSize(3).build());
      lab.awaitEmpty();

      assertThat(lab.deadLetters()).as("seed %d", SEED + 1).isEmpty();
      new OnceOracle(lab.fake).everyOrderOnce(run("12", version, SEED + 1), ORDERS, 2);
    }
  }

  /** Odoo tries again for longer than the client waits, and commits in the end. */
  @ParameterizedTest
  @ValueSource(ints = {17, 19})
  void torture12WhatIsCommittedAfterTheClientGaveUpIsFound(int version)
      throws InterruptedException {
    int orders = Math.max(1, ORDERS / 4);
    try (WriterLab lab = new WriterLab(version)) {
      OdooClient client =
          lab.client(
              SEED + 2,
              0.3,
              Duration.ofMillis(300),
              Fault.lateCommit(Duration.ofMillis(700)),
              Fault.serializationFailure());
      lab.enqueue(intents().subList(0, 2 * orders));
      lab.start(
          lab.writer(client)
              .retryWindow(Duration.ofSeconds(2))
              .patience(WriterLab.ATTEMPTS)
              .batchSize(3)
              .build());
      lab.awaitEmpty();

      assertThat(lab.deadLetters()).as("seed %d", SEED + 2).isEmpty();
      new OnceOracle(lab.fake).everyOrderOnce(run("12, late", version, SEED + 2), orders, 2);
      assertThat(lab.events(WriterEvent.Unknown.class)).as("faults struck").isNotEmpty();
    }
  }

  /** Nobody asks for what Odoo may still be at work on; other work goes on meanwhile. */
  @Test
  void anEffectIsNotLookedForBeforeOdooMustHaveGivenUp() throws InterruptedException {
    try (WriterLab lab = new WriterLab(19)) {
      lab.run(Intent.adjust(count("A-1", "BOLT", 5)), Intent.upsert(order("SO-1")));
      lab.enqueue(Intent.confirm(new BusinessKey("sales-order", "SO-1")));
      lab.awaitEmpty();
      lab.stop();
      lab.fake.fault(Fault.closedBefore()).onMethod("button_validate");
      lab.enqueue(
          Intent.ship(shipment(new BusinessKey("sales-order", "SO-1"), "SH-1", done("BOLT", 2))));
      lab.start(lab.writer().retryWindow(Duration.ofHours(1)).build());
      lab.await("its outcome is unknown", () -> lab.lanes.snapshot("odoo").unknown() == 1);
      lab.fake.clearCalls();
      for (int i = 0; i < 20; i++) {
        int number = i;
        lab.enqueue(Intent.upsert(party("P-" + i, "Name")));
        lab.await(
            "other work goes on",
            () ->
                !lab.fake
                    .search("res.partner", List.of(List.of("ref", "=", "P-" + number)))
                    .isEmpty());
      }
      assertThat(lab.fake.calls()).noneMatch(call -> call.model().equals("stock.picking"));
      assertThat(lab.lanes.snapshot("odoo").unknown()).isEqualTo(1);
    }
  }

  /** The control: whoever sends a create again after a missing answer has it twice. */
  @Test
  void aBlindRetryDoublesOrders() {
    try (WriterLab lab = new WriterLab(19)) {
      OdooClient client = lab.client(SEED, 0.2, Fault.closedAfterCommit());
      long partner = lab.fake.search("res.partner", List.of(List.of("ref", "=", "C-1"))).get(0);
      for (int i = 0; i < ORDERS; i++) {
        Values order = Values.of("partner_id", partner).with("client_order_ref", "SO-" + i);
        boolean sent = false;
        while (!sent) {
          try {
            client.model("sale.order").create(order);
            sent = true;
          } catch (OdooSyncException e) {
            // Blindly once more.
          }
        }
      }
      assertThat(new OnceOracle(lab.fake).twins(ORDERS)).as("seed %d", SEED).isPositive();
    }
  }

  private static String run(String number, int version, long seed) {
    return "%s, Odoo %d, seed %d".formatted(number, version, seed);
  }

  static List<Intent> intents() {
    List<Intent> intents = new ArrayList<>();
    IntStream.range(0, ORDERS)
        .forEach(
            i -> {
              var order = order("SO-" + i, "BOLT", "NUT");
              intents.add(Intent.upsert(order));
              intents.add(Intent.confirm(order.key()));
            });
    return intents;
  }
}
