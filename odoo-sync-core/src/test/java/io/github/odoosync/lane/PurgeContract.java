package io.github.odoosync.lane;

import static io.github.odoosync.lane.LaneLab.ANNA;
import static io.github.odoosync.lane.LaneLab.CONSUMER;
import static io.github.odoosync.lane.LaneLab.SOON;
import static io.github.odoosync.lane.LaneLab.ids;
import static io.github.odoosync.lane.LaneLab.keyed;
import static io.github.odoosync.lane.LaneLab.to;
import static io.github.odoosync.lane.LaneLab.unordered;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a purge takes, and what it must not. */
interface PurgeContract {

  Retention NOTHING_KEPT =
      new Retention(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  LaneLab lab();

  private void purge(Retention retention) {
    lab().pass(SOON);
    for (int rounds = 0; lab().store().purge(retention, 100) >= 100; rounds++) {
      assertThat(rounds).isLessThan(100);
    }
  }

  private Enqueued offer(String id) {
    DedupKey key = new DedupKey("inbox:carrier", "event 1", null);
    return lab().store().enqueue(List.of(to(CONSUMER, keyed("A", id), key))).get(0);
  }

  @Test
  default void whatIsOldGoes() {
    offer("1");
    lab().bury(lab().claimOne(), "broken");
    lab().store().discard(DeadLetterQuery.open(), ANNA);
    lab().put("B", "2");
    lab().drain();
    purge(NOTHING_KEPT);
    assertThat(lab().store().deadLetters(DeadLetterQuery.all())).isEmpty();
    assertThat(lab().store().journal(10)).isEmpty();
    assertThat(lab().store().consumers()).isEmpty();
    assertThat(offer("3")).isInstanceOf(Enqueued.Stored.class);
    assertThat(lab().drain()).containsExactly("3");
  }

  @Test
  default void whatIsYoungerThanItsTimeStays() {
    offer("1");
    lab().bury(lab().claimOne(), "broken");
    lab().store().discard(DeadLetterQuery.open(), ANNA);
    purge(Retention.standard());
    assertThat(lab().store().deadLetters(DeadLetterQuery.all())).hasSize(1);
    assertThat(lab().store().history("1")).hasSize(2);
    assertThat(lab().store().consumers()).containsExactly(CONSUMER);
    assertThat(offer("2")).isInstanceOf(Enqueued.Duplicate.class);
    assertThat(lab().put(keyed("A", "3")).seq()).isEqualTo(2);
  }

  @Test
  default void whatIsOpenStays() {
    lab().put("waiting", "1", "2");
    lab().advance(lab().claimOne());
    lab().put("held", "3");
    ClaimedLane held = lab().claim(10).get(1);
    lab().put("parked", "4");
    lab().parkHead(lab().claimOne(), "look");
    lab().put("dead", "5");
    lab().bury(lab().claimOne(), "broken");
    lab().put("by hand", "6");
    lab().drain();
    lab().store().park(CONSUMER, "by hand", ANNA);
    lab().put(unordered("7"));
    lab().store().pause("wms", ANNA);
    purge(NOTHING_KEPT);
    assertThat(lab().store().snapshot(CONSUMER).depth()).isEqualTo(4);
    assertThat(lab().store().deadLetters(DeadLetterQuery.open()))
        .extracting(letter -> letter.message().id())
        .containsExactly("4", "5");
    assertThat(lab().store().paused()).containsExactly("wms");
    assertThat(lab().advance(held)).isEqualTo(Settled.DONE);
    assertThat(lab().store().replay(DeadLetterQuery.open(), ANNA)).isEqualTo(2);
    assertThat(lab().store().resume(CONSUMER, "by hand", ANNA)).isTrue();
    assertThat(lab().drain()).contains("4", "5", "7");
  }

  @Test
  default void aLaneMadeAgainHasALargerTokenThanEver() {
    lab().put("A", "1");
    long last = 0;
    for (int i = 0; i < 5; i++) {
      ClaimedLane lane = lab().claimOne();
      assertThat(lane.token()).isGreaterThan(last);
      last = lane.token();
      lab().retry(lane, Duration.ZERO);
    }
    ClaimedLane old = lab().claimOne();
    lab().advance(old);
    purge(NOTHING_KEPT);
    assertThat(lab().put(keyed("A", "2")).seq()).isEqualTo(1);
    ClaimedLane made = lab().claimOne();
    assertThat(made.token()).isGreaterThan(old.token());
    assertThat(ids(made)).containsExactly("2");
    assertThat(lab().advance(old)).isEqualTo(Settled.FENCED);
  }

  @Test
  default void aLaneThatAProducerLocksStays() throws Exception {
    long laneId = lab().put(keyed("A", "1")).laneId();
    lab().drain();
    try (Connection connection = lab().connection()) {
      lab().enqueue(connection, keyed("A", "2"));
      purge(NOTHING_KEPT);
      connection.commit();
    }
    ClaimedLane lane = lab().claimOne();
    assertThat(lane.laneId()).isEqualTo(laneId);
    assertThat(ids(lane)).containsExactly("2");
  }

  @Test
  default void aPurgeGoesInChunks() {
    for (int i = 0; i < 30; i++) {
      lab().store().pause("consumer " + i, ANNA);
    }
    lab().pass(SOON);
    assertThat(lab().store().purge(NOTHING_KEPT, 10)).isBetween(10, 20);
    assertThat(lab().store().journal(100)).hasSizeBetween(10, 20);
    purge(NOTHING_KEPT);
    assertThat(lab().store().journal(100)).isEmpty();
    assertThat(lab().store().purge(NOTHING_KEPT, 10)).isZero();
  }

  @Test
  default void aReplayedMessageFindsItsWayThoughItsLaneIsGone() {
    lab().put("A", "1", "2");
    ClaimedLane lane = lab().claimOne();
    lab().settle(new Settlement.BuryRest(lane.held(), 0, LaneLab.trouble("gone")));
    purge(NOTHING_KEPT);
    assertThat(lab().store().replay(DeadLetterQuery.open(), ANNA)).isEqualTo(2);
    assertThat(lab().drain()).containsExactly("1", "2");
  }
}
