package io.github.odoosync.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.DedupKey;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import io.github.odoosync.lane.Retention;
import io.github.odoosync.lane.Settled;
import io.github.odoosync.lane.Settlement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The known traps of queues in PostgreSQL, played with two sessions each. */
class PostgreSqlTrapsTest {

  private static final Duration LONG = Duration.ofHours(1);

  private TestSchema schema;
  private JdbcStore store;
  private LaneStore lanes;

  @BeforeEach
  void open() {
    schema = TestDatabase.POSTGRESQL.freshSchema();
    store = JdbcStore.of(schema.dataSource());
    store.createSchema();
    lanes = store.lanes();
  }

  @AfterEach
  void close() {
    schema.close();
  }

  @Test
  void whatCommitsLateIsNotOverlooked() throws SQLException {
    try (Connection slow = transaction()) {
      lanes.enqueue(slow, List.of(to(null, "slow")));
      lanes.enqueue(List.of(to(null, "fast")));
      assertThat(settleAll(claim(10))).containsExactly("fast");
      slow.commit();
    }
    assertThat(settleAll(claim(10))).containsExactly("slow");
  }

  @Test
  void aClaimTakesNoMoreLanesThanAskedForWhateverThePlan() throws SQLException {
    fill(500);
    for (String plan : List.of("enable_indexscan", "enable_nestloop", "enable_tidscan")) {
      execute("ALTER ROLE postgres SET " + plan + " = off");
      try (HikariDataSource pool = schema.pool(2)) {
        LaneStore other = JdbcStore.of(pool).lanes();
        assertThat(other.claim(new ClaimRequest("c", "me", LONG, 7, 1))).hasSize(7);
      } finally {
        execute("ALTER ROLE postgres RESET " + plan);
      }
    }
    assertThat(count("odoosync_lane WHERE owner IS NOT NULL")).isEqualTo(21);
  }

  @Test
  void plansMadeOnEmptyTablesUseTheirIndexesWhenTheTablesHaveGrown() throws SQLException {
    try (HikariDataSource one = schema.pool(1)) {
      LaneStore worker = JdbcStore.of(one).lanes();
      for (int i = 0; i < 12; i++) {
        lanes.enqueue(List.of(to("k", "m" + i), to(null, "n" + i)));
        settle(worker, worker.claim(new ClaimRequest("c", "me", LONG, 10, 5)));
      }
      execute("VACUUM ANALYZE odoosync_lane, odoosync_message");
      for (int i = 0; i < 12; i++) {
        lanes.enqueue(List.of(to("k", "o" + i), to(null, "p" + i)));
        settle(worker, worker.claim(new ClaimRequest("c", "me", LONG, 10, 5)));
      }
      fill(20_000);
      // What this connection counted while it made the tables would come after the reset.
      execute("SELECT pg_stat_force_next_flush()");
      execute("SELECT pg_stat_reset()");
      settle(worker, worker.claim(new ClaimRequest("c", "me", LONG, 1_000, 5)));
    }
    execute("SELECT pg_stat_clear_snapshot()");
    assertThat(
            count(
                "pg_stat_user_tables WHERE seq_scan > 0 AND schemaname = current_schema()"
                    + " AND relname IN ('odoosync_lane', 'odoosync_message')"))
        .isZero();
  }

  @Test
  void idsTakenBeforeTheDatabaseWasSetBackAreRefusedOnceAndNothingIsLost() throws SQLException {
    lanes.enqueue(List.of(to(null, "first")));
    execute("SELECT setval('odoosync_lane_id', 1)");
    LaneStore other = JdbcStore.of(schema.dataSource()).lanes();
    other.enqueue(List.of(to(null, "second")));

    try (Connection caller = transaction()) {
      assertThatThrownBy(() -> lanes.enqueue(caller, List.of(to(null, "third"))))
          .isInstanceOf(StoreException.class)
          .extracting(error -> ((StoreException) error).code())
          .isEqualTo(ErrorCode.STORE_CONFLICT);
      caller.rollback();
      lanes.enqueue(caller, List.of(to(null, "third")));
      caller.commit();
    }
    assertThat(settleAll(claim(10))).containsExactlyInAnyOrder("first", "second", "third");
  }

