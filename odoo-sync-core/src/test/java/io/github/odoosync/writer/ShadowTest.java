package io.github.odoosync.writer;

import static io.github.odoosync.writer.WriterLab.count;
import static io.github.odoosync.writer.WriterLab.done;
import static io.github.odoosync.writer.WriterLab.order;
import static io.github.odoosync.writer.WriterLab.shipment;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.lane.Message;
import io.github.odoosync.mapping.PlannedWrite.FieldChange;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.writer.Intent.Action;
import io.github.odoosync.writer.IntentResult.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a trial run says of steps, beside the state that Odoo's records are in. */
@Timeout(120)
class ShadowTest {

  @ParameterizedTest
  @ValueSource(ints = {17, 18, 19})
  void aStepIsComparedWithTheStateOfItsRecord(int version) throws InterruptedException {
    try (WriterLab lab = new WriterLab(version)) {
      BusinessKey draft = order("S-1").key();
      BusinessKey confirmed = order("S-2").key();
      lab.run(Intent.upsert(order("S-1")), Intent.upsert(order("S-2")), Intent.confirm(confirmed));
      lab.stop();
      lab.fake.clearCalls();
      Intent toConfirm = Intent.confirm(draft);
      Intent again = Intent.confirm(confirmed).id("again");
      Intent ship = Intent.ship(shipment(confirmed, "D-1", done("BOLT", 2)));
      Intent cancel = Intent.cancel(confirmed);
      Intent unknown = Intent.confirm(order("S-3").key());
      Intent adjust = Intent.adjust(count("A-1", "BOLT", 4));
      lab.enqueue(toConfirm, again, ship, cancel, unknown, adjust);
      OdooWriter trial = lab.writer().flow("trial").shadow().build();
      lab.start(trial);
      lab.awaitEmpty();

      assertThat(lab.fake.calls())
          .noneMatch(call -> call.method().matches("load|write|create|action_.*|button_.*"));
      assertThat(seen(lab, toConfirm))
          .satisfies(write -> assertThat(write.state()).isEqualTo(State.ACTED))
          .satisfies(write -> assertThat(write.recordId()).isPositive())
          .extracting(ShadowWrite::changes)
          .isEqualTo(List.of(new FieldChange("state", "draft", "sale")));
      assertThat(seen(lab, again).state()).isEqualTo(State.ALREADY_DONE);
      assertThat(seen(lab, again).changes()).isEmpty();
      assertThat(seen(lab, ship).model()).isEqualTo("stock.picking");
      assertThat(seen(lab, ship).changes()).extracting(FieldChange::wanted).containsExactly("done");
      assertThat(seen(lab, cancel).changes())
          .containsExactly(new FieldChange("state", "sale", "cancel"));
      assertThat(seen(lab, unknown))
          .isEqualTo(
              new ShadowWrite(Action.CONFIRM, State.ACTED, "", 0, List.of(), List.of(), List.of()));
      assertThat(seen(lab, adjust).changes()).isEmpty();
      assertThat(trial.result(again.id()).orElseThrow().state()).isEqualTo(State.SHADOWED);
      assertThat(trial.result(again.id()).orElseThrow().detail()).contains("ALREADY_DONE");
    }
  }

  @Test
  void aStepThatCannotBeUnderstoodDoesNotHideTheOthers() throws InterruptedException {
    try (WriterLab lab = new WriterLab(19)) {
      BusinessKey order = order("S-1").key();
      lab.run(Intent.upsert(order("S-1")), Intent.confirm(order));
      lab.stop();
      Intent good = Intent.ship(shipment(order, "D-1", done("BOLT", 2)));
      Message bad =
          Message.of("odoo", Intent.TYPE, Intent.VERSION)
              .id("bad")
              .key("shipment:D-2")
              .json(Map.of("action", "SHIP", "subject", "shipment:D-2", "writer", "application"))
              .build();
      lab.enqueueMessages(good.message("odoo"), bad);
      OdooWriter trial = lab.writer().flow("trial").shadow().build();
      lab.start(trial);
      lab.awaitEmpty();

      assertThat(seen(lab, good).recordId()).isPositive();
      assertThat(trial.result(bad.id()).orElseThrow().detail()).startsWith("would be refused");
    }
  }

  private static ShadowWrite seen(WriterLab lab, Intent intent) {
    return lab.events(WriterEvent.Shadowed.class).stream()
        .filter(event -> event.intent().equals(intent.toString()))
        .findFirst()
        .orElseThrow()
        .write();
  }
}
