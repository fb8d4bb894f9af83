package io.github.odoosync.connector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.store.StreamPosition.Backfill;
import io.github.odoosync.database.TestStore;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.lane.DedupKey;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store keeps of streams, on each kind of store. */
@Timeout(120)
class SourceStoreContractTest extends StoreFixture {

  private static final Duration LEASE = Duration.ofMinutes(5);

  private StreamCommit page(long revision, String cursor, Map<String, Fingerprint> seen) {
    return new StreamCommit(stream, revision, new Cursor(cursor), null, seen, List.of(), List.of());
  }

  private StreamCommit news(long revision, String cursor, String... ids) {
    List<Enqueue> messages = new ArrayList<>();
    for (String id : ids) {
      messages.add(news(id));
    }
    return new StreamCommit(
        stream, revision, new Cursor(cursor), null, Map.of(), List.of(), messages);
  }

  private Enqueue news(String id) {
    return new Enqueue(
        unique, Message.of("orders", "order", 1).key("A").id(unique + id).build(), List.of());
  }

  private static Fingerprint print(String content) {
    return Fingerprint.of(content.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource
  void oneOwnerTakesAStreamAndProlongsItsLease(TestStore.Kind kind) {
    SourceStore store = open(kind).connectors().sources();

    assertThat(store.take(stream, "a", LEASE)).contains(StreamPosition.START);
    assertThat(store.take(stream, "b", LEASE)).isEmpty();
    assertThat(store.take(stream, "a", LEASE)).contains(StreamPosition.START);
    assertThat(store.take(new StreamName(stream.connector(), "products"), "b", LEASE)).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void aStreamIsFreeAfterItsLeaseOrWhenItsOwnerGivesItBack(TestStore.Kind kind) {
    TestStore opened = open(kind);
    SourceStore store = opened.connectors().sources();
    store.take(stream, "a", LEASE);
    opened.ageConnectors(LEASE.plusSeconds(1));
    assertThat(store.take(stream, "b", LEASE)).isPresent();

    store.release(stream, "a");
    assertThat(store.take(stream, "c", LEASE)).isEmpty();
    store.release(stream, "b");
    assertThat(store.take(stream, "c", LEASE)).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void ofManyOneGetsAFreeStream(TestStore.Kind kind) throws Exception {
    SourceStore store = open(kind).connectors().sources();

    assertThat(atOnce(6, node -> store.take(stream, "node-" + node, LEASE).isPresent()))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void ofManyPagesReadFromOnePositionOneCounts(TestStore.Kind kind) throws Exception {
    TestStore opened = open(kind);
    SourceStore store = opened.connectors().sources();
    store.take(stream, "a", LEASE);

    assertThat(atOnce(6, node -> store.commit(news(0, "c" + node, "n" + node)))).isEqualTo(1);
    assertThat(opened.drain(unique)).hasSize(1);
    assertThat(store.position(stream).revision()).isEqualTo(1);
  }

  private static int atOnce(int nodes, NodeStep step) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(nodes);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int node = 0; node < nodes; node++) {
        int number = node;
        tasks.add(() -> step.run(number));
      }
      int successes = 0;
      for (Future<Boolean> success : pool.invokeAll(tasks)) {
        successes += success.get() ? 1 : 0;
      }
      return successes;
    } finally {
      pool.shutdownNow();
    }
  }

  private interface NodeStep {
    boolean run(int node);
  }

  @ParameterizedTest
  @EnumSource
  void whoeverHasTheLeaseAPageFromAnOldPositionIsRefused(TestStore.Kind kind) {
    TestStore opened = open(kind);
    SourceStore store = opened.connectors().sources();
    store.take(stream, "a", LEASE);
    assertThat(store.commit(news(0, "1", "first"))).isTrue();

    assertThat(store.commit(news(0, "1", "doubled"))).isFalse();
    assertThat(store.commit(news(2, "3", "skipped"))).isFalse();
    assertThat(store.commit(news(1, "1", "second"))).isTrue();
    assertThat(store.position(stream)).isEqualTo(new StreamPosition(2, new Cursor("1"), null));
    assertThat(opened.drain(unique))
        .extracting(Message::id)
        .containsExactly(unique + "first", unique + "second");
  }

  @ParameterizedTest
  @EnumSource
  void aStreamThatNobodyEverTookIsAtItsStartAndTakesNoPage(TestStore.Kind kind) {
    SourceStore store = open(kind).connectors().sources();

    assertThat(store.position(stream)).isEqualTo(StreamPosition.START);
    assertThat(store.commit(news(0, "1"))).isFalse();
  }

  /** Law 7: what was read and the cursor that says so are there together or not at all. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMORY") // It knows no longest scope.
  void whatIsRefusedByTheLanesLeavesNothing(TestStore.Kind kind) {
    TestStore opened = open(kind);
    SourceStore store = opened.connectors().sources();
    store.take(stream, "a", LEASE);
    DedupKey tooLong = new DedupKey("s".repeat(201), "k", null);
    StreamCommit refused =
        new StreamCommit(
            stream,
            0,
            new Cursor("1"),
            null,
            Map.of("7", print("7")),
            List.of(),
            List.of(news("fine"), new Enqueue(unique, news("x").message(), List.of(tooLong))));

    assertThatThrownBy(() -> store.commit(refused)).isInstanceOf(StoreException.class);
    assertThat(store.position(stream)).isEqualTo(StreamPosition.START);
    assertThat(store.seen(stream, List.of("7"))).isEmpty();
    assertThat(opened.drain(unique)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void cursorsAndBackfillsAreKeptAsTheyAre(TestStore.Kind kind) {
    SourceStore store = open(kind).connectors().sources();
    store.take(stream, "a", LEASE);
    Cursor longest = new Cursor("ü".repeat(Cursor.MAX_LENGTH));
    store.commit(StreamCommit.move(stream, 0, longest, Backfill.WANTED));
    assertThat(store.position(stream)).isEqualTo(new StreamPosition(1, longest, Backfill.WANTED));

    Backfill under = new Backfill("gid://Bulk/1", new Cursor("page 2"));
    store.commit(StreamCommit.move(stream, 1, new Cursor("after"), under));
    assertThat(store.take(stream, "a", LEASE))
        .contains(new StreamPosition(2, new Cursor("after"), under));

    store.commit(StreamCommit.move(stream, 2, new Cursor("after"), null));
    assertThat(store.position(stream).backfill()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void whatARecordWasLikeIsKnownByItsIdAndStream(TestStore.Kind kind) {
    SourceStore store = open(kind).connectors().sources();
    store.take(stream, "a", LEASE);
    Map<String, Fingerprint> many =
        IntStream.range(0, 600)
            .boxed()
            .collect(Collectors.toMap(id -> "id-" + id, id -> print("v" + id)));
    store.commit(page(0, "1", many));
    store.commit(page(1, "2", Map.of("id-5", print("changed"), "İd", print("new"))));

    assertThat(store.seen(stream, Set.of("id-4", "id-5", "İd", "id")))
        .isEqualTo(Map.of("id-4", print("v4"), "id-5", print("changed"), "İd", print("new")));
    assertThat(store.seen(stream, many.keySet())).hasSize(600);
    assertThat(store.seen(new StreamName(stream.connector(), "products"), Set.of("id-4")))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSeenAgainIsRememberedAndWhatIsNotIsForgotten(TestStore.Kind kind) {
    TestStore opened = open(kind);
    SourceStore store = opened.connectors().sources();
    store.take(stream, "a", LEASE);
    store.commit(page(0, "1", Map.of("old", print("1"), "again", print("2"))));
    Duration keep = Duration.ofDays(30);
    opened.ageConnectors(keep.minusDays(1));
    store.commit(page(1, "1", Map.of("again", print("2"))));
    opened.ageConnectors(Duration.ofDays(2));
    ConnectorRetention retention =
        new ConnectorRetention(keep, Duration.ZERO, keep, Duration.ofDays(400));

    while (opened.connectors().purge(retention, 2) >= 2) {}
    assertThat(store.seen(stream, Set.of("old", "again"))).containsOnlyKeys("again");
  }

  @ParameterizedTest
  @EnumSource
  void rawPayloadsAreKeptWithThePage(TestStore.Kind kind) {
    TestStore opened = open(kind);
    SourceStore store = opened.connectors().sources();
    store.take(stream, "a", LEASE);
    RawPayload raw =
        new RawPayload(unique, "7", Payload.bytes(new byte[] {0, -1, 7}), Duration.ofDays(1));
    StreamCommit commit =
        new StreamCommit(stream, 0, Cursor.START, null, Map.of(), List.of(raw), List.of());

    assertThat(store.commit(commit)).isTrue();
    assertThat(opened.connectors().archive().find(raw.id())).contains(raw.payload());
  }
}
