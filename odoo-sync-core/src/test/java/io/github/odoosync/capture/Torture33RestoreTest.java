package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.lane.Operator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Torture 33: Odoo is restored from a backup of six hours ago. */
@Timeout(120)
class Torture33RestoreTest {

  private static final Operator ANN = new Operator("ann", "the backup is right");

  @SuppressWarnings("NullAway.Init") // Each test begins with it.
  private CaptureLab lab;

  @AfterEach
  void close() {
    lab.close();
  }

  private Map<Long, String> inOdoo() {
    Map<Long, String> states = new TreeMap<>();
    lab.odoo
        .search("product.category", List.of())
        .forEach(id -> states.put(id, id + "=" + lab.value("product.category", id, "name")));
    return states;
  }

  /** Keeps what a consumer would: the last it was told of each record. */
  private void follow(Map<Long, String> known) {
    for (Change change : lab.changes("category")) {
      if (change instanceof Change.Gone) {
        known.remove(change.subject().id());
      } else {
        known.put(change.subject().id(), CaptureLab.shown(change));
      }
    }
  }

  private void begin() {
    lab.capture(
        all ->
            all.stream(CATEGORIES).sentinel("test", "odoo-writer").sweepEvery(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 19})
  void itIsSeenWithinAMinuteWritersStopAndBothSidesAgreeInTheEnd(int version) {
    lab = new CaptureLab(version);
    lab.odoo.createMany("product.category", 10, i -> Map.of("name", "old" + i));
    lab.clock.advance(Duration.ofHours(1));
    begin();
    Map<Long, String> known = new TreeMap<>();
    lab.pass(Duration.ofMinutes(2));
    Runnable backup = lab.odoo.backup();

    List<Long> before = lab.odoo.search("product.category", List.of());
    lab.odoo.write("product.category", before.get(5), Map.of("name", "changed since"));
    lab.odoo.unlink("product.category", before.get(6));
    lab.odoo.createMany("product.category", 5, i -> Map.of("name", "since" + i));
    lab.pass(Duration.ofHours(6), Duration.ofMinutes(10));
    follow(known);
    assertThat(known).containsKeys(13L, 17L);

    backup.run();
    // The ids are given a second time.
    lab.odoo.createMany("product.category", 2, i -> Map.of("name", "second life" + i));
    lab.pass(Duration.ofMinutes(1));
    assertThat(lab.events).anyMatch(event -> event instanceof CaptureEvent.RestoreDetected);
    assertThat(lab.store.lanes().paused()).containsExactly("odoo-writer");
    assertThat(lab.capture.snapshot().halted()).isPresent();
    begin(); // A restart changes nothing.
    lab.pass(Duration.ofMinutes(30), Duration.ofMinutes(1));
    assertThat(lab.capture.snapshot().halted()).isPresent();

    assertThat(lab.capture.continueAfterRestore(ANN)).isTrue();
    assertThat(lab.store.lanes().paused()).isEmpty();
    lab.pass(Duration.ofMinutes(10), Duration.ofSeconds(30));
    follow(known);
    assertThat(known).isEqualTo(inOdoo());
  }

  @Test
  void anotherRestartIsNoRestore() {
    lab = new CaptureLab(19);
    lab.clock.advance(Duration.ofHours(1));
    for (int i = 0; i < 5; i++) {
      begin();
      lab.pass(Duration.ofMinutes(3), Duration.ofSeconds(20));
    }
    assertThat(lab.capture.snapshot().halted()).isEmpty();
    assertThat(lab.events).noneMatch(event -> event instanceof CaptureEvent.RestoreDetected);
  }
}
