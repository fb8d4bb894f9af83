package io.github.odoosync.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.database.TestStore;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store of capture has to do, on each kind of store. */
@Timeout(120)
class CaptureStoreContractTest {

  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final Map<TestStore.Kind, TestStore> OPEN = new EnumMap<>(TestStore.Kind.class);

  private final String stream = "orders-" + UUID.randomUUID();

  @AfterAll
  static void close() {
    OPEN.values().forEach(TestStore::close);
    OPEN.clear();
  }

  private static TestStore open(TestStore.Kind kind) {
    return OPEN.computeIfAbsent(kind, TestStore.Kind::open);
  }

  private StreamHold hold(CaptureStore store, String owner) {
    return store.hold(stream, owner, LEASE).orElseThrow();
  }

  private static KnownRecord record(long id) {
    return new KnownRecord(id, Presence.PRESENT, "f" + id, "sale", NOON, null);
  }

  private static CaptureCommit commit(
      StreamHold hold, Map<String, String> points, KnownRecord... records) {
    return new CaptureCommit(hold, points, List.of(records), List.of());
  }

  private static Enqueue news(String consumer, String text) {
    return new Enqueue(
        consumer, Message.of("orders", "change", 1).key("A").id(text).build(), List.of());
  }

  @ParameterizedTest
  @EnumSource
  void oneOwnerHoldsAStreamAndProlongsItUnderTheSameToken(TestStore.Kind kind) {
    CaptureStore store = open(kind).captures();
    StreamHold first = hold(store, "a");

    assertThat(store.hold(stream, "b", LEASE)).isEmpty();
    assertThat(store.hold(stream, "a", LEASE)).contains(first);
  }

  @ParameterizedTest
  @EnumSource
  void afterTheLeaseAnotherTakesItWithALargerTokenAndTheOldOwnerStoresNothing(TestStore.Kind kind) {
    TestStore opened = open(kind);
    CaptureStore store = opened.captures();
    StreamHold old = hold(store, "a");
    opened.ageHolds(LEASE.plusSeconds(1));
    StreamHold fresh = hold(store, "b");

    assertThat(fresh.token()).isGreaterThan(old.token());
    assertThat(store.commit(commit(old, Map.of("settled", "1"), record(1)))).isFalse();
    assertThat(store.points(stream)).isEmpty();
    assertThat(store.records(stream, List.of(1L))).isEmpty();
    assertThat(store.commit(commit(fresh, Map.of("settled", "2")))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsReleasedIsFreeAtOnceAndOnlyItsHolderReleases(TestStore.Kind kind) {
    CaptureStore store = open(kind).captures();
    StreamHold first = hold(store, "a");
    store.release(new StreamHold(stream, "a", first.token() - 1));
    assertThat(store.hold(stream, "b", LEASE)).isEmpty();

    store.release(first);
    assertThat(hold(store, "b").token()).isGreaterThan(first.token());
    assertThat(store.commit(commit(first, Map.of("settled", "1")))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void ofManyOneGetsAFreeStream(TestStore.Kind kind) throws Exception {
    CaptureStore store = open(kind).captures();
    ExecutorService nodes = Executors.newFixedThreadPool(6);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        String owner = "node-" + i;
        tasks.add(() -> store.hold(stream, owner, LEASE).isPresent());
      }
      int holders = 0;
      for (Future<Boolean> holds : nodes.invokeAll(tasks)) {
        holders += holds.get() ? 1 : 0;
      }
      assertThat(holders).isEqualTo(1);
    } finally {
      nodes.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void pointsRecordsAndMessagesAreStoredTogether(TestStore.Kind kind) {
    TestStore opened = open(kind);
    CaptureStore store = opened.captures();
    CaptureCommit all =
        new CaptureCommit(
            hold(store, "a"),
            Map.of("settled", "7", "sweep", "8"),
            List.of(record(1), record(2)),
            List.of(news(stream, stream + "-1"), news(stream, stream + "-2")));

    assertThat(store.commit(all)).isTrue();
    assertThat(store.points(stream)).isEqualTo(Map.of("settled", "7", "sweep", "8"));
    assertThat(store.records(stream, Set.of(1L, 2L, 3L)))
        .isEqualTo(Map.of(1L, record(1), 2L, record(2)));
    assertThat(opened.drain(stream))
        .extracting(Message::id)
        .containsExactly(stream + "-1", stream + "-2");
  }

  /** Law 7: what was read and the checkpoint that says so are there together or not at all. */
  @ParameterizedTest
  @EnumSource
  void whenTheCheckpointIsRefusedNothingIsStored(TestStore.Kind kind) {
    TestStore opened = open(kind);
    CaptureStore store = opened.captures();
    CaptureCommit refused =
        new CaptureCommit(
            hold(store, "a"),
            Map.of("settled", "7".repeat(CaptureStore.MAX_POINT_LENGTH + 1)),
            List.of(record(1)),
            List.of(news(stream, stream + "-1")));

    assertThatThrownBy(() -> store.commit(refused)).isInstanceOf(StoreException.class);
    assertThat(store.points(stream)).isEmpty();
    assertThat(store.records(stream, List.of(1L))).isEmpty();
    assertThat(opened.drain(stream)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aPointMovesStaysOrIsForgotten(TestStore.Kind kind) {
    CaptureStore store = open(kind).captures();
    StreamHold hold = hold(store, "a");
    store.commit(commit(hold, Map.of("one", "1", "two", "2", "three", "3")));
    store.commit(commit(hold, Map.of("one", "1", "two", "22", "three", "")));

    assertThat(store.points(stream)).isEqualTo(Map.of("one", "1", "two", "22"));
    assertThat(store.points(stream + "-other")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aRecordIsReplacedWhole(TestStore.Kind kind) {
    CaptureStore store = open(kind).captures();
    StreamHold hold = hold(store, "a");
    store.commit(commit(hold, Map.of(), record(1), record(2)));
    KnownRecord gone = new KnownRecord(1, Presence.GONE, "", "", NOON.plusSeconds(1), null);
    KnownRecord missing = record(3).missing(NOON);
    store.commit(commit(hold, Map.of(), gone, missing));

    assertThat(store.records(stream, List.of(1L, 2L, 3L)))
        .isEqualTo(Map.of(1L, gone, 2L, record(2), 3L, missing));
    assertThat(store.count(stream)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void recordsAreWalkedByTheirIds(TestStore.Kind kind) {
    CaptureStore store = open(kind).captures();
    KnownRecord[] many = new KnownRecord[1_200];
    for (int i = 0; i < many.length; i++) {
      many[i] = record(many.length - i);
    }
    store.commit(commit(hold(store, "a"), Map.of(), many));

    assertThat(store.recordsAfter(stream, 1_197, 2)).containsExactly(record(1_198), record(1_199));
    assertThat(store.recordsAfter(stream, 1_200, 2)).isEmpty();
    List<Long> asked = new ArrayList<>();
    for (long id = 100; id < 1_300; id++) {
      asked.add(id);
    }
    assertThat(store.records(stream, asked)).hasSize(1_101);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsMissingLongestComesFirst(TestStore.Kind kind) {
    CaptureStore store = open(kind).captures();
    store.commit(
        commit(
            hold(store, "a"),
            Map.of(),
            record(1),
            record(2).missing(NOON),
            record(3).missing(NOON.minusSeconds(5)),
            record(4).missing(NOON.plusSeconds(5))));

    assertThat(store.missing(stream, NOON, 10)).extracting(KnownRecord::id).containsExactly(3L, 2L);
    assertThat(store.missing(stream, NOON, 1)).extracting(KnownRecord::id).containsExactly(3L);
  }
}
