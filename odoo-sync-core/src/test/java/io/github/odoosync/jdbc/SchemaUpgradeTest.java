package io.github.odoosync.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.idempotency.Execution;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.idempotency.Idempotency;
import io.github.odoosync.idempotency.StoredResult;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.Message;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.writer.KnownRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database with the tables of an older release, and rows in them, is brought up to date. */
class SchemaUpgradeTest {

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "POSTGRESQL")
  void fromVersionOneWithMessagesInIt(TestDatabase database) throws SQLException {
    try (TestSchema schema = database.freshSchema()) {
      JdbcStore store = JdbcStore.of(schema.dataSource());
      List<String> all = store.schemaStatements(1);
      List<String> later = store.schemaStatements(2);
      apply(schema, all.subList(0, all.size() - later.size()));
      Outbox.on(store.lanes()).enqueue(Message.of("orders", "order", 1).key("A").id("old").build());

      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(store::verifySchema)
          .matches(e -> e.code() == ErrorCode.STORE_SCHEMA)
          .withMessageContaining("Version 2")
          .withMessageContaining("odoosync_idempotency");
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> once(store))
          .matches(e -> e.code() == ErrorCode.STORE_SCHEMA);

      store.createSchema();
      store.createSchema();
      assertThatCode(store::verifySchema).doesNotThrowAnyException();
      assertThat(once(store).how()).isEqualTo(Execution.How.DONE);
      assertThat(once(store).how()).isEqualTo(Execution.How.REPLAYED);
      List<ClaimedLane> waiting =
          store.lanes().claim(new ClaimRequest("orders", "me", Duration.ofMinutes(1), 10, 10));
      assertThat(waiting.get(0).messages().get(0).message().id()).isEqualTo("old");
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "POSTGRESQL")
  void fromVersionThreeWithKeysInIt(TestDatabase database) throws SQLException {
    try (TestSchema schema = database.freshSchema()) {
      JdbcStore store = JdbcStore.of(schema.dataSource());
      List<String> all = store.schemaStatements(1);
      List<String> later = store.schemaStatements(4);
      apply(schema, all.subList(0, all.size() - later.size()));
      once(store);

      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(store::verifySchema)
          .withMessageContaining("Version 4")
          .withMessageContaining("odoosync_capture");

      store.createSchema();
      assertThatCode(store::verifySchema).doesNotThrowAnyException();
      assertThat(store.captures().hold("orders", "me", Duration.ofMinutes(1))).isPresent();
      assertThat(once(store).how()).isEqualTo(Execution.How.REPLAYED);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void fromVersionFiveWithARecordInIt(TestDatabase database) throws SQLException {
    try (TestSchema schema = database.freshSchema()) {
      JdbcStore store = JdbcStore.of(schema.dataSource());
      List<String> all = store.schemaStatements(1);
      List<String> later = store.schemaStatements(6);
      apply(schema, all.subList(0, all.size() - later.size()));
      KnownRecord known = new KnownRecord("sale S1", "sale.order", 7, false);
      store.writer().keep("odoo", List.of(), List.of(known));

      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(store::verifySchema)
          .withMessageContaining("Version 6")
          .withMessageContaining("odoosync_source");

      store.createSchema();
      assertThatCode(store::verifySchema).doesNotThrowAnyException();
      StreamName orders = new StreamName("shop", "orders");
      assertThat(store.connectors().sources().take(orders, "me", Duration.ofMinutes(1)))
          .isPresent();
      assertThat(store.writer().records("odoo", List.of("sale S1"))).containsValue(known);
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "POSTGRESQL")
  void byTheStatementsOfAMigrationTool(TestDatabase database) throws SQLException {
    try (TestSchema schema = database.freshSchema()) {
      JdbcStore store = JdbcStore.of(schema.dataSource());
      apply(schema, store.schemaStatements(1));

      assertThatCode(store::verifySchema).doesNotThrowAnyException();
      assertThat(store.schemaStatements(1_000)).isEmpty();
    }
  }

  private static Execution once(JdbcStore store) {
    return Idempotency.on(store.keys())
        .call("scope", "key", new Fingerprint("content"))
        .execute(run -> StoredResult.nothing());
  }

  private static void apply(TestSchema schema, List<String> statements) throws SQLException {
    try (Connection connection = schema.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }
}
