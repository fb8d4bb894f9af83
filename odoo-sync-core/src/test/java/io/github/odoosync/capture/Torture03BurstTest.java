package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.odoo.transport.OdooCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Torture 3: one transaction writes very many rows. Larger by {@code -Dtorture.rows=}. */
@Timeout(300)
class Torture03BurstTest {

  private static final int ROWS = Integer.getInteger("torture.rows", 2_000);
  private static final int PAGE = 100;

  @ParameterizedTest
  @ValueSource(ints = {17, 19})
  void allAreReadOnceAndNoPageTwice(int version) {
    try (CaptureLab lab = new CaptureLab(version)) {
      lab.clock.advance(Duration.ofHours(1));
      lab.capture(
          all ->
              all.streamFromNow(CATEGORIES)
                  .sentinel("test")
                  .only(Lane.SETTLED, Lane.LOAD)
                  .pageSize(PAGE));
      lab.pass(Duration.ofMinutes(1));
      lab.changes("category");
      lab.sent.clear();
      lab.odoo.createMany("product.category", ROWS, i -> Map.of("name", "c" + i));
      lab.settle();

      assertThat(lab.changes("category")).hasSize(ROWS);
      CaptureSnapshot.LaneCount settled =
          Objects.requireNonNull(lab.capture.snapshot().streams().get(0).lanes().get(Lane.SETTLED));
      assertThat(settled.rows()).isEqualTo(ROWS);
      assertThat(settled.rowsPerChange()).isEqualTo(1.0);
      List<Object> pages =
          lab.sent.stream()
              .filter(call -> call.method().equals("search"))
              .map(Torture03BurstTest::domain)
              .toList();
      assertThat(pages).doesNotHaveDuplicates().hasSizeGreaterThan(ROWS / PAGE);
    }
  }

  private static Object domain(OdooCall call) {
    return String.valueOf(call.arguments().get("domain"));
  }
}
