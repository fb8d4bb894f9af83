package io.github.odoosync.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.DeadLetterGroup;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.Dispatcher;
import io.github.odoosync.outbox.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Torture 28: one record in a hundred cannot be read as what it should be. */
@Timeout(120)
class Torture28PoisonTest {

  private final CaptureLab lab = new CaptureLab(19);

  @AfterEach
  void close() {
    lab.close();
  }

  /** Categories, of which those with a bad name cannot be mapped. */
  private static CaptureKind<OdooRecord> kind() {
    return CaptureKind.of(
        "category",
        "product.category",
        new RecordForm(),
        odoo ->
            ids -> {
              Map<Long, OdooRecord> all =
                  odoo.model("product.category", "name", "write_date").byIds(ids);
              all.values().stream()
                  .filter(record -> record.string("name").orElse("").startsWith("bad"))
                  .findFirst()
                  .ifPresent(
                      record -> {
                        throw InvalidValueException.of(
                            ErrorCode.NOT_FOUND, "Odoo has no unit '" + record.id() % 2 + "'");
                      });
              return all;
            });
  }

  @Test
  void theOthersAreToldAndItBecomesADeadLetterUntilItIsRepaired() throws Exception {
    lab.clock.advance(Duration.ofHours(1));
    lab.capture(
        all -> all.streamFromNow(kind()).sentinel("test").sweepEvery(Duration.ofMinutes(30)));
    lab.pass(Duration.ofMinutes(1));
    lab.changes("category");
    List<Long> ids =
        lab.odoo.createMany(
            "product.category", 300, i -> Map.of("name", (i % 100 == 7 ? "bad" : "good") + i));
    lab.pass(Duration.ofMinutes(10), Duration.ofSeconds(30));

    Queue<Long> handled = new ConcurrentLinkedQueue<>();
    handle(handled, 297);
    assertThat(handled).hasSize(297).doesNotHaveDuplicates();
    List<DeadLetterGroup> groups = lab.store.lanes().countDeadLetters(DeadLetterQuery.all());
    assertThat(groups).isNotEmpty().allMatch(group -> group.category() == Category.MAPPING);
    assertThat(groups.stream().mapToLong(DeadLetterGroup::count).sum()).isEqualTo(3);

    lab.odoo.write("product.category", ids.get(7), Map.of("name", "mended"));
    lab.pass(Duration.ofMinutes(40), Duration.ofSeconds(30));
    assertThat(lab.shown("category")).containsExactly(ids.get(7) + "=mended");
  }

  private void handle(Queue<Long> handled, int expected) throws InterruptedException {
    Consumer consumer =
        Consumer.named("category")
            .on(
                Change.TYPE,
                Change.VERSION,
                ChangeHandler.of(
                    change -> {
                      handled.add(change.subject().id());
                      return Result.done();
                    }))
            .build();
    try (Dispatcher dispatcher = Dispatcher.builder(lab.outbox).consumer(consumer).build()) {
      dispatcher.start();
      for (int i = 0; i < 600 && !isDone(handled, expected); i++) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  private boolean isDone(Queue<Long> handled, int expected) {
    return handled.size() >= expected && lab.store.lanes().snapshot("category").depth() == 0;
  }
}
