package io.github.odoosync.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestDatabaseTest {

  @ParameterizedTest
  @EnumSource
  void aSchemaStartsEmptyAndIsItsOwn(TestDatabase database) throws SQLException {
    try (TestSchema one = database.freshSchema();
        TestSchema other = database.freshSchema()) {
      execute(one.dataSource(), "CREATE TABLE thing (id INT PRIMARY KEY)");
      execute(one.dataSource(), "INSERT INTO thing VALUES (1)");

      assertThat(one.kind()).isEqualTo(database);
      assertThat(query(one.pool(1), "SELECT COUNT(*) FROM thing")).isEqualTo("1");
      assertThatThrownBy(() -> query(other.dataSource(), "SELECT COUNT(*) FROM thing"))
          .isInstanceOf(SQLException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSessionsZoneIsNotTheJvms(TestDatabase database) throws SQLException {
    String zone =
        switch (database) {
          case POSTGRESQL -> "SELECT current_setting('TimeZone')";
          case MARIADB -> "SELECT @@session.time_zone";
          case H2 ->
              "SELECT setting_value FROM information_schema.settings"
                  + " WHERE setting_name = 'TIME ZONE'";
        };
    try (TestSchema schema = database.freshSchema()) {
      assertThat(query(schema.dataSource(), zone)).isIn("America/Caracas", "-04:00");
    }
    assertThat(ZoneId.systemDefault()).isEqualTo(ZoneId.of("Pacific/Auckland"));
  }

  @ParameterizedTest
  @EnumSource
  void isolationIsTheEnginesOwnDefault(TestDatabase database) throws SQLException {
    int expected =
        database == TestDatabase.MARIADB
            ? Connection.TRANSACTION_REPEATABLE_READ
            : Connection.TRANSACTION_READ_COMMITTED;
    try (TestSchema schema = database.freshSchema();
        Connection connection = schema.dataSource().getConnection()) {
      assertThat(connection.getTransactionIsolation()).isEqualTo(expected);
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClosedSchemaIsGone(TestDatabase database) {
    TestSchema schema = database.freshSchema();
    DataSource dataSource = schema.dataSource();
    schema.close();
    assertThatThrownBy(dataSource::getConnection).isInstanceOf(SQLException.class);
  }

  @Test
  void committedRowsOutliveAStopAndACrash() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      TestSchema schema = TestSchema.on(server, "survivor");
      execute(schema.dataSource(), "CREATE TABLE thing (id INT PRIMARY KEY)");
      execute(schema.dataSource(), "INSERT INTO thing VALUES (1)");
      server.crash();
      server.startAgain();
      execute(schema.pool(1), "INSERT INTO thing VALUES (2)");
      server.stop();
      server.startAgain();

      assertThat(query(schema.pool(1), "SELECT COUNT(*) FROM thing")).isEqualTo("2");
      schema.close();
    }
  }

  private static void execute(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
