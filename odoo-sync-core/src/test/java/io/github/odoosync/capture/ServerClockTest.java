package io.github.odoosync.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What Odoo's clock is taken for: never later than it is. */
class ServerClockTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private long nanos;
  private final ServerClock clock = new ServerClock(() -> nanos);

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Test
  void itIsUnknownUntilADateWasSeen() {
    assertThat(clock.now()).isEmpty();
    clock.saw(NOON);
    pass(Duration.ofSeconds(5));
    assertThat(clock.now()).contains(NOON.plusSeconds(5));
  }

  @Test
  void anOldDateTellsNothingAndANewerOneMovesItOn() {
    clock.saw(NOON);
    clock.saw(NOON.minusSeconds(3_600));
    assertThat(clock.now()).contains(NOON);
    clock.saw(NOON.plusSeconds(60));
    assertThat(clock.now()).contains(NOON.plusSeconds(60));
  }

  @Test
  void whatWasSeenLongAgoCountsUntilSomethingNewerIsKnown() {
    clock.saw(NOON);
    pass(Duration.ofDays(1));
    assertThat(clock.now()).contains(NOON.plus(Duration.ofDays(1)));
    clock.saw(NOON.plus(Duration.ofDays(1)).minusSeconds(7));
    pass(Duration.ofMinutes(31));
    clock.saw(NOON);
    pass(Duration.ofMinutes(31));
    assertThat(clock.now())
        .as("a clock that drifted back is followed within the hour")
        .contains(NOON.plus(Duration.ofDays(1)).plus(Duration.ofMinutes(62)).minusSeconds(7));
  }

  @Test
  void aDateInTheFutureIsNotBelievedWhereTheClockItselfWasRead() {
    clock.read(NOON);
    clock.saw(NOON.plus(Duration.ofDays(365)));
    assertThat(clock.now()).contains(NOON);
  }

  @Test
  void aClockThatWasSetBackIsFollowedAtOnce() {
    clock.read(NOON);
    pass(Duration.ofMinutes(10));
    clock.read(NOON.minus(Duration.ofMinutes(50)));
    assertThat(clock.now()).contains(NOON.minus(Duration.ofMinutes(50)));
  }
}
