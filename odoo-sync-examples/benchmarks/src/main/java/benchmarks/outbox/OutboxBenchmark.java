package benchmarks.outbox;

import benchmarks.Contestant;
import benchmarks.Options;
import benchmarks.Rounds;
import benchmarks.Table;
import benchmarks.Timing;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;

/** The five measurements, all on one PostgreSQL and in one JVM. */
public final class OutboxBenchmark {

  private static final int HOT_KEYS = 100;

  private final Database database;
  private final Sizes sizes;
  private final List<OutboxPeer> others;

  private OutboxBenchmark(Database database, Sizes sizes, List<OutboxPeer> others) {
    this.database = database;
    this.sizes = sizes;
    this.others = others;
  }

  /** Runs one of the measurements, or all. */
  public static void run(String command, Options options) throws Exception {
    Sizes sizes = Sizes.from(options);
    try (Database database = Database.start();
        TransactionOutboxPeer transactionOutbox = new TransactionOutboxPeer(database);
        DbSchedulerPeer dbScheduler = new DbSchedulerPeer(database)) {
      System.out.println("\n" + database.describe());
      List<OutboxPeer> others = List.of(transactionOutbox, dbScheduler);
      new OutboxBenchmark(database, sizes, others).run(command);
    }
  }

  private void run(String command) throws Exception {
    switch (command) {
      case "drain" -> drain();
      case "hot-keys" -> hotKeys();
      case "enqueue" -> enqueue();
      case "latency" -> latency();
      case "claim" -> claim();
      default -> {
        drain();
        hotKeys();
        enqueue();
        latency();
        claim();
      }
    }
  }

  private void drain() {
    Backlog full = Backlog.unordered(sizes.backlog());
    List<DrainJob> jobs = new ArrayList<>();
    for (OutboxPeer peer : others) {
      jobs.add(DrainJob.all(database, peer, full.atMost(sizes.peerBacklog())));
    }
    Rounds rounds = new Rounds(1, sizes.peerBacklog(), sizes.rounds(), sizes.backlog());
    print("drain, unordered", rounds, jobs);
  }

  private void hotKeys() throws Exception {
    try (OutboxPeer one = new HeadOfKeyPeer(database, 1);
        OutboxPeer four = new HeadOfKeyPeer(database, 4)) {
      int messages = HOT_KEYS * sizes.perKey();
      List<DrainJob> jobs = new ArrayList<>();
      for (int run : List.of(1, sizes.perKey())) {
        Backlog backlog = new Backlog(messages, HOT_KEYS, run);
        String layout = run == 1 ? ", keys in turn" : ", key after key";
        for (OutboxPeer peer : List.of(one, four)) {
          DrainJob usual = DrainJob.all(database, peer, backlog).named(peer.name() + layout);
          // A single worker finds its heads in front as long as they lie there.
          jobs.add(run == 1 && peer == one ? usual : usual.stoppedAfter(sizes.heads()));
        }
      }
      print("hot keys, the usual query", new Rounds(0, 0, 1, messages), jobs);
    }
  }

  private void enqueue() throws Exception {
    try (HikariDataSource pool = database.pool("bare", EnqueueJob.CONNECTIONS)) {
      Inserts inserts = new Inserts(pool);
      List<EnqueueJob> jobs = new ArrayList<>();
      jobs.add(
          new EnqueueJob(
              "bare insert", 0, inserts::one, () -> Database.execute(pool, "TRUNCATE message")));
      others.forEach(peer -> jobs.add(new EnqueueJob(peer.name(), 0, peer::enqueue, peer::clear)));
      int rounds = 3 * sizes.rounds();
      print("enqueue", new Rounds(2, sizes.enqueues(), rounds, sizes.enqueues()), jobs);
    }
  }

  private void latency() throws Exception {
    Table table = new Table("latency, idle", "p50", "p99", "most");
    for (OutboxPeer peer : others) {
      long[] nanos = new Latency(peer).measure(sizes.samples());
      table.row(
          peer.name(),
          Table.fineMillis(nanos[nanos.length / 2]),
          Table.fineMillis(nanos[nanos.length * 99 / 100]),
          Table.fineMillis(nanos[nanos.length - 1]));
    }
    System.out.println("\n" + table);
  }

  private void claim() throws Exception {
    Table table =
        new Table("claim of " + ClaimTimes.BATCH, "backlog", "first tenth", "last tenth", "all");
    for (OutboxPeer peer : others) {
      for (int backlog : sizes.claimBacklogs()) {
        row(table, peer, backlog, false);
      }
      row(table, peer, sizes.claimBacklogs().get(1), true);
    }
    System.out.println("\n" + table);
  }

  private void row(Table table, OutboxPeer peer, int backlog, boolean old) throws Exception {
    long[] nanos = new ClaimTimes(database, peer).measure(backlog, sizes.claims(), old);
    int tenth = nanos.length / 10;
    table.row(
        peer.name(),
        Table.count(backlog) + (old ? ", old transaction open" : ""),
        Table.fineMillis(ClaimTimes.median(nanos, 0, tenth)),
        Table.fineMillis(ClaimTimes.median(nanos, nanos.length - tenth, nanos.length)),
        Table.fineMillis(ClaimTimes.median(nanos, 0, nanos.length)));
  }

  private static void print(String title, Rounds rounds, List<? extends Contestant> jobs) {
    List<Timing> timings = rounds.run(jobs);
    Timing first = timings.get(0);
    Table table = new Table(title, "messages", "median", "messages/s", "rate to the first");
    for (Timing timing : timings) {
      if (timing.hasFailed()) {
        table.row(timing.name(), "failed: " + timing.failure(), "", "", "");
      } else {
        table.row(
            timing.name(),
            Table.count(timing.records()),
            Table.millis(timing.medianNanos()),
            Table.count(timing.perSecond()),
            first.hasFailed() ? "" : Table.ratio(timing.perSecond() / first.perSecond()));
      }
    }
    System.out.println("\n" + table);
  }
}
