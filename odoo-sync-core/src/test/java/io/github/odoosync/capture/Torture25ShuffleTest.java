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

/** Torture 25: hints come lost, late, three times and in any order. They wake work, no more. */
@Timeout(120)
class Torture25ShuffleTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theSameIsToldAsInOrder(long seed) {
    Random random = new Random(seed);
    try (CaptureLab lab = new CaptureLab(19)) {
      lab.clock.advance(Duration.ofHours(1));
      lab.capture(
          all -> all.streamFromNow(CATEGORIES).sentinel("test").hotEvery(Duration.ofMinutes(1)));
      lab.capture.runDue();
      lab.changes("category");
      Map<Long, List<String>> committed = new HashMap<>();
      List<Long> hints = new ArrayList<>();
      List<Change> told = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        long id = lab.odoo.create("product.category", Map.of("name", "a" + i));
        committed.put(id, new ArrayList<>(List.of("a" + i)));
        if (random.nextInt(3) > 0) {
          hints.addAll(List.of(id, id, id));
        }
        if (random.nextBoolean()) {
          lab.odoo.write("product.category", id, Map.of("name", "b" + i));
          committed.get(id).add("b" + i);
        }
        while (!hints.isEmpty() && random.nextInt(3) > 0) {
          lab.capture.hint("product.category", hints.remove(random.nextInt(hints.size())));
        }
        lab.capture.hint("product.category", 1_000_000 + i);
        lab.capture.hint("res.partner", id);
        lab.clock.advance(Duration.ofMillis(random.nextInt(3_000)));
        lab.capture.runDue();
        told.addAll(lab.changes("category"));
      }
      assertThat(told).as("hints make it quick").hasSizeGreaterThan(20);
      lab.settle();
      told.addAll(lab.changes("category"));
      Verdict verdict = Verdict.of(committed, told);
      System.out.printf(
          "Torture 25, seed %d: %d records, %d changes, %s%n",
          seed, committed.size(), told.size(), verdict);
      assertThat(verdict).as("seed " + seed).hasToString("lost 0, doubled 0, disordered 0");
    }
  }
}
