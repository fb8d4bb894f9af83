package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Torture 10: two Odoos mirror each other, and each writes blindly whatever it is told. */
@Timeout(120)
class Torture10EchoTest {

  private final Map<Long, Long> toRight = new HashMap<>();
  private final Map<Long, Long> toLeft = new HashMap<>();
  private int writes;

  @Test
  void afterTheyAgreeNobodyWritesAnyMore() {
    try (CaptureLab left = new CaptureLab(17);
        CaptureLab right = new CaptureLab(19)) {
      for (CaptureLab lab : new CaptureLab[] {left, right}) {
        lab.clock.advance(Duration.ofHours(1));
        lab.capture(all -> all.streamFromNow(CATEGORIES).sentinel("test"));
        lab.capture.runDue();
        lab.changes("category");
      }
      for (int i = 0; i < 10; i++) {
        long here = left.odoo.create("product.category", Map.of("name", "c" + i));
        long there = right.odoo.create("product.category", Map.of("name", "c" + i));
        toRight.put(here, there);
        toLeft.put(there, here);
      }
      mirror(left, right, 10);
      for (Long here : toRight.keySet()) {
        left.odoo.write("product.category", here, Map.of("name", "changed" + here));
      }
      writes = 0;
      mirror(left, right, 10);
      assertThat(writes).as("each change there, and its echo back").isEqualTo(20);

      writes = 0;
      mirror(left, right, 60);
      assertThat(writes).isZero();
      toRight.forEach(
          (here, there) ->
              assertThat(right.value("product.category", there, "name"))
                  .isEqualTo(left.value("product.category", here, "name")));
    }
  }

  private void mirror(CaptureLab left, CaptureLab right, int minutes) {
    for (int i = 0; i < minutes; i++) {
      left.pass(Duration.ofMinutes(1), Duration.ofSeconds(20));
      right.pass(Duration.ofMinutes(1), Duration.ofSeconds(20));
      carry(left, right, toRight);
      carry(right, left, toLeft);
    }
  }

  private void carry(CaptureLab from, CaptureLab to, Map<Long, Long> ids) {
    for (Change change : from.changes("category")) {
      Long other = ids.get(change.subject().id());
      if (change instanceof Change.Upserted upserted && other != null) {
        to.odoo.write(
            "product.category",
            other,
            Map.of("name", String.valueOf(upserted.content().get("name"))));
        writes++;
      }
    }
  }
}
