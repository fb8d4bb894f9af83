package benchmarks;

import io.github.odoosync.odoo.OdooClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** The same two jobs on the same server, by odoo-sync and by what Java users have today. */
final class PeersBenchmark {

  private static final int WARM_UP_RECORDS = 20;

  private final Options options;
  private final Server server;
  private final BenchData data;
  private final boolean real;
  private final List<Peer> peers = new ArrayList<>();

  private PeersBenchmark(Options options, Server server, BenchData data, boolean real) {
    this.options = options;
    this.server = server;
    this.data = data;
    this.real = real;
  }

  static void run(Options options) throws Exception {
    try (PeerServer place = PeerServer.open(options.server());
        OdooClient odoo = Clients.open(place.server(), new OkHttpClient())) {
      System.out.printf(
          "%n## peers: Odoo %s, %s, %s%n", odoo.version(), odoo.dialect(), place.description());
      BenchData data = new BenchData(odoo);
      new PeersBenchmark(options, place.server(), data, place.isReal()).run();
    }
  }

  static void clean(Options options) {
    Server server =
        options.server().orElseThrow(() -> new IllegalArgumentException("No server to clean"));
    try (OdooClient odoo = Clients.open(server, new OkHttpClient())) {
      new BenchData(odoo).clean();
    }
  }

  private void run() throws Exception {
    int pickings = options.number("pickings", 2000);
    data.ensureDeliveries(pickings);
    peers.add(new OdooSyncPeer(server));
    peers.add(new JsonRpcRecordByRecord(server));
    if (real) {
      peers.add(new XmlRpcBulk(new XmlRpcOdoo(server)));
      peers.add(new XmlRpcRecordByRecord(new XmlRpcOdoo(server)));
    }
    Optional<Peer> slowest = Helvethink.peer(server);
    List<Delivery> expected = peers.get(0).deliveries(BenchData.MARK, pickings);
    read(pickings, expected, peers);
    if (slowest.isPresent()) {
      int subset = Math.min(pickings, options.number("subset", 100));
      read(subset, expected, List.of(peers.get(0), slowest.get()));
      peers.add(slowest.get());
    }
    create(options.number("partners", 500));
    notes(slowest.isPresent());
    for (Peer peer : peers) {
      peer.close();
    }
  }

  private void read(int pickings, List<Delivery> expected, List<Peer> who) {
    List<ReadJob> jobs = who.stream().map(peer -> new ReadJob(peer, expected)).toList();
    print("read %,d deliveries with their lines".formatted(pickings), measure(pickings, jobs));
  }

  private void create(int partners) {
    List<CreateJob> jobs = peers.stream().map(peer -> new CreateJob(peer, data)).toList();
    print("create %,d partners".formatted(partners), measure(partners, jobs));
  }

  private List<Timing> measure(int records, List<? extends Contestant> jobs) {
    int rounds = options.number("rounds", 3);
    return new Rounds(1, Math.min(WARM_UP_RECORDS, records), rounds, records).run(jobs);
  }

  private static void print(String job, List<Timing> timings) {
    Table table = new Table(job, "median", "HTTP calls", "times as long as odoo-sync");
    Timing ours = timings.get(0);
    for (Timing timing : timings) {
      if (timing.hasFailed()) {
        table.row(timing.name(), "failed: " + timing.failure(), "", "");
      } else {
        table.row(
            timing.name(),
            Table.millis(timing.medianNanos()),
            Table.count(timing.calls()),
            Table.ratio(timing.timesLongerThan(ours)));
      }
    }
    System.out.println("\n" + table);
  }

  private void notes(boolean helvethink) {
    if (!real) {
      System.out.println("Apache XML-RPC: needs a real server, FakeOdoo speaks JSON only.");
    }
    if (!helvethink) {
      System.out.println("Helvethink: not measured, no -D" + Helvethink.PROPERTY + " was given.");
    }
  }
}
