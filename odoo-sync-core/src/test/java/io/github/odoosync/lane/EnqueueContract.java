package io.github.odoosync.lane;

import static io.github.odoosync.lane.LaneLab.CONSUMER;
import static io.github.odoosync.lane.LaneLab.ids;
import static io.github.odoosync.lane.LaneLab.keyed;
import static io.github.odoosync.lane.LaneLab.to;
import static io.github.odoosync.lane.LaneLab.together;
import static io.github.odoosync.lane.LaneLab.unordered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.StoreException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How messages come in, and in which order they lie. */
interface EnqueueContract {

  LaneLab lab();

  @Test
  default void aRollbackLeavesNothing() throws Exception {
    try (Connection connection = lab().connection()) {
      lab().enqueue(connection, keyed("A", "1"), unordered("2"));
      connection.rollback();
    }
    assertThat(lab().drain()).isEmpty();
    assertThat(lab().store().consumers()).isEmpty();
    assertThat(lab().put(keyed("A", "3")).seq()).isEqualTo(1);
  }

  @Test
  default void aClosedConnectionIsRefusedAndWhatItDidNotCommitIsGone() throws Exception {
    Connection closed;
    try (Connection connection = lab().connection()) {
      lab().enqueue(connection, keyed("A", "1"));
      connection.rollback();
      closed = connection;
    }
    assertThatThrownBy(() -> lab().enqueue(closed, keyed("A", "2")))
        .isInstanceOf(StoreException.class);
    assertThat(lab().drain()).isEmpty();
  }

