package io.github.odoosync.writer;

import static io.github.odoosync.writer.WriterLab.party;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.Operator;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.writer.IntentResult.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Records that people deleted, and keys that two records answer to. */
@Timeout(120)
class DeletedAndTwinsTest {

  private static final BusinessKey BOB = new BusinessKey("party", "C-5");

  private final WriterLab lab = new WriterLab(19);

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void whatWasDeletedIsNotMadeAnewUntilSomebodySaysSo() throws InterruptedException {
    deletedBob();
    Intent again = Intent.upsert(party("C-5", "Bob the second"));
    lab.enqueue(again);
    var dispatcher = lab.start(lab.writer().build());
    lab.await("the lane stands", () -> lab.lanes.snapshot("odoo").parked() == 1);

    assertThat(bobs()).isEmpty();
    assertThat(lab.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.trouble().category()).isEqualTo(Category.CONFLICT);
              assertThat(letter.trouble().text()).contains("OSYNC-2203", "res.partner");
            });

    lab.writer().build().recreate(BOB);
    lab.lanes.resume("odoo", "party:C-5", new Operator("ada", "it was a mistake"));
    lab.outbox.wake();
    lab.await("Bob is back", () -> bobs().size() == 1);
    lab.awaitEmpty();
    dispatcher.close();
    assertThat(lab.writer().build().result(again.id()))
        .get()
        .extracting(IntentResult::state)
        .isEqualTo(State.CREATED);
  }

  @Test
  void underSkipItStaysDeletedAndTheLaneGoesOn() throws InterruptedException {
    deletedBob();
    Intent again = Intent.upsert(party("C-5", "Bob the second"));
    lab.enqueue(again, Intent.upsert(party("C-5", "Bob the third")));
    lab.start(lab.writer().deleted(DeletedPolicy.SKIP).build());
    lab.awaitEmpty();

    assertThat(bobs()).isEmpty();
    assertThat(lab.deadLetters()).isEmpty();
    assertThat(lab.writer().build().result(again.id()))
        .get()
        .extracting(IntentResult::state)
        .isEqualTo(State.LEFT_DELETED);
    assertThat(lab.events(WriterEvent.Deleted.class)).hasSize(2);
  }

  @Test
  void underRecreateItIsMadeAnew() throws InterruptedException {
    deletedBob();
    lab.enqueue(Intent.upsert(party("C-5", "Bob the second")));
    lab.start(lab.writer().deleted(DeletedPolicy.RECREATE).build());
    lab.awaitEmpty();

    assertThat(bobs()).hasSize(1);
  }

  @Test
  void aRecordThatOnlyLostItsNameIsFoundAgain() throws InterruptedException {
    lab.run(Intent.upsert(party("C-5", "Bob")));
    long bob = bobs().get(0);
    for (long name :
        lab.fake.search("ir.model.data", List.of(List.of("name", "=", "party-C~2d5")))) {
      lab.fake.unlink("ir.model.data", name);
    }
    lab.fake.write("res.partner", bob, Map.of("ref", "renamed"));
    lab.enqueue(Intent.upsert(party("C-5", "Bob the second")));
    lab.awaitEmpty();

    assertThat(bobs()).containsExactly(bob);
    assertThat(lab.deadLetters()).isEmpty();
  }

  @Test
  void twinsAreToldWithBothIdsAndNeitherIsWritten() throws InterruptedException {
    long one = lab.fake.create("res.partner", Map.of("name", "Twin", "ref", "C-6"));
    long two = lab.fake.create("res.partner", Map.of("name", "Twin", "ref", "C-6"));
    lab.run(Intent.upsert(party("C-6", "Only one")));

    assertThat(lab.deadLetters())
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.trouble().text())
                    .contains("OSYNC-2202", String.valueOf(one), String.valueOf(two)));
    assertThat(lab.events(WriterEvent.Twins.class))
        .singleElement()
        .satisfies(event -> assertThat(event.recordIds()).containsExactly(one, two));
    assertThat(lab.fake.search("res.partner", List.of(List.of("name", "=", "Only one")))).isEmpty();
  }

  @Test
  void aTwinThatAppearsLaterIsFoundBeforeTheNextWrite() throws InterruptedException {
    lab.run(Intent.upsert(party("C-6", "First")));
    lab.fake.create("res.partner", Map.of("name", "By hand", "ref", "C-6"));
    lab.enqueue(Intent.upsert(party("C-6", "Second")));
    lab.await("it is told", () -> !lab.events(WriterEvent.Twins.class).isEmpty());

    assertThat(lab.fake.search("res.partner", List.of(List.of("name", "=", "Second")))).isEmpty();
  }

  private void deletedBob() throws InterruptedException {
    lab.enqueue(Intent.upsert(party("C-5", "Bob")));
    var dispatcher = lab.start(lab.writer().build());
    lab.awaitEmpty();
    dispatcher.close();
    lab.fake.unlink("res.partner", bobs().get(0));
  }

  private List<Long> bobs() {
    return lab.fake.search("res.partner", List.of(List.of("name", "like", "Bob")));
  }
}
