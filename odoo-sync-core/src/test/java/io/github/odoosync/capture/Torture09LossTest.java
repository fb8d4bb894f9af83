package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.PARTNERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Torture 9: many deleted, archived and hidden: three classes, exact, and none falsely told. Larger
 * by {@code -Dtorture.each=}.
 */
@Timeout(300)
class Torture09LossTest {

  private static final int EACH = Integer.getInteger("torture.each", 40);
  private static final Duration SWEEP = Duration.ofMinutes(20);

  @ParameterizedTest
  @ValueSource(ints = {17, 18, 19})
  void eachIsToldAsWhatItIs(int version) {
    try (CaptureLab lab = new CaptureLab(version)) {
      long other = lab.odoo.create("res.company", Map.of("name", "Other"));
      List<Long> ids =
          new ArrayList<>(
              lab.odoo.createMany("res.partner", EACH * 4, i -> Map.of("name", "p" + i)));
      Collections.shuffle(ids, new Random(version));
      lab.clock.advance(Duration.ofHours(1));
      lab.capture(
          all ->
              all.streamFromNow(PARTNERS)
                  .sentinel("test")
                  .companies(1L)
                  .pageSize(50)
                  .sweepEvery(SWEEP));
      lab.pass(Duration.ofMinutes(2));
      lab.changes("partner");

      List<String> expected = new ArrayList<>();
      for (int i = 0; i < EACH; i++) {
        long deleted = ids.get(4 * i);
        long archived = ids.get(4 * i + 1);
        long hidden = ids.get(4 * i + 2);
        lab.odoo.unlink("res.partner", deleted);
        lab.odoo.archive("res.partner", archived);
        lab.odoo.write("res.partner", hidden, Map.of("company_id", other));
        expected.add(deleted + " gone");
        expected.add(hidden + " not visible");
        expected.add(archived + " archived=" + lab.value("res.partner", archived, "name"));
      }
      lab.pass(SWEEP.plusMinutes(5), Duration.ofSeconds(20));

      List<String> told = lab.shown("partner");
      System.out.printf(
          "Torture 9, Odoo %d, seed %d: %d deleted, archived and hidden each, %d of %d told%n",
          version, version, EACH, told.size(), expected.size());
      assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
      lab.pass(SWEEP.plusMinutes(5), Duration.ofSeconds(20));
      assertThat(lab.shown("partner")).isEmpty();

      List<String> back = new ArrayList<>();
      for (int i = 0; i < EACH; i++) {
        lab.odoo.write("res.partner", ids.get(4 * i + 1), Map.of("active", true));
        lab.odoo.sqlUpdate("res.partner", ids.get(4 * i + 2), Map.of("company_id", 1));
        back.add(ids.get(4 * i + 1) + "=");
        back.add(ids.get(4 * i + 2) + "=");
      }
      lab.pass(SWEEP.plusMinutes(5), Duration.ofSeconds(20));
      assertThat(lab.shown("partner").stream().map(text -> text.replaceAll("=.*", "=")))
          .containsExactlyInAnyOrderElementsOf(back);
    }
  }
}
