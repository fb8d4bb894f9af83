package io.github.odoosync.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.lane.ClaimedLane;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClaimFloorTest {

  private static final long DEAR = 100_000_000;

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
  private final ClaimFloor floor = new ClaimFloor(now::get);

  @Test
  void aCheapClaimIsFollowedByOneFromTheStart() {
    for (int i = 0; i < 10; i++) {
      floor.learn(floor.next(), 1_000_000, List.of(taken(false, 500)));
      assertThat(floor.next()).isEqualTo(ClaimFloor.NONE);
    }
  }

  @Test
  void afterDearClaimsTheNextGoOnWhereTheLastEnded() {
    dearClaims(List.of(taken(false, 500), taken(false, 700)));
    assertThat(floor.next()).isEqualTo(700);
    floor.learn(700, 1_000_000, List.of(taken(false, 900)));
    assertThat(floor.next()).isEqualTo(900);
    floor.learn(900, 1_000_000, List.of());
    assertThat(floor.next()).isEqualTo(900);
  }

  @Test
  void aFloorThatSparesNothingIsGivenUp() {
    dearClaims(List.of(taken(false, 700)));
    floor.learn(floor.next(), DEAR / 2, List.of());
    assertThat(floor.next()).isEqualTo(ClaimFloor.NONE);
  }

  @Test
  void aTwentiethOfTheTimeGoesIntoClaimsFromTheStart() {
    dearClaims(List.of(taken(false, 700)));
    now.addAndGet(20 * DEAR - 1);
    assertThat(floor.next()).isEqualTo(700);
    now.incrementAndGet();
    assertThat(floor.next()).isEqualTo(ClaimFloor.NONE);
  }

  @Test
  void onceClaimsFromTheStartAreCheapAgainThereIsNoFloor() {
    dearClaims(List.of(taken(false, 700)));
    now.addAndGet(20 * DEAR);
    floor.learn(floor.next(), 1_000_000, List.of(taken(false, 800)));
    assertThat(floor.next()).isEqualTo(ClaimFloor.NONE);
  }

  @Test
  void noKindOfLaneIsLeftBehindTheOthers() {
    dearClaims(List.of(taken(true, 300), taken(false, 700)));
    assertThat(floor.next()).isEqualTo(300);
  }

  @Test
  void whatIsSlowFromTheBeginningIsNotDear() {
    for (int i = 0; i < 100; i++) {
      floor.learn(floor.next(), i % 20 == 0 ? DEAR / 4 : DEAR, List.of(taken(false, 500)));
      assertThat(floor.next()).isEqualTo(ClaimFloor.NONE);
    }
  }

  private void dearClaims(List<Claimer.Taken> taken) {
    floor.learn(ClaimFloor.NONE, 1_000_000, taken);
    for (int i = 0; i < 20; i++) {
      assertThat(floor.next()).isEqualTo(ClaimFloor.NONE);
      floor.learn(ClaimFloor.NONE, DEAR, taken);
    }
  }

  private static Claimer.Taken taken(boolean express, long dueSince) {
    ClaimedLane lane = new ClaimedLane(1, null, 1, 0, 1, 0, 0, false, null, List.of());
    return new Claimer.Taken(lane, express, dueSince);
  }
}
