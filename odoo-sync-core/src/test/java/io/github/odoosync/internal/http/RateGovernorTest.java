package io.github.odoosync.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.odoosync.connector.http.RateLimit;
import io.github.odoosync.connector.http.RateSignal;
import io.github.odoosync.internal.retry.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Limits by a clock that the test moves: who is not let through is told for how long. */
class RateGovernorTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final List<RateLimit> MINUTE_OF_3 =
      List.of(new RateLimit.Window("account", 3, MINUTE));
  private static final List<RateLimit> BUCKET = List.of(new RateLimit.Bucket("cost", 100, 10));

  private long now = Long.MAX_VALUE - 1; // nanoseconds may wrap
  private final RateGovernor governor =
      new RateGovernor(
          new Ticker() {
            @Override
            public long nanos() {
              return now;
            }

            @Override
            public void sleep(Duration time) {
              throw new AssertionError("nothing sleeps here");
            }
          });

  @Test
  void aWindowLetsThroughItsNumberInAnyStretchOfItsPeriod() throws Exception {
    enter(MINUTE_OF_3, 1);
    pass(Duration.ofSeconds(40));
    enter(MINUTE_OF_3, 1);
    enter(MINUTE_OF_3, 1);
    assertThat(refusedFor(MINUTE_OF_3, 1)).isEqualTo(Duration.ofSeconds(20));
    pass(Duration.ofSeconds(20));
    enter(MINUTE_OF_3, 1);
    assertThat(refusedFor(MINUTE_OF_3, 1)).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void whatTheServerCountedBesideUsCountsToo() throws Exception {
    enter(MINUTE_OF_3, 1);
    governor.report(List.of(new RateSignal.Left("account", 2)));
    enter(MINUTE_OF_3, 1);
    governor.report(List.of(new RateSignal.Left("account", 0)));

    assertThat(refusedFor(MINUTE_OF_3, 1)).isEqualTo(MINUTE);
  }

  @Test
  void aBucketFillsSteadilyAndNoHigherThanItIs() throws Exception {
    enter(BUCKET, 100);
    assertThat(refusedFor(BUCKET, 50)).isEqualTo(Duration.ofSeconds(5));
    pass(Duration.ofSeconds(5));
    enter(BUCKET, 50);
    pass(Duration.ofHours(1));
    enter(BUCKET, 60);
    assertThat(refusedFor(BUCKET, 50)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whatCostsMoreThanTheBucketHoldsWaitsUntilItIsFull() throws Exception {
    enter(BUCKET, 10);
    assertThat(refusedFor(BUCKET, 1_000)).isEqualTo(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));
    enter(BUCKET, 1_000);
  }

  @Test
  void theServersLevelReplacesOursButForWhatIsUnderWay() throws Exception {
    RateGovernor.Pass done = enter(BUCKET, 90);
    enter(BUCKET, 10);
    done.leave();
    // It cost 30 only, and the account was raised.
    governor.report(List.of(new RateSignal.Level("cost", 170, 200, 20)));

    enter(BUCKET, 160);
    assertThat(refusedFor(BUCKET, 20)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void noMoreAreInsideThanMayBe() throws Exception {
    List<RateLimit> two = List.of(new RateLimit.Concurrent("tenant", 2));
    RateGovernor.Pass first = enter(two, 1);
    enter(two, 1);
    assertThat(refused(two, 1).scope()).isEqualTo("tenant");
    first.leave();
    enter(two, 1);
    refused(two, 1);
  }

  @Test
  void aPauseHoldsWhateverIsFree() throws Exception {
    governor.report(List.of(new RateSignal.Pause("account", MINUTE)));
    governor.report(List.of(new RateSignal.Pause("account", Duration.ofSeconds(5))));

    assertThat(refusedFor(MINUTE_OF_3, 1)).isEqualTo(MINUTE);
    pass(MINUTE);
    enter(MINUTE_OF_3, 1);
  }

  @Test
  void whoIsHeldByOneLimitTakesNothingOfTheOther() throws Exception {
    List<RateLimit> both = List.of(MINUTE_OF_3.get(0), BUCKET.get(0));
    enter(BUCKET, 100);
    for (int i = 0; i < 5; i++) {
      assertThat(refused(both, 50).scope()).isEqualTo("cost");
    }
    pass(Duration.ofSeconds(30));
    enter(both, 10);
    enter(both, 10);
    enter(both, 10);
    assertThat(refused(both, 10).scope()).isEqualTo("account");
  }

  @Test
  void whoeverWaitsIsLetInWhenSomebodyLeaves() throws Exception {
    RateGovernor real = new RateGovernor(Ticker.system());
    List<RateLimit> two = List.of(new RateLimit.Concurrent("tenant", 2));
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        all.add(
            threads.submit(
                () -> {
                  RateGovernor.Pass pass = real.enter(two, List.of(), 1, Duration.ofMinutes(2));
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  TimeUnit.MICROSECONDS.sleep(50);
                  inside.decrementAndGet();
                  pass.leave();
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(most.get()).isBetween(1, 2);
  }

  @Test
  void aWaitEndsWhenTheWindowMovesOn() throws Exception {
    RateGovernor real = new RateGovernor(Ticker.system());
    List<RateLimit> one = List.of(new RateLimit.Window("account", 1, Duration.ofMillis(50)));
    real.enter(one, List.of(), 1, Duration.ZERO).leave();

    real.enter(one, List.of(), 1, Duration.ofMinutes(2)).leave();
  }

  private RateGovernor.Pass enter(List<RateLimit> limits, int cost) throws Exception {
    return governor.enter(limits, List.of("host"), cost, Duration.ZERO);
  }

  private RateGovernor.Refused refused(List<RateLimit> limits, int cost) {
    return catchThrowableOfType(RateGovernor.Refused.class, () -> enter(limits, cost));
  }

  private Duration refusedFor(List<RateLimit> limits, int cost) {
    return refused(limits, cost).waitFor();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
