package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Torture 15: many nodes capture into one store, and some stand still in the middle for longer than
 * their lease. One reads at a time, and a late one stores nothing.
 */
@Timeout(300)
class Torture15ManyNodesTest {

  private static final int NODES = 8;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void eachStateIsToldOnceAndInOrder(long seed) {
    Random random = new Random(seed);
    try (CaptureLab lab = new CaptureLab(19);
        WriterCrowd crowd = new WriterCrowd(lab, random, Duration.ofSeconds(60))) {
      lab.clock.advance(Duration.ofHours(1));
      List<Capture> nodes = new ArrayList<>();
      int[] stolen = {0};
      for (int i = 0; i < NODES; i++) {
        nodes.add(node(lab, random, nodes, stolen));
      }
      List<Change> told = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        crowd.act();
        lab.clock.advance(Duration.ofMillis(random.nextInt(3_000)));
        nodes.get(random.nextInt(NODES)).runDue();
        told.addAll(lab.changes("category"));
      }
      crowd.finish();
      lab.capture = nodes.get(0);
      lab.pass(Duration.ofMinutes(5));
      told.addAll(lab.changes("category"));

      Verdict verdict = Verdict.of(crowd.committed, told);
      String run =
          "Torture 15, seed %d: %d nodes, %d commits, %d leases lost within a step, %s"
              .formatted(seed, NODES, crowd.commits(), stolen[0], verdict);
      System.out.println(run);
      assertThat(verdict).as(run).hasToString("lost 0, doubled 0, disordered 0");
      assertThat(stolen[0]).isPositive();
    }
  }

  /** A node that now and then is stopped between reading and storing, while another works. */
  private static Capture node(CaptureLab lab, Random random, List<Capture> nodes, int[] stolen) {
    boolean[] stopped = {false};
    FragileStore store =
        new FragileStore(
            lab.store.captures(),
            () -> {
              if (!stopped[0] && !nodes.isEmpty() && random.nextInt(60) == 0) {
                stopped[0] = true;
                stolen[0]++;
                lab.clock.advance(Duration.ofSeconds(30));
                nodes.get(random.nextInt(nodes.size())).runDue();
                stopped[0] = false;
              }
            },
            () -> {});
    return lab.builder(
            lab.client,
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
