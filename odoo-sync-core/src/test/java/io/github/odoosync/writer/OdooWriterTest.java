package io.github.odoosync.writer;

import static io.github.odoosync.writer.WriterLab.article;
import static io.github.odoosync.writer.WriterLab.count;
import static io.github.odoosync.writer.WriterLab.order;
import static io.github.odoosync.writer.WriterLab.party;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.Message;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.testing.Fault;
import io.github.odoosync.writer.IntentResult.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a writer does, the same on Odoo 17, 18 and 19. */
@Timeout(240)
class OdooWriterTest {

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

  abstract static class Cases {

    private final WriterLab lab;

    Cases(int version) {
      this.lab = new WriterLab(version);
    }

    @AfterEach
    void close() {
      lab.close();
    }

    @Test
    void anOrderIsMadeAndConfirmedInItsLane() throws InterruptedException {
      SalesOrder order = order("SO-1", "BOLT", "NUT");
      Intent upsert = Intent.upsert(order).writer("shop");
      Intent confirm = Intent.confirm(order.key());
      lab.run(upsert, confirm);

      long id = lab.fake.idOf(upsert.externalId().toString());
      assertThat(lab.fake.read("sale.order", id, "state", "client_order_ref"))
          .containsEntry("state", "sale")
          .containsEntry("client_order_ref", "SO-1");
      assertThat(lab.fake.count("sale.order.line")).isEqualTo(2);
      OdooWriter writer = lab.writer().build();
      assertThat(writer.result(upsert.id()))
          .get()
          .extracting(IntentResult::state, IntentResult::recordId, IntentResult::model)
          .containsExactly(State.CREATED, id, "sale.order");
      assertThat(writer.result(confirm.id()))
          .get()
          .extracting(IntentResult::state)
          .isEqualTo(State.ACTED);
    }

    @Test
    void manyOrdersTakeAsManyCallsAsOne() throws InterruptedException {
      List<Intent> intents = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        SalesOrder order = order("SO-" + i, "BOLT", "NUT", "GEAR");
        intents.add(Intent.upsert(order));
        intents.add(Intent.confirm(order.key()));
      }
      lab.run(intents.toArray(Intent[]::new));

      assertThat(lab.fake.search("sale.order", List.of(List.of("state", "=", "sale")))).hasSize(60);
      assertThat(lab.calls("sale.order", "load")).isLessThanOrEqualTo(4);
      assertThat(lab.calls("sale.order", "action_confirm")).isLessThanOrEqualTo(8);
      assertThat(lab.fake.calls().size()).isLessThan(120);
    }

    @Test
    void whatOdooHoldsAlreadyIsNotSent() throws InterruptedException {
      lab.run(Intent.upsert(party("C-7", "Bob")), Intent.upsert(article("WHEEL", "Wheel")));
      lab.fake.clearCalls();
      Intent again = Intent.upsert(party("C-7", "Bob"));
      Intent wheel = Intent.upsert(article("WHEEL", "Wheel"));
      lab.enqueue(again, wheel);
      lab.awaitEmpty();

      assertThat(lab.fake.calls()).noneMatch(call -> call.method().matches("load|write|create"));
      assertThat(lab.writer().build().result(again.id()))
          .get()
          .extracting(IntentResult::state)
          .isEqualTo(State.UNCHANGED);
      assertThat(lab.events(WriterEvent.Unchanged.class)).hasSize(2);
    }

    @Test
    void onlyWhatDiffersIsWrittenForManyInOneCall() throws InterruptedException {
      List<Intent> first = new ArrayList<>();
      List<Intent> second = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        first.add(Intent.upsert(article("P-" + i, "Old " + i)));
        second.add(Intent.upsert(article("P-" + i, "New " + i)));
      }
      lab.run(first.toArray(Intent[]::new));
      lab.fake.clearCalls();
      lab.enqueue(second);
      lab.awaitEmpty();

