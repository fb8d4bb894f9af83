package io.github.odoosync.outbox;

import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.LaneStore;
import java.time.Duration;

/** Holders that vanish. */
final class Crashes {

  private Crashes() {}

  /** Leaves all due lanes as if so many holders had vanished one after the other. */
  static void of(LaneStore store, int times) throws InterruptedException {
    for (int i = 1; i <= times; i++) {
      ClaimRequest claim = new ClaimRequest("t", "crash" + i, Duration.ofNanos(1_000), 100, 1);
      Await.until("the lane of the last crash is due", () -> !store.claim(claim).isEmpty());
    }
  }
}
