package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CallWatchTest {

  private static final CallWatch.Lanes LANES = new CallWatch.Lanes(List.of(), List.of());

  private final CallWatch watch = new CallWatch();

  @Test
  void onlyACallThatRunsForTooLongIsTakenOver() {
    assertThat(watch.takeOver(100, 10)).isNull();
    watch.begin(LANES, 100);
    assertThat(watch.takeOver(110, 10)).isNull();
    assertThat(watch.takeOver(111, 10)).isSameAs(LANES);
    assertThat(watch.takeOver(200, 10)).isNull();
    assertThat(watch.end()).isFalse();
  }

  @Test
  void aCallThatEndedIsNotTakenOver() {
    watch.begin(LANES, 100);
    assertThat(watch.end()).isTrue();
    assertThat(watch.takeOver(1_000, 10)).isNull();
  }

  @Test
  void exactlyOneOfTheTwoEndsACall() throws Exception {
    AtomicInteger both = new AtomicInteger();
    AtomicInteger none = new AtomicInteger();
    for (int i = 0; i < 200; i++) {
      CallWatch raced = new CallWatch();
      CyclicBarrier barrier = new CyclicBarrier(2);
      boolean[] taken = new boolean[1];
      raced.begin(LANES, 0);
      Thread dog =
          new Thread(
              () -> {
                await(barrier);
                taken[0] = raced.takeOver(100, 10) != null;
              });
      dog.start();
      await(barrier);
      boolean ended = raced.end();
      dog.join();
      (ended && taken[0] ? both : none).addAndGet(ended == taken[0] ? 1 : 0);
    }
    assertThat(both).hasValue(0);
    assertThat(none).hasValue(0);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
