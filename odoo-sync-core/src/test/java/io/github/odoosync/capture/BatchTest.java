package io.github.odoosync.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Batches with a cut-off time and control totals. */
@Timeout(60)
class BatchTest {

  private static final CaptureKind<OdooRecord> KIND =
      CaptureKind.records("day", "product.category", "name")
          .total(
              "pieces",
              record -> record.string("name").map(name -> new BigDecimal(name.substring(1))));

  private final CaptureLab lab = new CaptureLab(19);
  private Instant midnight = Instant.EPOCH;

  @BeforeEach
  void begin() {
    lab.clock.advance(Duration.ofHours(1));
    begin(10);
    midnight = lab.clock.instant().plus(Duration.ofMinutes(10));
    lab.odoo.createMany("product.category", 25, i -> Map.of("name", "n" + i));
    lab.clock.set(midnight);
    lab.odoo.createMany("product.category", 5, i -> Map.of("name", "n1000"));
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private void begin(int page) {
    lab.capture(
        all ->
            all.batch(KIND, CaptureLab.MORNING.plusSeconds(1))
                .sentinel("test")
                .lease(Duration.ofSeconds(5))
                .pageSize(page));
  }

  @Test
  void itHoldsWhatWasWrittenBeforeItsCutOffAndSumsItUp() {
    lab.clock.advance(Duration.ofMinutes(5));
    ControlTotals first = lab.capture.batch("day", "monday", midnight);
    assertThat(first)
        .isEqualTo(
            new ControlTotals(
                "monday", midnight, 25, 25, Map.of("pieces", new BigDecimal(300)), true));
    assertThat(lab.changes("day")).hasSize(25);

    Instant next = midnight.plus(Duration.ofMinutes(1));
    ControlTotals second = lab.capture.batch("day", "tuesday", next);
    assertThat(second.changes()).isEqualTo(5);
    assertThat(second.amounts()).containsEntry("pieces", new BigDecimal(5_000));
  }

  @Test
  void whatMayStillBeCommittedIsWaitedFor() {
    lab.clock.advance(Duration.ofSeconds(60));
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> lab.capture.batch("day", "monday", midnight))
        .matches(error -> error.code() == ErrorCode.NOT_SETTLED && error.retryable());
    assertThat(lab.changes("day")).isEmpty();
  }

  @Test
  void anAttemptThatDiedIsTakenUpAndNothingCountsTwice() {
    lab.clock.advance(Duration.ofMinutes(5));
    int[] left = {1};
    lab.capture =
        lab.builder(
                lab.client.beforeEachCall(
                    call -> {
                      if (call.method().equals("search_read")
                          && call.model().equals("product.category")
                          && left[0]-- == 0) {
                        throw new Killed();
                      }
                    }),
                lab.store.captures(),
                lab.outbox,
                all ->
                    all.batch(KIND, CaptureLab.MORNING.plusSeconds(1))
                        .sentinel("test")
                        .lease(Duration.ofSeconds(5))
                        .pageSize(10))
            .build();
    assertThatExceptionOfType(Killed.class)
        .isThrownBy(() -> lab.capture.batch("day", "monday", midnight));
    assertThat(lab.changes("day")).hasSizeBetween(10, 20);

    lab.clock.advance(Duration.ofSeconds(6));
    begin(10);
    ControlTotals totals = lab.capture.batch("day", "monday", midnight);
    assertThat(totals.changes()).isEqualTo(25);
    assertThat(totals.amounts()).containsEntry("pieces", new BigDecimal(300));
    assertThat(lab.capture.batch("day", "monday", midnight)).isEqualTo(totals);
  }

  @Test
  void anotherCutOffUnderTheSameNameIsRefusedAndOneThatHasPassedToo() {
    lab.clock.advance(Duration.ofMinutes(5));
    lab.capture.batch("day", "monday", midnight);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> lab.capture.batch("day", "monday", midnight.plusSeconds(1)));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> lab.capture.batch("day", "sunday", midnight.minusSeconds(60)));
  }
}
