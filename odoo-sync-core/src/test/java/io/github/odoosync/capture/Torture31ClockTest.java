package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.testing.ManualClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Torture 31: our clock, or Odoo's, is hours off or jumps as for daylight saving. */
@Timeout(120)
class Torture31ClockTest {

  /** Without a sentinel too: the clock is learned from the dates of rows alone. */
  @ParameterizedTest
  @CsvSource({"2, true", "-2, true", "2, false", "-2, false"})
  void aClockOfOursThatIsHoursOffLosesNothing(int hours, boolean sentinel) {
    Random random = new Random(hours);
    try (CaptureLab lab = new CaptureLab(19);
        WriterCrowd crowd = new WriterCrowd(lab, random, Duration.ofSeconds(100))) {
      lab.clock.advance(Duration.ofHours(1));
      Clock ours = Clock.offset(lab.clock, Duration.ofHours(hours));
      lab.capture(
          all -> {
            all.streamFromNow(CATEGORIES).clock(ours);
            return sentinel ? all.sentinel("test") : all;
          });
      List<Change> told = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        crowd.act();
        lab.pass(Duration.ofSeconds(2), Duration.ofSeconds(2));
        told.addAll(lab.changes("category"));
      }
      crowd.finish();
      lab.settle();
      told.addAll(lab.changes("category"));

      Verdict verdict = Verdict.of(crowd.committed, told);
      System.out.printf(
          "Torture 31, seed %d: %d hours off, %d commits, %s%n",
          hours, hours, crowd.commits(), verdict);
      assertThat(verdict).hasToString("lost 0, doubled 0, disordered 0");
      assertThat(lab.capture.snapshot().skew().orElseThrow().plusHours(hours).abs())
          .isLessThan(Duration.ofMinutes(3));
      assertThat(lab.events.stream().filter(event -> event instanceof CaptureEvent.Skewed))
          .hasSize(sentinel ? 1 : 0);
    }
  }

  @Test
  void whenOdoosClockIsSetBackTheSameHourIsReadAgain() {
    try (CaptureLab lab = new CaptureLab(19)) {
      ManualClock steady = ManualClock.at(lab.clock.instant());
      lab.clock.advance(Duration.ofHours(3));
      lab.capture(all -> all.streamFromNow(CATEGORIES).sentinel("test").nanos(() -> nanos(steady)));
      pass(lab, steady, Duration.ofMinutes(5));
      lab.changes("category");

      lab.clock.advance(Duration.ofHours(-1));
      long id = lab.odoo.create("product.category", Map.of("name", "second two o'clock"));
      pass(lab, steady, Duration.ofMinutes(5));
      assertThat(lab.shown("category")).containsExactly(id + "=second two o'clock");
    }
  }

  private static void pass(CaptureLab lab, ManualClock steady, Duration time) {
    for (long second = 0; second < time.toSeconds(); second += 5) {
      lab.clock.advance(Duration.ofSeconds(5));
      steady.advance(Duration.ofSeconds(5));
      lab.capture.runDue();
    }
  }

  private static long nanos(Clock clock) {
    return Duration.between(CaptureLab.MORNING, clock.instant()).toNanos();
  }
}
