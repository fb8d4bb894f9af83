package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Torture 8: SQL that writes no date. */
@Timeout(60)
class Torture08SilentSqlTest {

  private static final Duration SWEEP = Duration.ofMinutes(30);

  private final CaptureLab lab = new CaptureLab(19);

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void theSweepTellsWhatSqlChangedAndNothingElse() {
    long changed = lab.odoo.create("product.category", Map.of("name", "before"));
    long deleted = lab.odoo.create("product.category", Map.of("name", "deleted"));
    long same = lab.odoo.create("product.category", Map.of("name", "same"));
    lab.clock.advance(Duration.ofHours(1));
    lab.capture(all -> all.streamFromNow(CATEGORIES).sentinel("test").sweepEvery(SWEEP));
    lab.pass(Duration.ofMinutes(5));
    lab.changes("category");

    lab.odoo.sqlUpdate("product.category", changed, Map.of("name", "after"));
    lab.odoo.sqlUpdate("product.category", same, Map.of("name", "same"));
    lab.odoo.sqlDelete("product.category", deleted);
    lab.settle();
    assertThat(lab.shown("category")).isEmpty();

    lab.pass(SWEEP.plusMinutes(3));
    assertThat(lab.shown("category"))
        .containsExactlyInAnyOrder(changed + "=after", deleted + " gone");
  }
}