  @Test
  default void aCommitDeliversAndWhatIsNotCommittedCannotBeClaimed() throws Exception {
    try (Connection connection = lab().connection()) {
      lab().enqueue(connection, keyed("A", "1"), unordered("2"));
      assertThat(lab().claim(10)).isEmpty();
      assertThat(connection.isClosed()).isFalse();
      connection.commit();
    }
    assertThat(lab().drain()).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  default void aConnectionWithAutoCommitIsRefused() throws Exception {
    try (Connection connection = lab().connection()) {
      connection.setAutoCommit(true);
      assertThatThrownBy(() -> lab().enqueue(connection, keyed("A", "1")))
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
    }
    assertThat(lab().drain()).isEmpty();
  }

  @Test
  default void severalEnqueuesOfOneTransactionKeepTheirOrder() throws Exception {
    try (Connection connection = lab().connection()) {
      assertThat(lab().enqueue(connection, keyed("A", "1"), keyed("B", "2"), keyed("A", "3")))
          .extracting(one -> ((Enqueued.Stored) one).seq())
          .containsExactly(1L, 1L, 2L);
      assertThat(lab().enqueue(connection, keyed("A", "4")))
          .extracting(one -> ((Enqueued.Stored) one).seq())
          .containsExactly(3L);
      connection.commit();
    }
    assertThat(lab().claim(10))
        .extracting(LaneLab::ids)
        .containsExactlyInAnyOrder(List.of("1", "3", "4"), List.of("2"));
  }

  @Test
  default void nothingToStoreIsNothingWrong() throws Exception {
    assertThat(lab().store().enqueue(List.of())).isEmpty();
    try (Connection connection = lab().connection()) {
      assertThat(lab().store().enqueue(connection, List.of())).isEmpty();
      connection.rollback();
    }
  }

  @Test
  default void eachConsumerHasALaneAKeyAndSequenceNumbersWithoutGaps() {
    Message message = keyed("A", "1");
    List<Enqueued> stored =
        lab()
            .store()
            .enqueue(List.of(to("odoo", message), to("wms", message), to("odoo", keyed("A", "2"))));
    assertThat(stored).extracting(one -> ((Enqueued.Stored) one).seq()).containsExactly(1L, 1L, 2L);
    assertThat(stored)
        .extracting(one -> ((Enqueued.Stored) one).laneId())
        .satisfies(
            lanes -> {
              assertThat(lanes.get(0)).isEqualTo(lanes.get(2)).isNotEqualTo(lanes.get(1));
            });
    assertThat(lab().put(keyed("A", "3")))
        .isEqualTo(new Enqueued.Stored(((Enqueued.Stored) stored.get(0)).laneId(), 3));
    assertThat(lab().store().consumers()).containsExactlyInAnyOrder("odoo", "wms");
    assertThat(ids(lab().claimOne())).containsExactly("1", "2", "3");
  }

  @Test
  default void messagesWithoutAKeyHaveALaneEach() {
    List<Enqueued> stored =
        lab().store().enqueue(List.of(to(CONSUMER, unordered("1")), to(CONSUMER, unordered("2"))));
    assertThat(stored).extracting(one -> ((Enqueued.Stored) one).laneId()).doesNotHaveDuplicates();
    assertThat(lab().claim(10))
        .hasSize(2)
        .allSatisfy(lane -> assertThat(lane.key()).isEmpty())
        .extracting(LaneLab::ids)
        .containsExactlyInAnyOrder(List.of("1"), List.of("2"));
  }

  @Test
  default void manyMessagesInOneCallAreAllThereInOrder() {
    List<Enqueue> many =
        IntStream.range(0, 1_000)
            .mapToObj(i -> to(CONSUMER, keyed("key " + i % 7, String.valueOf(i))))
            .toList();
    assertThat(lab().store().enqueue(many)).hasSize(1_000);
    List<ClaimedLane> lanes = lab().claim(LaneLab.ME, LaneLab.LONG, 10, 1_000);
    assertThat(lanes).hasSize(7);
    for (ClaimedLane lane : lanes) {
      List<Integer> numbers = ids(lane).stream().map(Integer::valueOf).toList();
      assertThat(numbers).isSorted().allMatch(i -> ("key " + i % 7).equals(lane.laneKey()));
    }
    assertThat(lanes.stream().mapToInt(lane -> lane.messages().size()).sum()).isEqualTo(1_000);
  }

  @Test
  default void theOrderInALaneIsTheOrderOfCommitsUnderEightProducers() {
    long seed = 20_260_301;
    Map<String, List<String>> committed = new HashMap<>();
    together(
        8,
        producer -> {
          Random chance = new Random(seed + producer);
          try (Connection connection = lab().connection()) {
            for (int i = 0; i < 15; i++) {
              while (!transact(connection, chance, producer + "-" + i, committed)) {
                connection.rollback();
              }
            }
          }
          return producer;
        });
    Map<String, List<String>> stored = new HashMap<>();
    for (ClaimedLane lane : lab().claim(LaneLab.ME, LaneLab.LONG, 10, 1_000)) {
      stored.put(lane.key().orElseThrow(), ids(lane));
      assertThat(lane.lastSeq()).isEqualTo(lane.messages().size());
    }
    assertThat(stored).as("seed " + seed).isEqualTo(committed);
  }

  /** Whether producers who make new lanes at once can be told to try again: see the subclass. */
  default boolean producersMayHaveToTryAgain() {
    return false;
  }

  /** The lanes are locked from enqueue to the end, so what is noted between has their order. */
  private boolean transact(
      Connection connection, Random chance, String id, Map<String, List<String>> committed)
      throws Exception {
    List<String> keys =
        IntStream.range(0, 3).mapToObj(k -> "key " + k).filter(k -> chance.nextBoolean()).toList();
    List<String> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, chance);
    try {
      lab()
          .enqueue(
              connection, shuffled.stream().map(key -> keyed(key, id)).toArray(Message[]::new));
    } catch (StoreException e) {
      if (producersMayHaveToTryAgain() && e.code() == ErrorCode.STORE_CONFLICT) {
        return false;
      }
      throw e;
    }
    LockSupport.parkNanos(chance.nextInt(3_000_000));
    if (chance.nextInt(5) == 0) {
      connection.rollback();
      return true;
    }
    synchronized (committed) {
      keys.forEach(key -> committed.computeIfAbsent(key, any -> new ArrayList<>()).add(id));
    }
    connection.commit();
    return true;
  }
}
