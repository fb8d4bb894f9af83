package io.github.odoosync.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.retry.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Waits grow by doubling and are drawn evenly below their bound. */
class BackoffTest {

  private final Backoff backoff =
      new Backoff(
          new RetryPolicy(50, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofHours(1)),
          new Random(42));

  @Test
  void theBoundDoublesUpToTheLongest() {
    List<Long> bounds = new ArrayList<>();
    for (int attempt : new int[] {2, 3, 4, 5, 6, 7, 60}) {
      bounds.add(backoff.longestBefore(attempt).toMillis());
    }
    assertThat(bounds).containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L, 1000L);
  }

  @Test
  void theWaitIsDrawnFromTheWholeRange() {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      waits.add(backoff.before(4).toMillis());
    }
    assertThat(waits).allMatch(wait -> wait >= 0 && wait <= 400);
    assertThat(waits).anyMatch(wait -> wait < 20).anyMatch(wait -> wait > 380);
    assertThat(waits.stream().mapToLong(Long::longValue).average().orElseThrow())
        .isBetween(180.0, 220.0);
  }

  @Test
  void noDelayIsNoWait() {
    assertThat(new Backoff(RetryPolicy.none(), new Random(1)).before(2)).isZero();
  }
}
