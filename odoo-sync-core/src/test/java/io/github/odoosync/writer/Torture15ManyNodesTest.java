package io.github.odoosync.writer;

import static io.github.odoosync.writer.WriterLab.order;
import static io.github.odoosync.writer.WriterLab.party;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.database.TestStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.testing.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Torture 15, 16 and 34: several nodes and deployments on one store. */
@Timeout(300)
class Torture15ManyNodesTest {

  private static final int ORDERS = Integer.getInteger("torture.orders", 40);

  @ParameterizedTest
  @EnumSource(
      value = TestStore.Kind.class,
      names = {"POSTGRESQL", "H2"})
  void nodesShareTheWorkAndEachIntentHasOneEffect(TestStore.Kind kind) throws InterruptedException {
    try (TestStore store = kind.open();
        WriterLab lab = new WriterLab(19, store.lanes(), store.writer())) {
      List<Intent> intents = Torture11SwallowedAnswersTest.intents().subList(0, 2 * ORDERS);
      lab.enqueue(intents);
      // Told twice by a source that was not sure: by the same ids.
      lab.enqueue(intents);
      for (int node = 0; node < 4; node++) {
        lab.start(lab.writer(lab.client()).batchSize(4).build());
      }
      lab.awaitEmpty();

      assertThat(lab.deadLetters()).isEmpty();
      new OnceOracle(lab.fake).everyOrderOnce("15, 4 nodes on " + kind, ORDERS, 2);
    }
  }

  /** A node stands still right before its effect until its lease is long over. */
  @ParameterizedTest
  @EnumSource(
      value = TestStore.Kind.class,
      names = {"POSTGRESQL", "H2"})
  void aFrozenNodeIsOvertakenAndWritesNothingLate(TestStore.Kind kind) throws InterruptedException {
    try (TestStore store = kind.open();
        WriterLab lab = new WriterLab(19, store.lanes(), store.writer())) {
      FrozenNode frozen = new FrozenNode(lab);
      Intent first = Intent.upsert(party("C-9", "First"));
      lab.enqueue(first);
      frozen.start();
      frozen.awaitStandstill();
      lab.enqueue(Intent.upsert(party("C-9", "Second")));
      lab.start(lab.writer(lab.client()).build());
      lab.awaitEmpty();
      assertThat(name(lab)).asString().contains("Second");
      lab.fake.clearCalls();

      frozen.goOn();

      assertThat(lab.fake.calls()).noneMatch(call -> call.method().matches("load|write|create"));
      assertThat(name(lab)).asString().contains("Second");
      assertThat(lab.fake.search("res.partner", List.of(List.of("ref", "=", "C-9")))).hasSize(1);
      assertThat(lab.deadLetters()).isEmpty();
    }
  }

  private static Object name(WriterLab lab) {
    long id = lab.fake.search("res.partner", List.of(List.of("ref", "=", "C-9"))).get(0);
    return String.valueOf(lab.fake.read("res.partner", id, "name"));
  }

  /**
   * Torture 16: the same keys by many writers that know nothing of each other's lanes, in an Odoo
   * whose transactions overlap. The large one: {@code -Dtorture.keys=100 -Dtorture.copies=32}.
   */
  @Test
  void torture16TheSameKeysFromEverywhereGiveOneRecordEach() throws InterruptedException {
    try (WriterLab lab = new WriterLab(19)) {
      int keys = Integer.getInteger("torture.keys", 10);
      int copies = Integer.getInteger("torture.copies", 8);
      List<Message> messages = new ArrayList<>();
      for (int copy = 0; copy < copies; copy++) {
        int lane = copy;
        for (int key = 0; key < keys; key++) {
          messages.add(
              Intent.upsert(order("SO-" + key, "BOLT", "NUT"))
                  .message("odoo", intent -> intent.subject() + " in lane " + lane));
        }
      }
      lab.outbox.enqueue(messages);
      lab.fake.fault(Fault.lateCommit(Duration.ofMillis(5))).on("sale.order", "load").always();
      for (int node = 0; node < 4; node++) {
        lab.start(lab.writer(lab.client()).batchSize(3).build());
      }
      lab.awaitEmpty();

      System.out.printf(
          "Torture 16: %d keys told %d times, %d loads, %d records%n",
          keys, copies, lab.calls("sale.order", "load"), lab.fake.count("sale.order"));
      assertThat(lab.deadLetters()).isEmpty();
      assertThat(lab.fake.count("sale.order")).isEqualTo(keys);
      assertThat(lab.fake.count("sale.order.line")).isEqualTo(2 * keys);
    }
  }

  /** Torture 34: a trial run beside the old writer, then the cut-over, and the way back. */
  @Test
  void torture34ShadowThenCutOverThenBack() throws InterruptedException {
    try (WriterLab lab = new WriterLab(19)) {
      OdooWriter shadow = lab.writer().flow("trial").shadow().build();
      Intent seen = Intent.upsert(party("C-1", "Ann Two")).id("seen");
      lab.enqueue(seen);
      var trial = lab.start(shadow);
      lab.awaitEmpty();
      trial.close();
      assertThat(lab.fake.calls()).noneMatch(call -> call.method().matches("load|write|create"));
      assertThat(lab.events(WriterEvent.Shadowed.class))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.write().state()).isEqualTo(IntentResult.State.UPDATED);
                assertThat(event.write().changes())
                    .singleElement()
                    .satisfies(
                        change -> {
                          assertThat(change.field()).isEqualTo("name");
                          assertThat(change.held()).isEqualTo("Ann");
                          assertThat(change.wanted()).isEqualTo("Ann Two");
                        });
              });

      OdooWriter old = lab.writer().epoch(1).build();
      OdooWriter cutOver = lab.writer().epoch(2).build();
      var oldNode = lab.start(old);
      lab.enqueue(Intent.upsert(party("C-2", "Before")));
      lab.awaitEmpty();
      lab.store.raiseEpoch("odoo", 2);
      lab.enqueue(Intent.upsert(party("C-3", "After")));
      lab.await("the old one is shut out", () -> !lab.events(WriterEvent.Fenced.class).isEmpty());
      assertThat(lab.fake.search("res.partner", List.of(List.of("ref", "=", "C-3")))).isEmpty();
      oldNode.close();
      lab.start(cutOver);
      lab.await(
          "the new one wrote",
          () -> !lab.fake.search("res.partner", List.of(List.of("ref", "=", "C-3"))).isEmpty());
      lab.awaitEmpty();
    }
  }
}