      // How many are claimed at once is the dispatcher's; a claim of one is a write.
      assertThat(lab.calls("product.product", "load") + lab.calls("product.product", "write"))
          .isLessThanOrEqualTo(6);
      for (int i = 0; i < 30; i++) {
        List<Long> found =
            lab.fake.search("product.product", List.of(List.of("default_code", "=", "P-" + i)));
        assertThat(found).hasSize(1);
        assertThat(lab.fake.read("product.product", found.get(0), "name"))
            .containsEntry("name", "New " + i);
      }
      assertThat(lab.writer().build().result(second.get(0).id()))
          .get()
          .extracting(IntentResult::state, IntentResult::detail)
          .containsExactly(State.UPDATED, "name");
    }

    @Test
    void aBadOneDoesNotKeepItsNeighboursBack() throws InterruptedException {
      List<Intent> intents = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        intents.add(Intent.upsert(i == 7 ? order("SO-7", "NOBODY-HAS-IT") : order("SO-" + i)));
      }
      lab.enqueue(intents);
      lab.start(lab.writer().patience(2).build());
      lab.awaitEmpty();

      assertThat(lab.fake.count("sale.order")).isEqualTo(19);
      assertThat(lab.deadLetters())
          .singleElement()
          .satisfies(letter -> assertThat(letter.trouble().category()).isEqualTo(Category.MAPPING))
          .satisfies(letter -> assertThat(letter.trouble().text()).contains("NOBODY-HAS-IT"));
    }

    @Test
    void whatCannotBeReadIsParkedWithItsReason() throws InterruptedException {
      lab.enqueueMessages(
          Message.of("odoo", Intent.TYPE, 1).key("a").json(Map.of("action", "DANCE")).build(),
          Message.of("odoo", "somebody.else", 1).key("b").json(Map.of()).build());
      lab.run(Intent.upsert(order("SO-1")));

      assertThat(lab.fake.count("sale.order")).as("neighbours go on").isEqualTo(1);
      assertThat(lab.deadLetters())
          .hasSize(2)
          .allSatisfy(
              letter -> {
                assertThat(letter.trouble().category()).isEqualTo(Category.DATA);
                assertThat(letter.trouble().text()).contains("cannot be read");
              });
    }

    @Test
    void whatItNeedsMayComeLater() throws InterruptedException {
      lab.enqueue(Intent.upsert(order("SO-1", "LATE")));
      lab.start(lab.writer().patience(1_000).build());
      lab.await("it was tried", () -> lab.calls("product.product", "search") > 0);
      lab.enqueue(Intent.upsert(article("LATE", "Came late")));
      lab.awaitEmpty();

      assertThat(lab.deadLetters()).isEmpty();
      assertThat(lab.fake.count("sale.order")).isEqualTo(1);
    }

    @Test
    void aLostAnswerIsNoUnknownWhereTheEffectIsThere() throws InterruptedException {
      lab.fake.fault(Fault.closedAfterCommit()).on("sale.order", "load");
      lab.fake.fault(Fault.closedAfterCommit()).on("sale.order", "action_confirm");
      Intent upsert = Intent.upsert(order("SO-1", "BOLT", "NUT"));
      Intent confirm = Intent.confirm(upsert.subject());
      lab.run(upsert, confirm);

      assertThat(lab.events(WriterEvent.Unknown.class)).isEmpty();
      assertThat(lab.fake.count("sale.order")).isEqualTo(1);
      assertThat(lab.calls("sale.order", "load")).isEqualTo(1);
      assertThat(lab.calls("sale.order", "action_confirm")).isEqualTo(1);
      assertThat(states(upsert, confirm)).containsExactly(State.CREATED, State.ACTED);
    }

    private List<State> states(Intent... intents) {
      return Arrays.stream(intents)
          .map(intent -> lab.writer().build().result(intent.id()).orElseThrow().state())
          .toList();
    }

    @Test
    void whatIsNotThereAfterALostAnswerIsUnknownAndSentOnceMoreAfterTheWindow()
        throws InterruptedException {
      lab.fake.fault(Fault.closedBefore()).on("sale.order", "load");
      lab.fake.fault(Fault.closedBefore()).on("sale.order", "action_confirm");
      Intent upsert = Intent.upsert(order("SO-1", "BOLT", "NUT"));
      Intent confirm = Intent.confirm(upsert.subject());
      lab.run(upsert, confirm);

      assertThat(lab.events(WriterEvent.Unknown.class)).hasSize(2);
      assertThat(lab.fake.count("sale.order")).isEqualTo(1);
      assertThat(lab.fake.count("sale.order.line")).isEqualTo(2);
      assertThat(states(upsert, confirm)).containsExactly(State.CREATED, State.ACTED);
    }

    @Test
    void anIntentWhoseResultIsKeptIsAnsweredWithIt() throws InterruptedException {
      Intent intent = Intent.upsert(party("C-8", "Eve")).id("event-1");
      lab.run(intent);
      lab.fake.write(
          "res.partner", lab.fake.idOf(intent.externalId().toString()), Map.of("name", "X"));
      lab.fake.clearCalls();

      lab.enqueueMessages(
          Message.of("odoo", Intent.TYPE, Intent.VERSION)
              .id("event-1")
              .payload(intent.message("odoo").payload())
              .build());
      lab.awaitEmpty();

      assertThat(lab.fake.calls()).isEmpty();
      assertThat(lab.events(WriterEvent.Replayed.class)).hasSize(1);
    }

    @Test
    void countsAreBookedTogetherAndOnce() throws InterruptedException {
      Intent first = Intent.adjust(count("A-1", "BOLT", 12));
      Intent second = Intent.adjust(count("A-2", "NUT", 7));
      lab.run(first, second);

      assertThat(onHand("BOLT")).isEqualTo(12);
      assertThat(onHand("NUT")).isEqualTo(7);
      assertThat(lab.calls("stock.quant", "create")).isLessThanOrEqualTo(2);
      assertThat(lab.writer().build().result(second.id()))
          .get()
          .extracting(IntentResult::state)
          .isEqualTo(State.ACTED);
    }

    private int onHand(String sku) {
      long product =
          lab.fake.search("product.product", List.of(List.of("default_code", "=", sku))).get(0);
      Map<String, ?> read = lab.fake.read("product.product", product, "qty_available");
      return read != null && read.get("qty_available") instanceof Number on ? on.intValue() : -1;
    }

    @Test
    void notesAndFilesHangOnTheirDocumentOnce() throws InterruptedException {
      SalesOrder order = order("SO-1");
      lab.fake.fault(Fault.closedAfterCommit()).on("mail.message", "load");
      lab.fake.fault(Fault.closedAfterCommit()).on("ir.attachment", "load");
      int notes = lab.fake.count("mail.message");
      lab.run(
          Intent.upsert(order),
          Intent.note(order.key(), "Gate 4"),
          Intent.attach(order.key(), "label.pdf", "application/pdf", new byte[] {1, 2}));

      assertThat(lab.fake.count("mail.message")).isEqualTo(notes + 1);
      assertThat(lab.fake.search("ir.attachment", List.of(List.of("name", "=", "label.pdf"))))
          .hasSize(1);
      assertThat(lab.deadLetters()).isEmpty();
    }

    @Test
    void anOrderThatComesToAnotherTotalIsRefused() throws InterruptedException {
      SalesOrder order = order("SO-1");
      lab.run(
          Intent.upsert(order),
          Intent.confirm(order.key(), Money.of("999.00", "USD")),
          Intent.note(order.key(), "never"));

      assertThat(lab.deadLetters())
          .extracting(DeadLetter::trouble)
          .singleElement()
          .satisfies(trouble -> assertThat(trouble.category()).isEqualTo(Category.CONFLICT));
      assertThat(lab.fake.search("sale.order", List.of(List.of("state", "=", "sale")))).isEmpty();
      assertThat(lab.lanes.snapshot("odoo").parked()).isEqualTo(1);
    }

    @Test
    void aSubjectThatNobodyKnowsIsParked() throws InterruptedException {
      lab.enqueue(Intent.confirm(new BusinessKey("sales-order", "nobody")));
      lab.enqueue(Intent.note(new BusinessKey("spaceship", "1"), "x"));
      lab.start(lab.writer().patience(1).build());
      lab.await("both stand", () -> lab.lanes.snapshot("odoo").parked() == 2);

      assertThat(lab.deadLetters())
          .allMatch(letter -> letter.trouble().category() == Category.MAPPING);
    }
  }
}
