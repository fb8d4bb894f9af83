package benchmarks;

import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooClient;
import java.io.IOException;
import okhttp3.Request;

/** What one tiny call costs beyond OkHttp, over a connection that is kept open. */
final class OverheadBenchmark {

  private static final int BLOCK = 100;
  private static final int WARM_UP_BLOCKS = 100;
  private static final double GOAL_MICROS = 100;

  private OverheadBenchmark() {}

  static void run(Options options) throws IOException {
    try (ForkedJvm jvm = CannedServer.fork(1000)) {
      Server server = CannedServer.at(Integer.parseInt(jvm.line()));
      print(measure(server, WARM_UP_BLOCKS, options.number("rounds", 200)));
    }
  }

  /** Returns the median nanoseconds of a call of odoo-sync and of a bare one. */
  static double[] measure(Server server, int warmUp, int blocks) throws IOException {
    CallLog log = new CallLog();
    try (OdooClient odoo = Clients.open(server, log.client())) {
      Model<Product> products = odoo.model(Product.class);
      products.query().count();
      log.keep();
      products.query().count();
      BareReplay bare = new BareReplay(log.kept());
      Request request = log.kept().get(0);
      long[] ours = new long[blocks * BLOCK];
      long[] theirs = new long[blocks * BLOCK];
      for (int block = -warmUp; block < blocks; block++) {
        int from = Math.max(0, block) * BLOCK;
        for (int i = from; i < from + BLOCK; i++) {
          ours[i] = nanos(() -> products.query().count());
        }
        for (int i = from; i < from + BLOCK; i++) {
          theirs[i] = nanos(() -> bare.send(request));
        }
      }
      return new double[] {Timing.median(ours), Timing.median(theirs)};
    }
  }

  private static long nanos(Call call) throws IOException {
    long start = System.nanoTime();
    call.make();
    return System.nanoTime() - start;
  }

  private static void print(double[] medians) {
    System.out.printf("%n## overhead: one search_count on a canned server in another JVM%n%n");
    double difference = medians[0] - medians[1];
    Table table = new Table("", "median of a call", "beyond bare");
    table.row("odoo-sync", Table.micros(medians[0]), Table.micros(difference));
    table.row("bare OkHttp + Jackson tree", Table.micros(medians[1]), "");
    System.out.println(table);
    System.out.printf(
        "Goal: less than %.0f µs: %s%n", GOAL_MICROS, Table.goal(difference < GOAL_MICROS * 1e3));
  }

  /** A call whose result does not matter. */
  private interface Call {
    void make() throws IOException;
  }
}
