package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.testing.FakeTransaction;
import io.github.odoosync.testing.ReceivedCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closed windows: what is read, in which order, and once. */
@Timeout(60)
class SettledTest {

  private final CaptureLab lab = new CaptureLab(19);

  @AfterEach
  void close() {
    lab.close();
  }

  private static Capture.Builder settledOnly(Capture.Builder builder) {
    return builder
        .streamFromNow(CATEGORIES)
        .only(Lane.SETTLED, Lane.LOAD)
        .sentinel("odoosync.test");
  }

  private void begin() {
    lab.capture(all -> settledOnly(all));
    lab.capture.runDue();
    assertThat(lab.shown("category")).isEmpty();
  }

  private long category(String name) {
    return lab.odoo.create("product.category", Map.of("name", name));
  }

  @Test
  void whatChangesIsToldOnceItIsSettledAndOnce() {
    category("before");
    lab.pass(Duration.ZERO);
    lab.clock.advance(Duration.ofMinutes(10));
    begin();
    long id = category("one");
    lab.pass(CaptureLab.LAG);
    assertThat(lab.shown("category")).isEmpty();

    lab.pass(Duration.ofSeconds(60));
    assertThat(lab.shown("category")).containsExactly(id + "=one");
    lab.settle();
    assertThat(lab.shown("category")).isEmpty();
  }

  @Test
  void aCommitWithinTheLagIsNotMissed() {
    category("before");
    lab.clock.advance(Duration.ofMinutes(10));
    begin();
    long late;
    try (FakeTransaction slow = lab.odoo.begin()) {
      late = slow.create("product.category", Map.of("name", "slow"));
      lab.pass(Duration.ofSeconds(60));
      category("quick");
      lab.pass(Duration.ofSeconds(60));
      slow.commit();
    }
    lab.settle();
    assertThat(lab.shown("category")).contains(late + "=slow").hasSize(2);
  }

  @Test
  void windowsAreReadThoughPollsAreAlwaysDue() {
    category("before");
    lab.clock.advance(Duration.ofMinutes(10));
    lab.capture(
        all ->
            all.streamFromNow(CATEGORIES)
                .only(Lane.HOT, Lane.SETTLED, Lane.LOAD)
                .pageSize(10)
                .hotEvery(Duration.ofNanos(1)));
    lab.capture.runDue();
    // More than a poll reads of one model.
    List<Long> burst = lab.odoo.createMany("product.category", 60, i -> Map.of("name", "new" + i));
    for (int i = 0; i < 300; i++) {
      lab.clock.advance(Duration.ofSeconds(1));
      lab.capture.step("category");
    }
    assertThat(lab.changes("category"))
        .extracting(change -> change.subject().id())
        .containsAll(burst);
  }

  @Test
  void whatOnlyGotANewDateIsDropped() {
    long id = category("same");
    lab.clock.advance(Duration.ofMinutes(10));
    begin();
    lab.odoo.write("product.category", id, Map.of("name", "other"));
    lab.settle();
    assertThat(lab.shown("category")).containsExactly(id + "=other");

    lab.odoo.write("product.category", id, Map.of("name", "other"));
    lab.settle();
    assertThat(lab.shown("category")).isEmpty();
  }

  @Test
  void aRestartGoesOnAtTheStoredPage() {
    category("before");
    lab.clock.advance(Duration.ofMinutes(10));
    lab.capture(all -> settledOnly(all).pageSize(10));
    lab.capture.runDue();
    List<Long> ids = lab.odoo.createMany("product.category", 95, i -> Map.of("name", "c" + i));
    lab.clock.advance(CaptureLab.LAG.plusSeconds(40));
    for (int i = 0; i < 4; i++) {
      lab.capture.step("category");
    }
    assertThat(lab.shown("category")).hasSizeBetween(10, 40);

    lab.odoo.clearCalls();
    lab.capture(all -> settledOnly(all).pageSize(10));
    lab.capture.runDue();
    lab.settle();
    List<ReceivedCall> reads = lab.odoo.calls("product.category", "search_read");
    assertThat(reads).hasSizeLessThan(9);
    assertThat(lab.store.captures().records("category", ids)).hasSize(95);
  }

  @Test
  void onlyTwoComparisonsOfTimesAreSentAndWholeSeconds() {
    category("before");
    lab.clock.advance(Duration.ofMillis(600_250));
    lab.capture(all -> all.streamFromNow(CATEGORIES));
    lab.pass(Duration.ofMinutes(5));
    List<String> times =
        lab.sent.stream()
            .map(call -> call.arguments().get("domain"))
            .flatMap(domain -> domain instanceof List<?> leaves ? leaves.stream() : Stream.of())
            .map(String::valueOf)
            .filter(leaf -> leaf.startsWith("[write_date"))
            .toList();
    assertThat(times)
        .isNotEmpty()
        .allMatch(leaf -> leaf.matches("\\[write_date, (>=|<), [0-9-]{10} [0-9:]{8}\\]"));
  }
}
