package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Torture 4: two updates within one second, with a poll between them. */
@Timeout(120)
class Torture04SameSecondTest {

  private static final int ROUNDS = Integer.getInteger("torture.rounds", 50);

  @ParameterizedTest
  @ValueSource(ints = {17, 19})
  void theLastStateIsTold(int version) {
    Random random = new Random(version);
    try (CaptureLab lab = new CaptureLab(version)) {
      long id = lab.odoo.create("product.category", Map.of("name", "first"));
      lab.clock.advance(Duration.ofHours(1));
      lab.capture(
          all -> all.streamFromNow(CATEGORIES).sentinel("test").hotEvery(Duration.ofMillis(100)));
      lab.capture.runDue();
      lab.changes("category");
      Map<Long, List<String>> committed = new HashMap<>();
      List<Change> told = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        write(lab, id, "a" + i, committed);
        lab.clock.advance(Duration.ofMillis(100 + random.nextInt(500)));
        lab.capture.runDue();
        write(lab, id, "b" + i, committed);
        lab.clock.advance(Duration.ofMillis(100 + random.nextInt(2_000)));
        lab.capture.runDue();
        told.addAll(lab.changes("category"));
      }
      lab.settle();
      told.addAll(lab.changes("category"));

      Verdict verdict = Verdict.of(committed, told);
      System.out.printf(
          "Torture 4, Odoo %d, seed %d: %d pairs of updates, %d changes, %s%n",
          version, version, ROUNDS, told.size(), verdict);
      assertThat(verdict).hasToString("lost 0, doubled 0, disordered 0");
      assertThat(told).hasSizeGreaterThan(ROUNDS);
    }
  }

  private static void write(
      CaptureLab lab, long id, String name, Map<Long, List<String>> committed) {
    lab.odoo.write("product.category", id, Map.of("name", name));
    committed.computeIfAbsent(id, key -> new ArrayList<>()).add(name);
  }
}
