package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Torture 1: transactions that stay open for up to 100 s, among many that do not, against polls in
 * any order. Larger by {@code -Dtorture.seconds=}.
 */
@Timeout(300)
class Torture01LateCommitTest {

  private static final int SECONDS = Integer.getInteger("torture.seconds", 120);

  @ParameterizedTest
  @CsvSource({"17, 1", "18, 2", "19, 3", "19, 4"})
  void nothingIsLostDoubledOrDisordered(int version, long seed) {
    Random random = new Random(seed);
    try (CaptureLab lab = new CaptureLab(version);
        WriterCrowd crowd = new WriterCrowd(lab, random, Duration.ofSeconds(100))) {
      lab.clock.advance(Duration.ofHours(1));
      lab.capture(all -> all.streamFromNow(CATEGORIES).sentinel("test").pageSize(20));
      lab.capture.runDue();
      lab.changes("category");
      NaiveWatermark naive = new NaiveWatermark(lab.odoo, lab.clock.instant());
      List<Change> told = new ArrayList<>();
      for (int i = 0; i < SECONDS; i++) {
        crowd.act();
        lab.clock.advance(Duration.ofMillis(100 + random.nextInt(1_800)));
        if (random.nextInt(3) > 0) {
          lab.capture.runDue();
          told.addAll(lab.changes("category"));
        }
        naive.poll();
      }
      crowd.finish();
      lab.settle();
      naive.poll();
      told.addAll(lab.changes("category"));

      Verdict verdict = Verdict.of(crowd.committed, told);
      String run =
          "Odoo %d, seed %d: %d commits, %d changes, %s; a naive watermark lost %d"
              .formatted(
                  version,
                  seed,
                  crowd.commits(),
                  told.size(),
                  verdict,
                  naive.lost(crowd.committed));
      System.out.println("Torture 1, " + run);
      assertThat(verdict.lost()).as(run).isEmpty();
      assertThat(verdict.doubled()).as(run).isEmpty();
      assertThat(verdict.disordered()).as(run).isEmpty();
      assertThat(crowd.commits()).as(run).isGreaterThan(SECONDS / 2);
      assertThat(naive.lost(crowd.committed)).as(run).isPositive();
      assertThat(lab.events).noneMatch(event -> event instanceof CaptureEvent.Failed);
    }
  }
}
