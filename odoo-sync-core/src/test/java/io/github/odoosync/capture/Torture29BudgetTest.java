package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Torture 29: few calls a minute and a large first load beside urgent changes. */
@Timeout(120)
class Torture29BudgetTest {

  private static final int PER_MINUTE = 60;

  private final CaptureLab lab = new CaptureLab(19);

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void theBudgetHoldsUrgentChangesAreQuickAndTheLoadEnds() {
    lab.odoo.createMany("product.category", 600, i -> Map.of("name", "old" + i));
    lab.clock.advance(Duration.ofHours(1));
    List<Instant> calls = new ArrayList<>();
    lab.capture =
        lab.builder(
                lab.client.beforeEachCall(call -> calls.add(lab.clock.instant())),
                lab.store.captures(),
                lab.outbox,
                all ->
                    all.stream(CATEGORIES).sentinel("test").pageSize(5).callsPerMinute(PER_MINUTE))
            .build();
    long hot = lab.odoo.search("product.category", List.of()).get(0);
    lab.pass(Duration.ofMinutes(2), Duration.ofSeconds(1));
    lab.changes("category");
    int quick = 0;
    for (int i = 0; i < 10; i++) {
      lab.odoo.write("product.category", hot, Map.of("name", "urgent" + i));
      lab.pass(Duration.ofSeconds(12), Duration.ofSeconds(1));
      quick += lab.shown("category").contains(hot + "=urgent" + i) ? 1 : 0;
    }
    assertThat(quick).isGreaterThanOrEqualTo(9);
    lab.pass(Duration.ofMinutes(15), Duration.ofSeconds(5));
    assertThat(lab.capture.snapshot().streams().get(0).loads()).isEmpty();
    for (int i = 0; i + PER_MINUTE < calls.size(); i++) {
      assertThat(Duration.between(calls.get(i), calls.get(i + PER_MINUTE)))
          .as("the time of %d calls", PER_MINUTE + 1)
          .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }
  }
}
