package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Torture 6, its reading part: an Odoo 19 whose reads come from a replica that lags by 5 s. */
@Timeout(120)
class Torture06ReplicaTest {

  private static final long SEED = 6;

  @Test
  void nothingIsLostOrToldBackwards() {
    Random random = new Random(SEED);
    try (CaptureLab lab = new CaptureLab(19);
        WriterCrowd crowd = new WriterCrowd(lab, random, Duration.ofSeconds(60))) {
      lab.clock.advance(Duration.ofHours(1));
      lab.odoo.replicaLag(Duration.ofSeconds(5));
      lab.capture(all -> all.streamFromNow(CATEGORIES).sentinel("test").pageSize(20));
      lab.capture.runDue();
      List<Change> told = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        crowd.act();
        lab.clock.advance(Duration.ofMillis(random.nextInt(2_000)));
        // The replica comes and goes: a later read can show an older state.
        lab.odoo.replicaLag(Duration.ofSeconds(random.nextInt(6)));
        lab.capture.runDue();
        told.addAll(lab.changes("category"));
      }
      crowd.finish();
      lab.settle();
      told.addAll(lab.changes("category"));

      Verdict verdict = Verdict.of(crowd.committed, told);
      System.out.printf(
          "Torture 6, seed %d: %d commits, %d changes, %s%n",
          SEED, crowd.commits(), told.size(), verdict);
      assertThat(verdict.lost()).as("seed " + SEED).isEmpty();
      assertThat(verdict.disordered()).as("seed " + SEED).isEmpty();
    }
  }
}
