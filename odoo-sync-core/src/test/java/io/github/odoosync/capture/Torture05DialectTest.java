package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Torture 5: the very same writers and polls on Odoo 17, 18 and 19, of which each compares dates in
 * its own way, and the same is told. Larger by {@code -Dtorture.seconds=}.
 */
@Timeout(300)
class Torture05DialectTest {

  private static final int SECONDS = Integer.getInteger("torture.seconds", 120);
  private static final long SEED = Long.getLong("torture.seed", 5);

  @Test
  void everyVersionTellsTheSame() {
    List<String> on17 = told(17);
    List<String> on18 = told(18);
    List<String> on19 = told(19);

    System.out.printf(
        "Torture 5, seed %d: %d, %d and %d records told on 17, 18 and 19, %s%n",
        SEED,
        on17.size(),
        on18.size(),
        on19.size(),
        on17.equals(on19) && on17.equals(on18) ? "all the same" : "not the same");
    assertThat(on18).isEqualTo(on17);
    assertThat(on19).isEqualTo(on17);
    assertThat(on17).hasSizeGreaterThan(SECONDS / 10);
  }

  /** Returns the last that was told of each record, in the order of their ids. */
  private static List<String> told(int version) {
    Random random = new Random(SEED);
    try (CaptureLab lab = new CaptureLab(version);
        WriterCrowd crowd = new WriterCrowd(lab, random, Duration.ofSeconds(60))) {
      lab.clock.advance(Duration.ofHours(1));
      lab.capture(all -> all.streamFromNow(CATEGORIES).sentinel("test").pageSize(20));
      lab.capture.runDue();
      lab.changes("category");
      List<Change> told = new ArrayList<>();
      for (int i = 0; i < SECONDS; i++) {
        crowd.act();
        lab.clock.advance(Duration.ofMillis(100 + random.nextInt(1_800)));
        lab.capture.runDue();
        told.addAll(lab.changes("category"));
      }
      crowd.finish();
      lab.settle();
      told.addAll(lab.changes("category"));
      assertThat(Verdict.of(crowd.committed, told))
          .as("Odoo %d, seed %d", version, SEED)
          .hasToString("lost 0, doubled 0, disordered 0");
      Map<Long, String> last = new TreeMap<>();
      told.forEach(change -> last.put(change.subject().id(), CaptureLab.shown(change)));
      long first = Collections.min(last.keySet());
      List<String> shown = new ArrayList<>();
      last.forEach((id, text) -> shown.add(id - first + text.substring(text.indexOf('='))));
      return shown;
    }
  }
}
