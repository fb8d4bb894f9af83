package io.github.odoosync.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** H2 in this JVM's memory. */
final class H2Server implements DatabaseServer {

  @Override
  public int port() {
    return 0;
  }

  @Override
  public String url(String database, int port) {
    if (port != 0) {
      throw new IllegalArgumentException("H2 runs in this JVM, no network leads to it");
    }
    return "jdbc:h2:mem:"
        + database
        + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000;TIME ZONE="
        + SESSION_ZONE;
  }

  @Override
  public void create(String database) {
    // The first connection makes it.
  }

  @Override
  public void drop(String database) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(database, 0));
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    }
  }

  @Override
  public String onConnect() {
    return "";
  }
}
