package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import io.github.odoosync.lane.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimSizeTest {

  private static final long FAST = 1_000_000;
  private static final long SLOW = 2_000_000_000;

  private final ClaimSize size = new ClaimSize(16);

  @Test
  void quickHandlersWithMuchToDoMakeClaimsLarge() {
    repeat(20, 1, 10, FAST);
    assertThat(size.lanes()).isEqualTo(ClaimSize.MOST_LANES);
    assertThat(size.messages()).isEqualTo(1);
  }

  @Test
  void deepLanesMakeClaimsDeep() {
    repeat(20, 1_000, 10, FAST);
    assertThat(size.messages()).isEqualTo(ClaimSize.MOST_MESSAGES);
  }

  @Test
  void slowHandlersKeepFewLanes() {
    repeat(20, 1, 10, FAST);
    repeat(3, 1, 10, SLOW);
    assertThat(size.lanes()).isEqualTo(16);
  }

  @Test
  void aLaneWhoseTimeWasUpMakesClaimsShallow() {
    repeat(20, 1_000, 10, FAST);
    size.cut(3);
    size.drained(FAST);
    assertThat(size.messages()).isEqualTo(3);
  }

  @Test
  void largePayloadsKeepAClaimWithinItsBytes() {
    repeat(20, 1, 1024 * 1024, FAST);
    assertThat(size.lanes()).isLessThanOrEqualTo(16);
    repeat(20, 1_000, 100_000, FAST);
    assertThat((long) size.lanes() * size.messages() * 100_000)
        .isLessThanOrEqualTo(2 * 16L * 1024 * 1024);
  }

  private void repeat(int claims, int waiting, int bytes, long took) {
    for (int i = 0; i < claims; i++) {
      int asked = size.lanes();
      size.claimed(
          Collections.nCopies(asked, lane(waiting, Math.min(waiting, size.messages()), bytes)),
          asked);
      size.drained(took);
    }
  }

  private static ClaimedLane lane(int waiting, int fetched, int bytes) {
    Message message = Message.of("t", "thing", 1).payload(Payload.bytes(new byte[bytes])).build();
    List<StoredMessage> messages = new ArrayList<>();
    for (int i = 1; i <= fetched; i++) {
      messages.add(new StoredMessage(i, message, Instant.EPOCH, Duration.ZERO));
    }
    return new ClaimedLane(1, null, 1, 0, waiting, 0, 0, false, null, messages);
  }
}
