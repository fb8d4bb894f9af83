package benchmarks;

import java.io.IOException;
import java.util.List;

/** How fast records stream in, against reading the same bytes with nothing around it. */
final class StreamBenchmark {

  private static final double GOAL = 0.85;

  private StreamBenchmark() {}

  static void run(Options options) throws IOException {
    int records = options.number("records", 100_000);
    try (ForkedJvm jvm = CannedServer.fork(records)) {
      Server server = CannedServer.at(Integer.parseInt(jvm.line()));
      print(records, measure(server, records, options.number("rounds", 15)));
    }
  }

  /** Returns the timings of odoo-sync and of the bare replay. */
  static List<Timing> measure(Server server, int records, int rounds) {
    try (StreamContestant ours = new StreamContestant(server)) {
      ours.run(records);
      ours.log().keep();
      ours.run(records);
      BareReplay bare = new BareReplay(ours.log().kept());
      return new Rounds(5, records, rounds, records).run(List.of(ours, bare));
    }
  }

  private static void print(int records, List<Timing> timings) {
    System.out.printf(
        "%n## stream: %,d records from a canned server (Odoo 19, JSON-2) in another JVM%n%n",
        records);
    Table table = new Table("", "median", "records/s", "HTTP calls", "rate to bare");
    Timing bare = timings.get(1);
    for (Timing timing : timings) {
      table.row(
          timing.name(),
          Table.millis(timing.medianNanos()),
          Table.count(timing.perSecond()),
          Table.count(timing.calls()),
          Table.ratio(timing.perSecond() / bare.perSecond()));
    }
    System.out.println(table);
    double ratio = timings.get(0).perSecond() / bare.perSecond();
    System.out.printf(
        "Goal: at least %.2f of the bare rate: %s%n", GOAL, Table.goal(ratio >= GOAL));
  }
}
