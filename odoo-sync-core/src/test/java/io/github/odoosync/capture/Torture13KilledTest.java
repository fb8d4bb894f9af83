package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.odoo.OdooClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Torture 13: the process dies at random points: before a call, before a commit, between a commit
 * and the moment it learns of it. Larger by {@code -Dtorture.kills=}.
 */
@Timeout(300)
class Torture13KilledTest {

  private static final int KILLS = Integer.getInteger("torture.kills", 25);

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nothingIsLostOrDoubled(long seed) {
    Random random = new Random(seed);
    try (CaptureLab lab = new CaptureLab(seed % 2 == 0 ? 17 : 19);
        WriterCrowd crowd = new WriterCrowd(lab, random, Duration.ofSeconds(60))) {
      lab.clock.advance(Duration.ofHours(1));
      begin(lab, random, 0.05);
      List<Change> told = new ArrayList<>();
      int kills = 0;
      while (kills < KILLS) {
        crowd.act();
        lab.clock.advance(Duration.ofMillis(random.nextInt(4_000)));
        try {
          lab.capture.runDue();
        } catch (Killed e) {
          kills++;
          begin(lab, random, 0.05);
        }
        told.addAll(lab.changes("category"));
      }
      crowd.finish();
      begin(lab, random, 0);
      lab.pass(Duration.ofMinutes(5));
      told.addAll(lab.changes("category"));

      Verdict verdict = Verdict.of(crowd.committed, told);
      String run =
          "Torture 13, seed %d: %d kills, %d commits, %s"
              .formatted(seed, kills, crowd.commits(), verdict);
      System.out.println(run);
      assertThat(verdict).as(run).hasToString("lost 0, doubled 0, disordered 0");
    }
  }

  private static void begin(CaptureLab lab, Random random, double chance) {
    Runnable perhaps =
        () -> {
          if (random.nextDouble() < chance) {
            throw new Killed();
          }
        };
    OdooClient calls = lab.client.beforeEachCall(call -> perhaps.run());
    CaptureStore store = new FragileStore(lab.store.captures(), perhaps, perhaps);
    lab.capture =
        lab.builder(
                calls,
                store,
                lab.outbox,
                all ->
                    all.streamFromNow(CATEGORIES)
                        .pageSize(5)
                        .random(random)
                        .lease(Duration.ofSeconds(20)))
            .build();
  }
}
