package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.testing.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Torture 14: Odoo's worker dies, its proxy answers for it, and it comes back. */
@Timeout(120)
class Torture14OdooDownTest {

  private final CaptureLab lab = new CaptureLab(19);

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void whatChangedMeanwhileIsToldWithinTwoMinutesAfterItsReturn() {
    lab.clock.advance(Duration.ofHours(1));
    lab.capture(all -> all.streamFromNow(CATEGORIES).sentinel("test"));
    lab.pass(Duration.ofMinutes(1));
    lab.changes("category");
    for (Fault fault : List.of(Fault.closedBefore(), Fault.proxyError(502))) {
      long id = lab.odoo.create("product.category", Map.of("name", "during"));
      lab.odoo.fault(fault).always();
      lab.pass(Duration.ofMinutes(3), Duration.ofSeconds(30));
      assertThat(lab.shown("category")).isEmpty();
      assertThat(lab.capture.snapshot().streams().get(0).trouble()).isPresent();

      lab.odoo.clearFaults();
      lab.pass(Duration.ofMinutes(2));
      assertThat(lab.shown("category")).containsExactly(id + "=during");
      assertThat(lab.capture.snapshot().streams().get(0).trouble()).isEmpty();
    }
    assertThat(lab.events)
        .filteredOn(event -> event instanceof CaptureEvent.Recovered)
        .hasSizeGreaterThanOrEqualTo(2);
  }
}
