package io.github.odoosync.database;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** One server of each engine for this JVM, started on first use. */
final class SharedServers {

  private static final ConcurrentMap<TestDatabase, DatabaseServer> STARTED =
      new ConcurrentHashMap<>();

  private SharedServers() {}

  static DatabaseServer of(TestDatabase kind) {
    return STARTED.computeIfAbsent(kind, SharedServers::start);
  }

  private static DatabaseServer start(TestDatabase kind) {
    return switch (kind) {
      case POSTGRESQL -> {
        PostgresServer server = PostgresServer.start();
        atExit(server::close);
        yield server;
      }
      case MARIADB -> {
        MariaDbServer server = MariaDbServer.start();
        atExit(server::stop);
        yield server;
      }
      case H2 -> new H2Server();
    };
  }

  private static void atExit(Runnable stop) {
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop-database"));
  }
}
