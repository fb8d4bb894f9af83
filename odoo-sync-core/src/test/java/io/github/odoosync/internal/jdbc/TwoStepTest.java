package io.github.odoosync.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.DedupKey;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Message;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Locks and plans on MariaDB, whose own default is repeatable read.
 *
 * <p>Of the known traps this is for T-7 (a claim that locks gaps), T-8 (a sort that locks all that
 * is due) and T-11 (waiting for a key that comes to nothing). T-19: H2 has no partial index and
 * needs none, as a lane without work has no time to be due at; its contract test runs everything
 * else. T-20: nothing here returns rows from a change.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoStepTest {

  private static final int LANES = 1_000;

  private final Sql sql = new Sql("", new MariaDb());
  private TestSchema schema;
  private LaneStore store;

  @BeforeAll
  void makeTables() {
    schema = TestDatabase.MARIADB.freshSchema();
    JdbcStore jdbc = JdbcStore.of(schema.dataSource());
    jdbc.createSchema();
    jdbc.verifySchema();
    store = jdbc.lanes();
  }

  @AfterAll
  void dropTables() {
    schema.close();
  }

  @BeforeEach
  void fill() throws SQLException {
    try (Connection connection = schema.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : List.of("lane", "message", "dedup")) {
        statement.execute("DELETE FROM odoosync_" + table);
      }
    }
  }

  private static Message keyed(String key) {
    return Message.of("t", "t", 1).key(key).build();
  }

  private void fillLanes() throws SQLException {
    store.enqueue(
        IntStream.range(0, LANES)
            .mapToObj(i -> new Enqueue("odoo", keyed("key " + i), List.of()))
            .toList());
    try (Connection connection = schema.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE TABLE odoosync_lane, odoosync_message");
    }
  }

  private Connection transaction(int isolation) throws SQLException {
    Connection connection = schema.dataSource().getConnection();
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(isolation);
    return connection;
  }

  private record Plan(String key, String type, String extra) {}

  private Plan plan(String statement, Object... values) throws SQLException {
    try (Connection connection = schema.dataSource().getConnection()) {
      List<Plan> plans =
          Jdbc.list(
              connection,
              "EXPLAIN " + statement,
              row ->
                  new Plan(
                      String.valueOf(row.getString("key")),
                      String.valueOf(row.getString("type")),
                      String.valueOf(row.getString("Extra"))),
              values);
      assertThat(plans).hasSize(1);
      return plans.get(0);
    }
  }

  @Test
  void aClaimReadsItsIndexInOrderAndSortsNothing() throws SQLException {
    fillLanes();
    String pick = new TwoStepClaimer(sql, new MariaDb()).pickStatement();
    Plan plan = plan(pick, "odoo", 0, Long.MIN_VALUE, 100);
    assertThat(plan.key()).isEqualTo("odoosync_lane_due");
    assertThat(plan.type()).isEqualTo("range");
    assertThat(plan.extra()).doesNotContain("filesort").doesNotContain("temporary");
  }

  @Test
  void messagesAreReadByRangesOfThePrimaryKey() throws SQLException {
    fillLanes();
    String ranges = "lane_id = ? AND seq BETWEEN ? AND ? OR lane_id = ? AND seq BETWEEN ? AND ?";
    Plan plan = plan(sql.of(TwoStepClaimer.FETCH.formatted(ranges)), 1L, 1L, 10L, 2L, 1L, 10L);
    assertThat(plan.key()).isEqualTo("PRIMARY");
    assertThat(plan.type()).isEqualTo("range");
    assertThat(plan.extra()).doesNotContain("filesort");
  }

  @Test
  void lanesAreFoundByTheirKeysAlone() throws SQLException {
    fillLanes();
    Plan plan = plan(sql.of(TwoStepLanes.FIND.formatted("?, ?")), "odoo", "key 1", "key 2");
    assertThat(plan.key()).isEqualTo("odoosync_lane_key");
    assertThat(plan.type()).isEqualTo("range");
  }

  @Test
  void aSecondWorkerPicksOtherLanesWhileTheFirstHasNotCommitted() throws SQLException {
    fillLanes();
    String pick = new TwoStepClaimer(sql, new MariaDb()).pickStatement();
    try (Connection one = transaction(Connection.TRANSACTION_READ_COMMITTED);
        Connection other = transaction(Connection.TRANSACTION_READ_COMMITTED)) {
      List<Long> first = pick(one, pick);
      List<Long> second = pick(other, pick);
      assertThat(first).hasSize(50);
      assertThat(second).hasSize(50).doesNotContainAnyElementsOf(first);
      one.rollback();
      other.rollback();
    }
  }

  private static List<Long> pick(Connection connection, String pick) throws SQLException {
    return Jdbc.list(connection, pick, row -> row.getLong("id"), "odoo", 0, Long.MIN_VALUE, 50);
  }

  @Test
  void anOpenClaimHoldsUpNoProducer() throws SQLException {
    fillLanes();
    String pick = new TwoStepClaimer(sql, new MariaDb()).pickStatement();
    try (Connection claim = transaction(Connection.TRANSACTION_READ_COMMITTED);
        Connection producer = transaction(Connection.TRANSACTION_REPEATABLE_READ)) {
      assertThat(pick(claim, pick)).hasSize(50);
      waitOneSecondAtMost(producer);
      assertThat(store.enqueue(producer, List.of(new Enqueue("odoo", keyed("key"), List.of()))))
          .hasSize(1);
      assertThat(
              store.enqueue(
                  producer,
                  List.of(new Enqueue("odoo", Message.of("t", "t", 1).build(), List.of()))))
          .hasSize(1);
      producer.commit();
      claim.rollback();
    }
  }

  private static void waitOneSecondAtMost(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION innodb_lock_wait_timeout = 1");
    }
  }

  @Test
  void aProducerOfANewKeyWaitsForNobodyBesideIt() throws SQLException {
    store.enqueue(
        List.of(
            new Enqueue("odoo", keyed("A"), List.of()),
            new Enqueue("odoo", keyed("C"), List.of())));
    for (int isolation :
        List.of(Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_REPEATABLE_READ)) {
      try (Connection one = transaction(isolation);
          Connection other = transaction(isolation)) {
        store.enqueue(
            one,
            List.of(
                new Enqueue("odoo", keyed("A"), List.of()),
                new Enqueue("odoo", keyed("C"), List.of())));
        waitOneSecondAtMost(other);
        assertThat(
                store.enqueue(
                    other, List.of(new Enqueue("odoo", keyed("B" + isolation), List.of()))))
            .hasSize(1);
        other.commit();
        one.commit();
      }
    }
  }

  @Test
  void theStoresOwnTransactionsAreReadCommittedWhateverThePoolSays() throws Exception {
    List<Integer> isolations = Collections.synchronizedList(new ArrayList<>());
    LaneStore watched = JdbcStore.of(watched(schema.dataSource(), isolations)).lanes();
    watched.enqueue(List.of(new Enqueue("odoo", keyed("A"), List.of())));
    assertThat(watched.claim(new ClaimRequest("odoo", "me", Duration.ofMinutes(1), 10, 10)))
        .hasSize(1);
    assertThat(isolations).isNotEmpty().containsOnly(Connection.TRANSACTION_READ_COMMITTED);
    try (Connection after = schema.dataSource().getConnection()) {
      assertThat(after.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
    }
  }

  /** Notes the isolation in force whenever rows are locked or changed. */
  private static DataSource watched(DataSource pool, List<Integer> isolations) {
    return proxy(
        DataSource.class,
        pool,
        (name, args, result) ->
            name.equals("getConnection")
                ? proxy(
                    Connection.class,
                    (Connection) result,
                    (called, given, answer) -> {
                      if (called.equals("prepareStatement")
                          && String.valueOf(given[0]).matches("(?s).*(UPDATE|INSERT).*")) {
                        isolations.add(((Connection) result).getTransactionIsolation());
                      }
                      return answer;
                    })
                : result);
  }

  private interface Watch {
    Object see(String method, Object[] args, Object result) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T target, Watch watch) {
    return type.cast(
        Proxy.newProxyInstance(
            TwoStepTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              try {
                return watch.see(method.getName(), args, method.invoke(target, args));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Test
  void manyWaitForADedupKeyThatIsRolledBackAndOneGetsIt() throws Exception {
    for (int isolation :
        List.of(Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_REPEATABLE_READ)) {
      DedupKey key = new DedupKey("inbox", "event of " + isolation, null);
      Enqueue one = new Enqueue("odoo", Message.of("t", "t", 1).build(), List.of(key));
      ExecutorService producers = Executors.newFixedThreadPool(6);
      try (Connection first = transaction(isolation)) {
        store.enqueue(first, List.of(one));
        CountDownLatch begun = new CountDownLatch(6);
        List<Callable<Enqueued>> tasks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
          tasks.add(
              () -> {
                begun.countDown();
                return offer(one, isolation);
              });
        }
        List<Future<Enqueued>> results = tasks.stream().map(producers::submit).toList();
        begun.await();
        Thread.sleep(300);
        first.rollback();
        List<Enqueued> found = new ArrayList<>();
        for (Future<Enqueued> result : results) {
          found.add(result.get());
        }
        assertThat(found.stream().filter(Enqueued.Stored.class::isInstance)).hasSize(1);
        assertThat(found.stream().filter(Enqueued.Duplicate.class::isInstance)).hasSize(5);
      } finally {
        producers.shutdownNow();
      }
    }
  }

  /**
   * InnoDB lets all who wait for a row that is rolled back have the gap it leaves, and then stops
   * all but one as deadlocked, whatever kind of lock they asked for: they are told to try again.
   */
  private Enqueued offer(Enqueue one, int isolation) throws SQLException {
    while (true) {
      try (Connection connection = transaction(isolation)) {
        try {
          Enqueued result = store.enqueue(connection, List.of(one)).get(0);
          connection.commit();
          return result;
        } catch (StoreException e) {
          assertThat(e.code()).isEqualTo(ErrorCode.STORE_CONFLICT);
          connection.rollback();
        }
      }
    }
  }
}
