package io.github.odoosync.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** PostgreSQL in a data directory of its own, which survives its restarts and crashes. */
public final class PostgresServer implements DatabaseServer, AutoCloseable {

  private final Path dataDirectory;
  private EmbeddedPostgres running;

  private PostgresServer(Path dataDirectory, EmbeddedPostgres running) {
    this.dataDirectory = dataDirectory;
    this.running = running;
  }

  /** The caller closes it; a test that breaks a server must not take the shared one. */
  public static PostgresServer start() {
    try {
      Path directory = Files.createTempDirectory("odoo-sync-postgres");
      return new PostgresServer(directory, launch(directory, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres launch(Path directory, int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory)
            .setCleanDataDirectory(false)
            .setLocaleConfig("locale", "C")
            .setServerConfig("timezone", SESSION_ZONE)
            .setServerConfig("log_timezone", "UTC")
            .setServerConfig("synchronous_commit", "on")
            // Commits are ordered and survive a killed process; only a power cut would lose them.
            .setServerConfig("fsync", "off");
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  /** Stops it as an administrator would: sessions are cut, data is flushed. */
  public void stop() throws IOException {
    running.close();
  }

  /** Kills it as a crash would: nothing is flushed, the next start recovers from the log. */
  public void crash() throws IOException {
    long postmaster =
        Long.parseLong(Files.readAllLines(dataDirectory.resolve("postmaster.pid")).get(0).strip());
    ProcessHandle process =
        ProcessHandle.of(postmaster).orElseThrow(() -> new IOException("no postmaster"));
    try {
      new ProcessBuilder("kill", "-QUIT", Long.toString(postmaster)).start().waitFor();
      process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Gives back the lock on the data directory; there is nothing left to stop.
    running.close();
  }

  /** Starts it again on the same data and the same port. */
  public void startAgain() throws IOException {
    running = launch(dataDirectory, running.getPort());
  }

  @Override
  public int port() {
    return running.getPort();
  }

  @Override
  public String url(String database, int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
  }

  @Override
  public void create(String database) throws SQLException {
    execute("CREATE DATABASE " + database);
  }

  @Override
  public void drop(String database) throws SQLException {
    execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
  }

  @Override
  public String onConnect() {
    // The driver asks for the JVM's zone at log-in; this overrules it.
    return "SET TIME ZONE '" + SESSION_ZONE + "'";
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url("postgres", port()));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    try {
      running.close();
      TemporaryFiles.delete(dataDirectory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
