package io.github.odoosync.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * An empty database with pools of connections to it. The sessions' time zone differs from the JVM's
 * on purpose, isolation and autocommit are the driver's defaults.
 */
public final class TestSchema implements AutoCloseable {

  private static final int DEFAULT_POOL = 10;

  private final TestDatabase kind;
  private final DatabaseServer server;
  private final String name;
  private final List<HikariDataSource> pools = new ArrayList<>();
  private final HikariDataSource dataSource;

  private TestSchema(TestDatabase kind, DatabaseServer server, String name) {
    this.kind = kind;
    this.server = server;
    this.name = name;
    this.dataSource = pool(DEFAULT_POOL);
  }

  static TestSchema create(TestDatabase kind, DatabaseServer server, String name) {
    try {
      server.create(name);
    } catch (SQLException e) {
      throw new IllegalStateException("No database " + name + " on " + kind, e);
    }
    return new TestSchema(kind, server, name);
  }

  /** An empty database on a server of the test's own. */
  public static TestSchema on(PostgresServer server, String name) {
    return create(TestDatabase.POSTGRESQL, server, name);
  }

  public TestDatabase kind() {
    return kind;
  }

  /** The shared pool of ten connections. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** One more pool, closed with this. */
  public HikariDataSource pool(int size) {
    return poolAt(url(), size, "");
  }

  /** One more pool, whose connections go through a port of {@code localhost}, as a proxy's. */
  public HikariDataSource poolThrough(int port, int size) {
    return poolAt(urlThrough(port), size, "");
  }

  /** One more pool, whose connections begin with this statement. */
  public HikariDataSource poolBeginningWith(String sql, int size) {
    return poolAt(url(), size, sql);
  }

  public String url() {
    return server.url(name, server.port());
  }

  /** Only for engines behind a network: not H2. */
  public String urlThrough(int port) {
    return server.url(name, port);
  }

  /** The port the engine listens on; 0 for H2. */
  public int port() {
    return server.port();
  }

  private synchronized HikariDataSource poolAt(String url, int size, String first) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    config.setPoolName(name + "-" + pools.size());
    List<String> statements =
        Stream.of(server.onConnect(), first).filter(sql -> !sql.isEmpty()).toList();
    if (!statements.isEmpty()) {
      config.setConnectionInitSql(String.join("; ", statements));
    }
    // A pool starts without its database: a test may break it first.
    config.setInitializationFailTimeout(-1);
    HikariDataSource pool = new HikariDataSource(config);
    pools.add(pool);
    return pool;
  }

  /** Closes the pools and drops the database. */
  @Override
  public synchronized void close() {
    pools.forEach(HikariDataSource::close);
    try {
      server.drop(name);
    } catch (SQLException e) {
      throw new IllegalStateException("Database " + name + " was not dropped", e);
    }
  }
}
