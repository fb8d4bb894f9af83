package io.github.odoosync.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.retry.LimitPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Turns are given by time that the test makes pass. */
class LimiterTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final ManualTicker ticker = new ManualTicker();

  @Test
  void oneTokenASecondSpacesCallsASecondApart() throws InterruptedException {
    Limiter limiter = new Limiter(LimitPolicy.odooOnline(), ticker);
    for (int i = 0; i < 4; i++) {
      assertThat(limiter.enter(LONG)).isTrue();
      limiter.leave();
    }
    assertThat(ticker.sleeps())
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  @Test
  void aBurstIsLetThroughAtOnceAndThenPaidFor() throws InterruptedException {
    Limiter limiter = limiter(3, Duration.ofMillis(100));
    for (int i = 0; i < 5; i++) {
      assertThat(limiter.enter(LONG)).isTrue();
    }
    assertThat(ticker.sleeps()).containsExactly(Duration.ofMillis(100), Duration.ofMillis(100));
  }

  @Test
  void tokensComeBackUpToTheBurst() throws InterruptedException {
    Limiter limiter = limiter(3, Duration.ofMillis(100));
    for (int i = 0; i < 3; i++) {
      limiter.enter(LONG);
    }
    ticker.pass(Duration.ofHours(1));
    for (int i = 0; i < 4; i++) {
      limiter.enter(LONG);
    }
    assertThat(ticker.sleeps()).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void aTurnThatComesTooLateIsRefusedAndTakesNoToken() throws InterruptedException {
    Limiter limiter = limiter(1, Duration.ofSeconds(10));
    assertThat(limiter.enter(LONG)).isTrue();
    for (int i = 0; i < 5; i++) {
      assertThat(limiter.enter(Duration.ofSeconds(9))).isFalse();
    }
    assertThat(limiter.enter(Duration.ofSeconds(10))).isTrue();
    assertThat(ticker.sleeps()).containsExactly(Duration.ofSeconds(10));
  }

  @Test
  void aPauseHoldsEverybodyBack() throws InterruptedException {
    Limiter limiter = new Limiter(LimitPolicy.unlimited(), ticker);
    limiter.pause(Duration.ofSeconds(7));
    limiter.pause(Duration.ofSeconds(3));

    assertThat(limiter.enter(Duration.ofSeconds(6))).isFalse();
    assertThat(limiter.enter(LONG)).isTrue();
    assertThat(limiter.enter(LONG)).isTrue();
    assertThat(ticker.sleeps()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void noMoreAreInFlightThanAllowed() throws InterruptedException {
    Limiter limiter = new Limiter(LimitPolicy.concurrent(2), ticker);
    assertThat(limiter.enter(LONG)).isTrue();
    assertThat(limiter.enter(LONG)).isTrue();
    assertThat(limiter.enter(Duration.ZERO)).isFalse();
    limiter.leave();
    assertThat(limiter.enter(Duration.ZERO)).isTrue();
  }

  @Test
  void aRefusedTurnIsGivenBack() throws InterruptedException {
    Limiter limiter = new Limiter(LimitPolicy.odooOnline(), ticker);
    assertThat(limiter.enter(LONG)).isTrue();
    limiter.leave();
    assertThat(limiter.enter(Duration.ZERO)).isFalse();
    assertThat(limiter.enter(LONG)).isTrue();
  }

  private Limiter limiter(int burst, Duration interval) {
    return new Limiter(new LimitPolicy(100, burst, interval, LONG), ticker);
  }
}
