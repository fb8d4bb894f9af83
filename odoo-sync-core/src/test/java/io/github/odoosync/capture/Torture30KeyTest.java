package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.transport.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Torture 30: the key dies, or is rotated, while changes are captured. */
@Timeout(60)
class Torture30KeyTest {

  private final CaptureLab lab = new CaptureLab(19);

  @AfterEach
  void close() {
    lab.close();
  }

  private Capture capture(OdooClient odoo) {
    lab.clock.advance(Duration.ofHours(1));
    lab.capture =
        lab.builder(
                odoo,
                lab.store.captures(),
                lab.outbox,
                all -> all.streamFromNow(CATEGORIES).sentinel("test"))
            .build();
    lab.pass(Duration.ofMinutes(1));
    lab.changes("category");
    return lab.capture;
  }

  @Test
  void aDeadKeyIsTriedTwiceAtMostAndAnAlarmIsGivenWithinAMinute() {
    capture(lab.client);
    lab.odoo.revokeApiKey(lab.odoo.apiKey());
    lab.odoo.clearCalls();
    lab.pass(Duration.ofMinutes(1));
    assertThat(lab.events).anyMatch(event -> event instanceof CaptureEvent.Failed);
    lab.pass(Duration.ofMinutes(10), Duration.ofSeconds(30));
    assertThat(lab.odoo.requests()).isLessThanOrEqualTo(2);
  }

  @Test
  void aRotatedKeyIsTakenUpWithoutALoss() {
    AtomicReference<String> key = new AtomicReference<>(lab.odoo.apiKey());
    try (OdooClient rotating =
        OdooClient.builder(lab.odoo.url())
            .database(lab.odoo.database())
            .credentials(
                () -> Credentials.apiKey(lab.odoo.login(), Secret.of(String.valueOf(key.get()))))
            .build()) {
      capture(rotating);
      String fresh = "f".repeat(40);
      lab.odoo.addApiKey(lab.odoo.login(), fresh, Instant.MAX);
      lab.odoo.revokeApiKey(key.getAndSet(fresh));
      long id = lab.odoo.create("product.category", Map.of("name", "new"));
      lab.settle();

      assertThat(lab.shown("category")).containsExactly(id + "=new");
      lab.capture.close();
    }
  }
}
