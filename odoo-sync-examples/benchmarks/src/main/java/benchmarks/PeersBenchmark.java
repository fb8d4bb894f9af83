package benchmarks;

import io.github.odoosync.odoo.OdooClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** The same two jobs on the same server, by odoo-sync and by what Java users have today. */
final class PeersBenchmark {

  private static final int WARM_UP_RECORDS = 20;

  private final Server server;
  private final BenchData data;
  private final List<Delivery> expected;
  private final int pickings;
  private final int partners;

  private PeersBenchmark(Options options, Server server, BenchData data) {
    this.server = server;
    this.data = data;
    this.pickings = options.number("pickings", 2000);
    this.partners = options.number("partners", 500);
    data.ensureDeliveries(pickings);
    try (OdooSyncPeer ours = new OdooSyncPeer(server)) {
      this.expected = ours.deliveries(BenchData.MARK, pickings);
    }
  }

  static void run(Options options) throws Exception {
    try (PeerServer place = PeerServer.open(options.server());
        OdooClient odoo = Clients.open(place.server(), new OkHttpClient())) {
      System.out.printf(
          "%n## peers: Odoo %s, %s, %s%n", odoo.version(), odoo.dialect(), place.description());
      BenchData data = new BenchData(odoo);
      PeersBenchmark benchmark = new PeersBenchmark(options, place.server(), data);
      if (place.isReal()) {
        benchmark.inBulk(options.number("bulk-rounds", 11));
      } else {
        System.out.println("\nApache XML-RPC needs a real server: FakeOdoo speaks JSON only.");
      }
      benchmark.recordByRecord(place.isReal(), options);
    }
  }

  static void clean(Options options) {
    Server server =
        options.server().orElseThrow(() -> new IllegalArgumentException("No server to clean"));
    try (OdooClient odoo = Clients.open(server, new OkHttpClient())) {
      new BenchData(odoo).clean();
    }
  }

  /** Against the best that can be done by hand; quick, so with many rounds. */
  private void inBulk(int rounds) throws Exception {
    try (Peer ours = new OdooSyncPeer(server);
        Peer bulk = new XmlRpcBulk(new XmlRpcOdoo(server))) {
      read(pickings, rounds, List.of(ours, bulk));
      create(rounds, List.of(ours, bulk));
    }
  }

  private void recordByRecord(boolean real, Options options) throws Exception {
    int rounds = options.number("rounds", 3);
    Optional<Peer> helvethink = Helvethink.peer(server);
    List<Peer> peers = new ArrayList<>();
    peers.add(new OdooSyncPeer(server));
    peers.add(new RecordByRecord("OkHttp on JSON-RPC", new JsonRpcOdoo(server)));
    if (real) {
      peers.add(new RecordByRecord("Apache XML-RPC", new XmlRpcOdoo(server)));
    }
    read(pickings, rounds, peers);
    if (helvethink.isPresent()) {
      int subset = Math.min(pickings, options.number("subset", 100));
      read(subset, rounds, List.of(peers.get(0), helvethink.get()));
    } else {
      System.out.println("Helvethink: not measured, no -D" + Helvethink.PROPERTY + " was given.");
    }
    create(rounds, Stream.concat(peers.stream(), helvethink.stream()).toList());
    peers.forEach(Peer::close);
    helvethink.ifPresent(Peer::close);
  }

  private void read(int count, int rounds, List<Peer> who) {
    List<ReadJob> jobs = who.stream().map(peer -> new ReadJob(peer, expected)).toList();
    print("read %,d deliveries with their lines", count, rounds, jobs);
  }

  private void create(int rounds, List<Peer> who) {
    List<CreateJob> jobs = who.stream().map(peer -> new CreateJob(peer, data)).toList();
    print("create %,d partners", partners, rounds, jobs);
  }

  private static void print(
      String title, int records, int rounds, List<? extends Contestant> jobs) {
    int warmUp = Math.min(WARM_UP_RECORDS, records);
    List<Timing> timings = new Rounds(1, warmUp, rounds, records).run(jobs);
    String job = title.formatted(records) + (rounds == 1 ? ", 1 round" : ", " + rounds + " rounds");
    Table table = new Table(job, "median", "HTTP calls", "times as long as odoo-sync");
    for (Timing timing : timings) {
      if (timing.hasFailed()) {
        table.row(timing.name(), "failed: " + timing.failure(), "", "");
      } else {
        table.row(
            timing.name(),
            Table.millis(timing.medianNanos()),
            Table.count(timing.calls()),
            timings.get(0).hasFailed() ? "" : Table.ratio(timing.timesLongerThan(timings.get(0))));
      }
    }
    System.out.println("\n" + table);
  }
}
