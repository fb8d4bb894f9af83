package io.github.odoosync.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceAndGateTest {

  private static final Duration NOW = Duration.ZERO;

  private final AtomicLong now = new AtomicLong();
  private final Gate gate = new Gate(8, now::get);
  private final Pace pace = new Pace(Duration.ofMinutes(2));

  @Test
  void aCallStaysUnderAQuarterOfTheTimeLimit() {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      double millisPerRow = 50 + random.nextInt(100);
      int rows = pace.rows("load");
      pace.took("load", rows, (long) (rows * millisPerRow * 1_000_000));
    }
    assertThat(pace.rows("load") * 150).isBetween(20_000, 60_000);
    pace.took("load", 100, Duration.ofMinutes(5).toNanos());
    assertThat(pace.rows("load")).isLessThan(30);
  }

  @Test
  void fastCallsGrowStepByStepAndOnlyUpToAMost() {
    pace.took("load", 100, 1_000_000);
    assertThat(pace.rows("load")).isEqualTo(200);
    for (int i = 0; i < 5; i++) {
      pace.took("load", 100, 1_000_000);
    }
    assertThat(pace.rows("load")).isEqualTo(Pace.MOST);
    assertThat(pace.rows("action_confirm")).isEqualTo(Pace.FIRST);
  }

  @Test
  void aMissingAnswerSaysNothingOfTheSizeUnlessItTookLongOrComesAgain() {
    pace.unanswered("load", 1_000_000);
    assertThat(pace.rows("load")).as("an accident").isEqualTo(100);
    pace.unanswered("load", 1_000_000);
    assertThat(pace.rows("load")).as("twice in a row").isEqualTo(50);
    pace.took("load", 50, Duration.ofSeconds(25).toNanos());
    assertThat(pace.rows("load")).isEqualTo(60);
    pace.unanswered("load", Duration.ofSeconds(8).toNanos());
    assertThat(pace.rows("load")).as("after a long time").isEqualTo(30);
    for (int i = 0; i < 10; i++) {
      pace.unanswered("load", 1_000_000);
    }
    assertThat(pace.rows("load")).isEqualTo(1);
  }

  @Test
  void singleMissingAnswersDoNotCloseTheGate() throws InterruptedException {
    succeed(60);
    for (int i = 0; i < 10; i++) {
      unanswered(1_000);
      succeed(5);
      now.addAndGet(Duration.ofSeconds(1).toNanos());
    }
    assertThat(gate.limit()).isEqualTo(8);
    unanswered(1_000);
    unanswered(1_000);
    assertThat(gate.limit()).as("two in a row").isEqualTo(4);
    succeed(60);
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    unanswered(1_000_000);
    assertThat(gate.limit()).as("one that took long").isEqualTo(4);
  }

  @Test
  void successLetsMoreInAndTroubleHalfAsMany() throws InterruptedException {
    assertThat(gate.limit()).isEqualTo(2);
    succeed(60);
    assertThat(gate.limit()).isEqualTo(8);
    trouble();
    assertThat(gate.limit()).isEqualTo(4);
    trouble();
    assertThat(gate.limit()).as("one trouble is counted once").isEqualTo(4);
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    trouble();
    assertThat(gate.limit()).isEqualTo(2);
  }

  @Test
  void slowerAnswersLetFewerIn() throws InterruptedException {
    succeed(60);
    for (int i = 0; i < 3; i++) {
      assertThat(gate.enter(NOW)).isTrue();
      gate.done("load", 1_000_000);
    }
    assertThat(gate.limit()).isLessThan(8);
  }

  @Test
  void whoFindsNoPlaceIsTurnedAway() throws InterruptedException {
    assertThat(gate.enter(NOW)).isTrue();
    assertThat(gate.enter(NOW)).isTrue();
    assertThat(gate.enter(NOW)).isFalse();
    gate.leave();
    assertThat(gate.enter(NOW)).isTrue();
  }

  private void succeed(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      assertThat(gate.enter(NOW)).isTrue();
      gate.done("load", 1_000);
    }
  }

  private void unanswered(double nanosPerRow) throws InterruptedException {
    assertThat(gate.enter(NOW)).isTrue();
    gate.unanswered("load", nanosPerRow);
  }

  private void trouble() throws InterruptedException {
    assertThat(gate.enter(NOW)).isTrue();
    gate.troubled();
  }
}
