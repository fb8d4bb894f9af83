package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.testing.FakeTransaction;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Torture 2: one transaction of ten minutes with a lag of 150 s. */
@Timeout(60)
class Torture02BeyondLagTest {

  private static final Duration SWEEP = Duration.ofMinutes(20);

  private final CaptureLab lab = new CaptureLab(19);

  @AfterEach
  void close() {
    lab.close();
  }

  private long lateCommit(UnaryOperator<Capture.Builder> how) {
    lab.clock.advance(Duration.ofHours(1));
    lab.capture(all -> how.apply(all.streamFromNow(CATEGORIES).sentinel("test").sweepEvery(SWEEP)));
    lab.pass(Duration.ofMinutes(1));
    lab.changes("category");
    long late;
    try (FakeTransaction slow = lab.odoo.begin()) {
      late = slow.create("product.category", Map.of("name", "late"));
      lab.pass(Duration.ofMinutes(10));
      slow.commit();
    }
    return late;
  }

  @Test
  void theSweepFindsItWithinItsPeriodAndSaysSo() {
    long late = lateCommit(all -> all);
    lab.pass(SWEEP.plusMinutes(1));

    assertThat(lab.shown("category")).containsExactly(late + "=late");
    assertThat(lab.events)
        .anyMatch(event -> event instanceof CaptureEvent.FoundBySweep found && found.id() == late);
  }

  /** The control: what only follows windows never sees it. */
  @Test
  void withoutTheSweepItWouldBeLost() {
    lateCommit(all -> all.only(Lane.HOT, Lane.SETTLED, Lane.LOAD));
    lab.pass(SWEEP.multipliedBy(2));

    assertThat(lab.shown("category")).isEmpty();
  }
}
