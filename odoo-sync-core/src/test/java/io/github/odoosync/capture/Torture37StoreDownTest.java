package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Torture 37: the store's database is down, or full, again and again. */
@Timeout(120)
class Torture37StoreDownTest {

  private static final long SEED = 37;

  @Test
  void itStopsSafelyAndGoesOn() {
    Random random = new Random(SEED);
    AtomicReference<ErrorCode> down = new AtomicReference<>();
    Runnable gate =
        () -> {
          ErrorCode code = down.get();
          if (code != null) {
            throw new StoreException(Failure.of(code, "The database is down or full"), null);
          }
        };
    try (CaptureLab lab = new CaptureLab(19);
        WriterCrowd crowd = new WriterCrowd(lab, random, Duration.ofSeconds(60))) {
      lab.clock.advance(Duration.ofHours(1));
      lab.capture =
          lab.builder(
                  lab.client,
                  new FragileStore(lab.store.captures(), gate, gate),
                  lab.outbox,
                  all -> all.streamFromNow(CATEGORIES))
              .build();
      lab.capture.runDue();
      List<Change> told = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        crowd.act();
        if (random.nextInt(10) == 0) {
          down.set(
              down.get() != null
                  ? null
                  : random.nextBoolean() ? ErrorCode.STORE_UNAVAILABLE : ErrorCode.STORE_REFUSED);
        }
        lab.clock.advance(Duration.ofMillis(random.nextInt(4_000)));
        lab.capture.runDue();
        told.addAll(lab.changes("category"));
      }
      down.set(null);
      crowd.finish();
      lab.pass(Duration.ofMinutes(5));
      told.addAll(lab.changes("category"));

      Verdict verdict = Verdict.of(crowd.committed, told);
      System.out.printf(
          "Torture 37, seed %d: %d commits, %d changes, %s%n",
          SEED, crowd.commits(), told.size(), verdict);
      assertThat(verdict).as("seed " + SEED).hasToString("lost 0, doubled 0, disordered 0");
      assertThat(lab.events).anyMatch(event -> event instanceof CaptureEvent.Recovered);
    }
  }
}
