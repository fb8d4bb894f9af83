package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.database.TestStore;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.idempotency.Idempotency;
import io.github.odoosync.idempotency.StoredResult;
import io.github.odoosync.inbox.Inbox;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.lane.Message;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ways in which applications keep their transactions: in each of them the message commits with
 * the application's own row or was never there.
 */
class CallersTransactionTest {

  private static TestSchema schema;
  private static TestStore store;
  private static Outbox outbox;

  private final String order = UUID.randomUUID().toString();

  @BeforeAll
  static void openStore() throws SQLException {
    schema = TestDatabase.POSTGRESQL.freshSchema();
    store = TestStore.on(schema);
    outbox = Outbox.on(store.lanes());
    try (Connection connection = schema.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (number VARCHAR(100) PRIMARY KEY)");
      statement.execute("CREATE TABLE checkpoint (position BIGINT NOT NULL)");
      statement.execute("INSERT INTO checkpoint VALUES (0)");
    }
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  @BeforeEach
  void emptyLanes() {
    store.drain("orders");
  }

  // ---- plain JDBC

  @Test
  void plainJdbcCommits() throws SQLException {
    try (Connection connection = store.connection()) {
      insert(connection);
      outbox.enqueue(connection, confirmed());
      connection.commit();
    }
    assertThatBothAreThere();
  }

  @Test
  void plainJdbcRollsBack() throws SQLException {
    try (Connection connection = store.connection()) {
      insert(connection);
      outbox.enqueue(connection, confirmed());
      connection.rollback();
    }
    assertThatNeitherIsThere();
  }

  @Test
  void whatFailsAfterTheEnqueueTakesTheMessageWithIt() throws SQLException {
    try (Connection connection = store.connection()) {
      outbox.enqueue(connection, confirmed());
      insert(connection);
      assertThatThrownBy(() -> insert(connection)).isInstanceOf(SQLException.class);
      connection.rollback();
    }
    assertThatNeitherIsThere();
  }

  // ---- Spring

  @Test
  void springCommits() {
    spring()
        .executeWithoutResult(
            status -> {
              Connection connection = DataSourceUtils.getConnection(dataSource());
              insertUnchecked(connection);
              outbox.enqueue(connection, confirmed());
            });
    assertThatBothAreThere();
  }

  @Test
  void springRollsBackOnAnException() {
    IllegalStateException failure = new IllegalStateException("the application's own");
    assertThatThrownBy(
            () ->
                spring()
                    .executeWithoutResult(
                        status -> {
                          Connection connection = DataSourceUtils.getConnection(dataSource());
                          insertUnchecked(connection);
                          outbox.enqueue(connection, confirmed());
                          throw failure;
                        }))
        .isSameAs(failure);
    assertThatNeitherIsThere();
  }

  @Test
  void springOutsideOfATransactionIsRefused() {
    Connection connection = DataSourceUtils.getConnection(dataSource());
    try {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> outbox.enqueue(connection, confirmed()))
          .matches(e -> e.code() == ErrorCode.TRANSACTION_REQUIRED);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource());
    }
    assertThatNeitherIsThere();
  }

  // ---- jOOQ

  @Test
  void jooqCommits() {
    jooq()
        .transaction(
            transaction -> {
              transaction.dsl().execute("INSERT INTO orders VALUES (?)", order);
              transaction.dsl().connection(connection -> outbox.enqueue(connection, confirmed()));
            });
    assertThatBothAreThere();
  }

  @Test
  void jooqRollsBackOnAnException() {
    IllegalStateException failure = new IllegalStateException("the application's own");
    assertThatThrownBy(
            () ->
                jooq()
                    .transaction(
                        transaction -> {
                          transaction.dsl().execute("INSERT INTO orders VALUES (?)", order);
                          transaction
                              .dsl()
                              .connection(connection -> outbox.enqueue(connection, confirmed()));
                          throw failure;
                        }))
        .isSameAs(failure);
    assertThatNeitherIsThere();
  }

  // ---- Jdbi

  @Test
  void jdbiCommits() {
    Jdbi.create(dataSource())
        .useTransaction(
            handle -> {
              handle.execute("INSERT INTO orders VALUES (?)", order);
              outbox.enqueue(handle.getConnection(), confirmed());
            });
    assertThatBothAreThere();
  }

  @Test
  void jdbiRollsBackOnAnException() {
    IllegalStateException failure = new IllegalStateException("the application's own");
    assertThatThrownBy(
            () ->
                Jdbi.create(dataSource())
                    .useTransaction(
                        handle -> {
                          handle.execute("INSERT INTO orders VALUES (?)", order);
                          outbox.enqueue(handle.getConnection(), confirmed());
                          throw failure;
                        }))
        .isSameAs(failure);
    assertThatNeitherIsThere();
  }

  // ---- inbox and idempotency in the caller's transaction

  @Test
  void theCheckpointMovesWithWhatWasRead() throws SQLException {
    Inbox inbox = Inbox.on(outbox);
    try (Connection connection = store.connection()) {
      inbox.accept(connection, List.of(read(1), read(2)));
      moveCheckpoint(connection, 2);
      connection.rollback();
      assertThat(checkpoint()).isZero();
      assertThat(store.drain("orders")).isEmpty();

      inbox.accept(connection, List.of(read(1), read(2)));
      moveCheckpoint(connection, 2);
      connection.commit();
    }
    assertThat(checkpoint()).isEqualTo(2);
    assertThat(store.drain("orders")).hasSize(2);
  }

  @Test
  void theKeyCommitsWithTheRowThatItGuards() throws SQLException {
    Idempotency idempotency = Idempotency.on(store.keys());
    Fingerprint content = new Fingerprint("order");
    for (int i = 0; i < 3; i++) {
      try (Connection connection = store.connection()) {
        idempotency
            .call("orders", order, content)
            .execute(
                connection,
                run -> {
                  insert(connection);
                  return StoredResult.nothing();
                });
        if (i == 0) {
          connection.rollback();
        } else {
          connection.commit();
        }
      }
    }
    assertThat(count()).isEqualTo(1);
  }

  private static DataSource dataSource() {
    return schema.dataSource();
  }

  private static TransactionTemplate spring() {
    return new TransactionTemplate(new DataSourceTransactionManager(dataSource()));
  }

  private static DSLContext jooq() {
    return DSL.using(dataSource(), SQLDialect.POSTGRES);
  }

  private Message confirmed() {
    return Message.of("orders", "order.confirmed", 1).key(order).build();
  }

  private InboxMessage read(int id) {
    return InboxMessage.of(
            "shop", order + id, Message.of("orders", "order.confirmed", 1).key(order))
        .build();
  }

  private void insert(Connection connection) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO orders VALUES (?)")) {
      insert.setString(1, order);
      insert.executeUpdate();
    }
  }

  private void insertUnchecked(Connection connection) {
    try {
      insert(connection);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void moveCheckpoint(Connection connection, long position) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE checkpoint SET position = ?")) {
      update.setLong(1, position);
      update.executeUpdate();
    }
  }

  private static long checkpoint() throws SQLException {
    return number("SELECT position FROM checkpoint");
  }

  private long count() throws SQLException {
    return number("SELECT count(*) FROM orders WHERE number = '" + order + "'");
  }

  private static long number(String query) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void assertThatBothAreThere() {
    assertThatCode(() -> assertThat(count()).isEqualTo(1)).doesNotThrowAnyException();
    assertThat(store.drain("orders"))
        .extracting(message -> message.key().get())
        .containsExactly(order);
  }

  private void assertThatNeitherIsThere() {
    assertThatCode(() -> assertThat(count()).isZero()).doesNotThrowAnyException();
    assertThat(store.drain("orders")).isEmpty();
  }
}