  @Test
  void anIdleLaneIsNotPurgedWhileAProducerWritesIntoIt() throws SQLException {
    lanes.enqueue(List.of(to("k", "1")));
    settleAll(claim(1));
    Retention none = new Retention(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    try (Connection producer = transaction()) {
      lanes.enqueue(producer, List.of(to("k", "2")));
      lanes.purge(none, 1_000);
      producer.commit();
    }
    lanes.purge(none, 1_000);
    assertThat(settleAll(claim(1))).containsExactly("2");
    lanes.purge(none, 1_000);
    assertThat(count("odoosync_lane")).isZero();
    assertThat(count("odoosync_message")).isZero();
  }

  @Test
  void aLanesTokenGrowsThoughTheIdleLaneWasPurged() {
    lanes.enqueue(List.of(to("k", "1")));
    ClaimedLane before = claim(1).get(0);
    settleAll(List.of(before));
    Retention none = new Retention(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    lanes.purge(none, 1_000);
    lanes.enqueue(List.of(to("k", "2")));
    assertThat(claim(1).get(0).token()).isGreaterThan(before.token());
  }

  @Test
  void aClaimNeverHoldsUpAProducer() throws SQLException {
    fill(50);
    try (Connection claiming = transaction();
        Statement statement = claiming.createStatement()) {
      statement.execute("SELECT 1 FROM odoosync_lane FOR UPDATE");
      lanes.enqueue(List.of(to(null, "new"), to("k", "newer")));
    }
    assertThat(claim(100)).hasSize(52);
  }

  @Test
  void underRepeatableReadAKeyTakenMeanwhileIsAConflictThatSaysSo() throws SQLException {
    try (Connection caller = transaction()) {
      caller.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (Statement statement = caller.createStatement()) {
        statement.execute("SELECT 1");
      }
      lanes.enqueue(List.of(deduplicated("first", "d", null)));
      assertThatThrownBy(() -> lanes.enqueue(caller, List.of(deduplicated("second", "d", null))))
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.STORE_CONFLICT);
                assertThat(e.retryable()).isTrue();
              })
          .hasMessageContaining("REPEATABLE READ");
    }
  }

  @Test
  void aDuplicateLeavesTheCallersTransactionAlive() throws SQLException {
    lanes.enqueue(List.of(deduplicated("first", "d", "content")));
    try (Connection caller = transaction()) {
      assertThat(
              lanes.enqueue(
                  caller,
                  List.of(
                      deduplicated("second", "d", "content"),
                      deduplicated("third", "d", "other"),
                      to(null, "fourth"))))
          .hasExactlyElementsOfTypes(
              Enqueued.Duplicate.class, Enqueued.Conflict.class, Enqueued.Stored.class);
      caller.commit();
    }
    assertThat(settleAll(claim(10))).containsExactlyInAnyOrder("first", "fourth");
  }

  @Test
  void aMessageThatOneKeyKeepsOutTakesNoOther() {
    lanes.enqueue(List.of(deduplicated("first", "known", null)));
    Enqueue both =
        new Enqueue(
            "c",
            message(null, "second"),
            List.of(new DedupKey("s", "fresh", null), new DedupKey("s", "known", null)));
    assertThat(lanes.enqueue(List.of(both)))
        .containsExactly(new Enqueued.Duplicate(new DedupKey("s", "known", null), "first"));
    assertThat(lanes.enqueue(List.of(deduplicated("third", "fresh", null))))
        .hasExactlyElementsOfTypes(Enqueued.Stored.class);
  }

  @Test
  void enqueueIsOneStatement() throws SQLException {
    try (Connection caller = transaction()) {
      lanes.enqueue(caller, List.of(to("k", "warm")));
      CountingConnection counting = CountingConnection.around(caller);
      lanes.enqueue(
          counting.connection(),
          List.of(to("k", "1"), to(null, "2"), deduplicated("3", "d", "f"), to("l", "4")));
      assertThat(counting.statements()).isEqualTo(1);
      caller.commit();
    }
  }

  @Test
  void aLanesSettlementIsBusyWhileAProducerWritesAndWaitsIfAsked() throws Exception {
    lanes.enqueue(List.of(to("k", "1")));
    ClaimedLane lane = claim(1).get(0);
    Settlement done = new Settlement.Advance(lane.held(), 1);
    try (Connection producer = transaction()) {
      lanes.enqueue(producer, List.of(to("k", "2")));
      assertThat(lanes.settle("me", List.of(done))).containsValue(Settled.BUSY);
      assertThat(lanes.renew("me", LONG, Set.of(lane.held()))).containsValue(Settled.BUSY);
      assertThat(lanes.settleWaiting("me", done, Duration.ofMillis(50))).isEqualTo(Settled.BUSY);
      producer.commit();
    }
    assertThat(lanes.settleWaiting("me", done, Duration.ofSeconds(20))).isEqualTo(Settled.DONE);
    assertThat(lanes.settle("me", List.of(done))).containsValue(Settled.FENCED);
    assertThat(settleAll(claim(1))).containsExactly("2");
  }

  @Test
  void whoWaitsForALaneComesBeforeAClaim() throws SQLException {
    lanes.enqueue(List.of(to("k", "1")));
    ClaimedLane lane =
        lanes.claim(new ClaimRequest("c", "me", Duration.ofNanos(1_000), 1, 1)).get(0);
    try (Connection waiting = transaction();
        Statement statement = waiting.createStatement()) {
      // What a settlement holds while it waits.
      statement.execute(
          "SELECT pg_advisory_xact_lock(%d, %d)".formatted(0x6f647379, lane.laneId()));
      assertThat(claim(1)).isEmpty();
    }
    assertThat(claim(1)).hasSize(1);
  }

  @Test
  void errorsOfTheServerSayWhatToDo() throws SQLException {
    try (Connection readOnly = transaction()) {
      readOnly.setReadOnly(true);
      assertCode(() -> lanes.enqueue(readOnly, List.of(to(null, "1"))), ErrorCode.STORE_REFUSED);
    }
    try (Connection auto = schema.dataSource().getConnection()) {
      assertCode(() -> lanes.enqueue(auto, List.of(to(null, "1"))), ErrorCode.TRANSACTION_REQUIRED);
    }
    Connection closed = transaction();
    closed.close();
    assertCode(() -> lanes.enqueue(closed, List.of(to(null, "1"))), ErrorCode.STORE_REFUSED);
    try (HikariDataSource small = impatientPool();
        Connection only = small.getConnection()) {
      assertThat(only.isClosed()).isFalse();
      assertCode(() -> JdbcStore.of(small).lanes().paused(), ErrorCode.STORE_UNAVAILABLE);
    }
    execute("ALTER TABLE odoosync_pause RENAME TO gone");
    assertCode(lanes::paused, ErrorCode.STORE_SCHEMA);
    execute("ALTER ROLE postgres SET default_transaction_read_only = on");
    try (HikariDataSource pool = schema.pool(1)) {
      LaneStore standby = JdbcStore.of(pool).lanes();
      assertCode(() -> standby.enqueue(List.of(to(null, "1"))), ErrorCode.STORE_REFUSED);
    } finally {
      execute("SET default_transaction_read_only = off; ALTER ROLE postgres RESET ALL");
    }
  }

  private HikariDataSource impatientPool() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(schema.dataSource());
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(250);
    return new HikariDataSource(config);
  }

  @Test
  void ourOwnConnectionsAreReadCommittedAndComeBackAsTheyWere() throws SQLException {
    execute("ALTER ROLE postgres SET default_transaction_isolation = 'repeatable read'");
    try (HikariDataSource pool = schema.pool(1)) {
      LaneStore strict = JdbcStore.of(pool).lanes();
      strict.enqueue(List.of(to("k", "1")));
      strict.claim(new ClaimRequest("c", "me", LONG, 1, 1));
      try (Connection connection = pool.getConnection()) {
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(connection.getTransactionIsolation())
            .isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
      }
    } finally {
      execute("ALTER ROLE postgres RESET ALL");
    }
  }

  private static void assertCode(Runnable call, ErrorCode code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }

  private List<ClaimedLane> claim(int most) {
    return lanes.claim(new ClaimRequest("c", "me", LONG, most, 10));
  }

  private List<String> settleAll(List<ClaimedLane> claimed) {
    settle(lanes, claimed);
    return claimed.stream()
        .flatMap(lane -> lane.messages().stream())
        .map(stored -> stored.message().id())
        .toList();
  }

  private static void settle(LaneStore store, List<ClaimedLane> claimed) {
    Map<?, Settled> results =
        store.settle(
            "me",
            claimed.stream()
                .map(lane -> new Settlement.Advance(lane.held(), lane.lastSeq()))
                .toList());
    assertThat(results.values()).containsOnly(Settled.DONE);
  }

  private void fill(int messages) {
    lanes.enqueue(
        IntStream.range(0, messages).mapToObj(i -> to(null, "f" + i)).collect(Collectors.toList()));
  }

  private static Enqueue to(@Nullable String key, String id) {
    return new Enqueue("c", message(key, id), List.of());
  }

  private static Enqueue deduplicated(String id, String key, @Nullable String fingerprint) {
    return new Enqueue("c", message(null, id), List.of(new DedupKey("s", key, fingerprint)));
  }

  private static Message message(@Nullable String key, String id) {
    Message.Builder message =
        Message.of("sale.order", "order.confirmed", 1).id(id).payload(Payload.bytes(new byte[9]));
    return (key == null ? message : message.key(key)).build();
  }

  private Connection transaction() throws SQLException {
    Connection connection = schema.dataSource().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = schema.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long count(String from) throws SQLException {
    try (Connection connection = schema.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
