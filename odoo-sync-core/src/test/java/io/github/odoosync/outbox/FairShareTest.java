package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FairShareTest {

  private final FairShare share = new FairShare(4, 100);

  @Test
  void whatLiesThereIsSharedAmongTheIdle() {
    assertThat(share.of(80)).isEqualTo(20);
    share.begin();
    share.begin();
    assertThat(share.of(80)).isEqualTo(40);
    share.begin();
    assertThat(share.of(80)).isEqualTo(80);
    share.end();
    assertThat(share.of(81)).isEqualTo(41);
  }

  @Test
  void aCallIsNotLargerThanItMayBeAndNotTooSmallToBeWorthIt() {
    assertThat(share.of(10_000)).isEqualTo(100);
    assertThat(share.of(1)).isEqualTo(5);
    assertThat(new FairShare(4, 10).of(1)).isEqualTo(1);
    assertThat(new FairShare(1, 7).of(100)).isEqualTo(7);
  }

  @Test
  void handlersThatNeverReturnedDoNotCount() {
    for (int i = 0; i < 6; i++) {
      share.begin();
    }
    assertThat(share.of(50)).isEqualTo(50);
  }
}
