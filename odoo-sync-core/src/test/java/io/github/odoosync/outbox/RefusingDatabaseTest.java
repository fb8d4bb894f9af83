package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.LaneStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL that is full, or does not let the login do what it wants. */
@Timeout(120)
class RefusingDatabaseTest {

  private TestSchema schema;
  private LaneStore lanes;
  private final List<String> handled = new CopyOnWriteArrayList<>();

  @BeforeEach
  void makeTables() {
    schema = TestDatabase.POSTGRESQL.freshSchema();
    JdbcStore store = JdbcStore.of(schema.dataSource());
    store.createSchema();
    lanes = store.lanes();
  }

  @AfterEach
  void dropTables() {
    schema.close();
  }

  @Test
  void aFullDatabaseTakesNothingInAndHandlesWhatItHas() throws Exception {
    try (Rig rig = new Rig(lanes)) {
      rig.enqueue("a", 1, 2);
      rig.enqueue("b", 1, 2);
      full("INSERT");

      StoreException refused =
          catchThrowableOfType(StoreException.class, () -> rig.enqueue("c", 1, 1));
      assertRefused(refused, "No space left on device (SQLState 53100)");
      rig.start(consumer());
      rig.awaitEmpty();
      assertThat(handled).containsExactlyInAnyOrder("a-1", "a-2", "b-1", "b-2");

      spaceAgain();
      rig.enqueue("c", 1, 1);
      rig.awaitEmpty();
      assertThat(handled).hasSize(5).doesNotHaveDuplicates();
    }
  }

  @Test
  void aResultThatFindsNoSpaceIsStoredOnceThereIsSomeAndHoldsUpNoOther() throws Exception {
    try (Rig rig = new Rig(lanes)) {
      rig.enqueue("bad", 1, 1);
      rig.enqueue("a", 1, 3);
      full("INSERT");
      rig.start(consumer().lease(Duration.ofSeconds(1)));
      Await.until("the others are handled", () -> handled.contains("a-3"));
      Await.until("the bad one is tried", () -> handled.contains("bad-1"));
      assertThat(rig.deadLetters()).isEmpty();

      spaceAgain();
      Await.until("the bad one is parked", () -> rig.deadLetters().size() == 1);
      assertThat(rig.deadLetters().get(0).message().id()).isEqualTo("bad-1");
      assertThat(handled.stream().filter(id -> !id.equals("bad-1")))
          .containsExactly("a-1", "a-2", "a-3");
    }
  }

  @Test
  void aDispatcherOutlivesADatabaseThatCanWriteNothingAtAll() throws Exception {
    try (Rig rig = new Rig(lanes)) {
      rig.enqueue("a", 1, 3);
      full("INSERT OR UPDATE OR DELETE");
      rig.start(consumer());
      rig.awaitEvent(OutboxEvent.StoreFailed.class);
      assertThat(handled).isEmpty();

      spaceAgain();
      rig.awaitEmpty();
      assertThat(handled).containsExactly("a-1", "a-2", "a-3");
      rig.awaitEvent(OutboxEvent.StoreRecovered.class);
    }
  }

  @Test
  void aLoginWithoutRightsIsToldSoAndDisturbsNobody() throws Exception {
    sql("CREATE ROLE reader LOGIN", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");
    try (HikariDataSource pool = poolOf("reader");
        Rig mine = new Rig(lanes);
        Rig readers = new Rig(JdbcStore.of(pool).lanes())) {
      StoreException refused =
          catchThrowableOfType(StoreException.class, () -> readers.enqueue("b", 1, 1));
      assertRefused(refused, "permission denied", "(SQLState 42501)");
      readers.start(Rig.consumer().onAny(delivery -> Result.dead(Category.BUG, "not allowed")));
      readers.awaitEvent(OutboxEvent.StoreFailed.class);

      mine.enqueue("a", 1, 3);
      Dispatcher able = mine.start(consumer());
      mine.awaitEmpty();
      able.close();
      assertThat(handled).containsExactly("a-1", "a-2", "a-3");

      sql(
          "GRANT ALL ON ALL TABLES IN SCHEMA public TO reader",
          "GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO reader");
      readers.enqueue("b", 1, 1);
      Await.until("it may claim now", () -> mine.deadLetters().size() == 1);
    } finally {
      sql("DROP OWNED BY reader", "DROP ROLE reader");
    }
  }

  @Test
  void theCallersTransactionIsRolledBackWholeWhereTheOutboxMayNotWrite() throws Exception {
    sql("CREATE TABLE own (id int)", "CREATE ROLE shop LOGIN", "GRANT ALL ON own TO shop");
    try (HikariDataSource pool = poolOf("shop");
        Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("INSERT INTO own VALUES (1)");
      }
      Outbox outbox = Outbox.on(JdbcStore.of(pool).lanes());
      assertRefused(
          catchThrowableOfType(
              StoreException.class, () -> outbox.enqueue(connection, Rig.message("a", 1))),
          "permission denied",
          "(SQLState 42501)");
      connection.rollback();
      assertThat(lanes.snapshot("t").depth()).isZero();
    } finally {
      sql("DROP OWNED BY shop", "DROP ROLE shop");
    }
  }

  private Consumer.Builder consumer() {
    return Rig.consumer()
        .onAny(
            delivery -> {
              handled.add(delivery.message().id());
              return delivery.message().id().startsWith("bad")
                  ? Result.park(Category.DATA, "bad")
                  : Result.done();
            });
  }

  private static void assertRefused(StoreException refused, String... said) {
    assertThat(refused).isNotNull().hasMessageContainingAll(said);
    assertThat(refused.code()).isEqualTo(ErrorCode.STORE_REFUSED);
    assertThat(refused.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
    assertThat(refused).hasMessageContaining(ErrorCode.STORE_REFUSED.advice());
  }

  /** Stands in for a full disk, which a test cannot make everywhere: the error is the same. */
  private void full(String writes) throws SQLException {
    List<String> statements = new ArrayList<>();
    statements.add(
        """
        CREATE FUNCTION no_space() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$
        """);
    for (String table : tables()) {
      statements.add(
          "CREATE TRIGGER no_space BEFORE %s ON %s EXECUTE FUNCTION no_space()"
              .formatted(writes, table));
    }
    sql(statements.toArray(String[]::new));
  }

  private void spaceAgain() throws SQLException {
    sql("DROP FUNCTION no_space CASCADE");
  }

  private List<String> tables() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Connection connection = schema.dataSource().getConnection();
        var rows =
            connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
      while (rows.next()) {
        tables.add(rows.getString("TABLE_NAME"));
      }
    }
    assertThat(tables).isNotEmpty();
    return tables;
  }

  private HikariDataSource poolOf(String login) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(schema.url().replace("user=postgres", "user=" + login));
    pool.setMaximumPoolSize(4);
    return pool;
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = schema.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }
}
