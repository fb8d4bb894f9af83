package io.github.odoosync.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.database.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Holds the store on H2 to the contract. */
class H2LaneStoreTest extends JdbcLaneStoreContract {

  @Override
  TestDatabase database() {
    return TestDatabase.H2;
  }

  // H2 does not queue up those who wait for a row: whoever looks first has it.
  @Override
  @Test
  public void whoWaitsWithAResultGetsTheLaneBeforeAnyClaim() throws Exception {
    lab().put("A", "1");
    ClaimedLane lane = lab().claimOne(LaneLab.ME, LaneLab.SOON);
    lab().pass(LaneLab.SOON);
    try (Connection connection = lab().connection()) {
      lab().enqueue(connection, LaneLab.keyed("A", "2"));
      CountDownLatch begun = new CountDownLatch(1);
      List<String> ends =
          LaneLab.together(
              3,
              index ->
                  switch (index) {
                    case 0 -> {
                      begun.countDown();
                      Settlement result = new Settlement.Advance(lane.held(), 1);
                      yield lab()
                          .store()
                          .settleWaiting(LaneLab.ME, result, Duration.ofSeconds(30))
                          .name();
                    }
                    case 1 -> {
                      begun.await();
                      connection.commit();
                      yield "committed";
                    }
                    default -> {
                      begun.await();
                      List<ClaimedLane> claimed = List.of();
                      while (claimed.isEmpty()) {
                        claimed = lab().claim(LaneLab.OTHER, LaneLab.LONG, 10, 1);
                      }
                      yield LaneLab.ids(claimed.get(0)).get(0);
                    }
                  });
      assertThat(ends).isIn(List.of("DONE", "committed", "2"), List.of("FENCED", "committed", "1"));
    }
  }
}
