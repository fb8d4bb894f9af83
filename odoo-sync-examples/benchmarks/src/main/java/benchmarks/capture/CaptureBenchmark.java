package benchmarks.capture;

import benchmarks.ForkedJvm;
import benchmarks.Options;
import benchmarks.Server;
import benchmarks.outbox.Database;
import java.util.List;
import java.util.Optional;

/**
 * Gives a new consumer its first state, follows settled changes and measures how late hot ones are,
 * in a JVM with a heap of 64 MiB beside an Odoo and a PostgreSQL.
 */
public final class CaptureBenchmark {

  private static final int RECORDS = 100_000;

  private CaptureBenchmark() {}

  /** Runs against the named server, else against a fake one. */
  public static void run(Options options) throws Exception {
    int records = options.number("records", RECORDS);
    Optional<Server> real = options.server();
    System.out.printf(
        "%n## capture: %s, -Xmx64m%n%n",
        real.isPresent() ? "a real Odoo" : "FakeOdoo 19 with %,d partners".formatted(records));
    try (Database database = Database.start()) {
      if (real.isPresent()) {
        Server server = real.get();
        measure(database, records, server.url(), server.database(), server.login(), server.key());
      } else {
        try (ForkedJvm fake =
            ForkedJvm.start(List.of("-Xmx2g"), FakeServer.class, String.valueOf(records))) {
          measure(database, records, fake.line().split(" "));
        }
      }
    }
  }

  private static void measure(Database database, int records, String... login) throws Exception {
    ForkedJvm.run(
        List.of("-Xmx64m"),
        CaptureRun.class,
        database.jdbcUrl(),
        login[0],
        login[1],
        login[2],
        login[3],
        String.valueOf(records));
  }
}
