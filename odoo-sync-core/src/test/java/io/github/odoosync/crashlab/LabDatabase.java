package io.github.odoosync.crashlab;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.odoosync.database.PostgresServer;
import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.LaneStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database under test: the store's tables and the producer's own. */
final class LabDatabase implements AutoCloseable {

  private final TestSchema schema;
  private final @Nullable PostgresServer server;
  private final DataSource direct;

  private LabDatabase(TestSchema schema, @Nullable PostgresServer server) {
    this.schema = schema;
    this.server = server;
    this.direct = schema.pool(8);
  }

  /** PostgreSQL on a server of its own that may be broken, MariaDB on the shared one. */
  static LabDatabase start(TestDatabase kind, int keys) throws SQLException {
    PostgresServer server = kind == TestDatabase.POSTGRESQL ? PostgresServer.start() : null;
    TestSchema schema = server == null ? kind.freshSchema() : TestSchema.on(server, "crashlab");
    LabDatabase database = new LabDatabase(schema, server);
    database.createTables(keys);
    return database;
  }

  static LaneStore store(DataSource dataSource) {
    return JdbcStore.of(dataSource).lanes();
  }

  static String key(int number) {
    return "key" + number;
  }

  /** A forked process's own pool, which gives up early enough for the laboratory's patience. */
  static HikariDataSource pool(Settings settings, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.text("url"));
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(2000);
    config.setValidationTimeout(1000);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  private void createTables(int keys) throws SQLException {
    JdbcStore.of(direct).createSchema();
    execute("CREATE TABLE lab_counter (lkey VARCHAR(50) PRIMARY KEY, n BIGINT NOT NULL)");
    execute(
        "CREATE TABLE lab_business (message VARCHAR(100) PRIMARY KEY, tx VARCHAR(100) NOT NULL,"
            + " lkey VARCHAR(50) NOT NULL, n BIGINT NOT NULL)");
    for (int i = 0; i < keys; i++) {
      addKey(key(i));
    }
  }

  void addKey(String key) throws SQLException {
    try (Connection connection = direct.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO lab_counter VALUES (?, 0)")) {
      insert.setString(1, key);
      insert.executeUpdate();
    }
  }

  DataSource direct() {
    return direct;
  }

  int port() {
    return schema.port();
  }

  boolean canRestart() {
    return server != null;
  }

  /** What a driver has to be told so that a silent network does not hold it for ever. */
  String urlThrough(int port) {
    String url = schema.urlThrough(port);
    return schema.kind() == TestDatabase.POSTGRESQL
        // Each statement goes as text, so that a proxy can see a commit pass.
        ? url + "&socketTimeout=4&connectTimeout=2&prepareThreshold=0"
        : url + "&socketTimeout=4000&connectTimeout=2000";
  }

  int committedCount() throws SQLException {
    try (Connection connection = direct.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM lab_business")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  Map<String, CommittedMessage> committed() throws SQLException {
    Map<String, CommittedMessage> committed = new HashMap<>();
    try (Connection connection = direct.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT message, tx, lkey, n FROM lab_business")) {
      while (rows.next()) {
        committed.put(
            rows.getString(1),
            new CommittedMessage(rows.getString(2), rows.getString(3), rows.getLong(4)));
      }
    }
    return committed;
  }

  /** Ends every session but those of the laboratory's own pool that asks. */
  void terminateSessions() throws SQLException {
    if (schema.kind() == TestDatabase.POSTGRESQL) {
      execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
      return;
    }
    for (long id : mariaDbSessions()) {
      try {
        execute("KILL CONNECTION " + id);
      } catch (SQLException e) {
        // It ended by itself.
      }
    }
  }

  private List<Long> mariaDbSessions() throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (Connection connection = direct.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id FROM information_schema.processlist"
                    + " WHERE db = DATABASE() AND id <> CONNECTION_ID()")) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }

  void restart(boolean crash) throws IOException {
    if (server == null) {
      throw new IllegalStateException("The shared server is not broken");
    }
    if (crash) {
      server.crash();
    } else {
      server.stop();
    }
    server.startAgain();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = direct.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    schema.close();
    if (server != null) {
      server.close();
    }
  }
}
