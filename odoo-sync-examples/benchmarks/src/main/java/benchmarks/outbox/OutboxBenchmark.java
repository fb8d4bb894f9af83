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

  private static final int SOME_KEYS = 1000;

  private final Database database;
  private final Sizes sizes;
  private final OdooSyncPeer ours;
  private final OdooSyncStorePeer store;
  private final List<OutboxPeer> others;

  private OutboxBenchmark(
      Database database,
      Sizes sizes,
      OdooSyncPeer ours,
      OdooSyncStorePeer store,
      List<OutboxPeer> others) {
    this.database = database;
    this.sizes = sizes;
    this.ours = ours;
    this.store = store;
    this.others = others;
  }

  /** Runs one of the measurements, or all. */
  public static void run(String command, Options options) throws Exception {
    Sizes sizes = Sizes.from(options);
    try (Database database = Database.start();
        OdooSyncPeer ours = new OdooSyncPeer(database);
        OdooSyncStorePeer store = new OdooSyncStorePeer(database);
        TransactionOutboxPeer transactionOutbox = new TransactionOutboxPeer(database);
        DbSchedulerPeer dbScheduler = new DbSchedulerPeer(database)) {
      System.out.println("\n" + database.describe());
      List<OutboxPeer> others = List.of(transactionOutbox, dbScheduler);
      new OutboxBenchmark(database, sizes, ours, store, others).run(command);
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
    DrainJob job = DrainJob.all(database, ours, full);
    List<DrainJob> jobs = new ArrayList<>(List.of(job, job.andPurge()));
    jobs.add(DrainJob.all(database, store, full));
    for (OutboxPeer peer : others) {
      jobs.add(DrainJob.all(database, peer, full.atMost(sizes.peerBacklog())));
    }
    Rounds rounds = warmed(2, sizes.backlog(), sizes.rounds());
    print("drain, unordered", rounds, jobs);
  }

  private void hotKeys() throws Exception {
    try (OutboxPeer one = new HeadOfKeyPeer(database, 1);
        OutboxPeer four = new HeadOfKeyPeer(database, 4)) {
      int messages = HOT_KEYS * sizes.perKey();
      Backlog inTurn = new Backlog(messages, HOT_KEYS, 1);
      DrainJob job = DrainJob.all(database, ours, inTurn);
      List<DrainJob> ordered = new ArrayList<>(List.of(job, job.andPurge()));
      ordered.add(DrainJob.all(database, store, inTurn));
      ordered.add(
          DrainJob.all(database, ours, new Backlog(messages, HOT_KEYS, sizes.perKey()))
              .named(ours.name() + ", key after key"));
      print("hot keys", warmed(1, messages, sizes.rounds()), ordered);
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
      jobs.add(enqueueing("bare insert", inserts::one, inserts::clear));
      HandmadeOutbox handmade = new HandmadeOutbox(pool);
      jobs.add(enqueueing("outbox by hand", handmade::enqueue, handmade::clear));
      jobs.add(enqueueing(ours.name() + ", unordered", 0));
      jobs.add(enqueueing(ours.name() + ", " + SOME_KEYS + " keys", SOME_KEYS));
      jobs.add(enqueueing(ours.name() + ", 10 hot keys", 10));
      others.forEach(peer -> jobs.add(enqueueing(peer.name(), peer::enqueue, peer::clear)));
      int rounds = 3 * sizes.rounds();
      print("enqueue", warmed(2, sizes.enqueues(), rounds), jobs);
    }
  }

  private EnqueueJob enqueueing(String name, int keys) {
    return new EnqueueJob(database, name, keys, ours::enqueue, ours::clear);
  }

  private EnqueueJob enqueueing(String name, EnqueueJob.Enqueue one, EnqueueJob.Clear clear) {
    return new EnqueueJob(database, name, 0, one, clear);
  }

  private List<OutboxPeer> all() {
    return List.of(ours, others.get(0), others.get(1));
  }

  private void latency() throws Exception {
    Table table = new Table("latency, idle", "p50", "p99", "most");
    for (OutboxPeer peer : all()) {
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
        new Table(
            "claim of " + ClaimTimes.BATCH,
            "backlog",
            "claims",
            "first tenth",
            "last tenth",
            "all");
    for (OutboxPeer peer : all()) {
      for (int backlog : sizes.claimBacklogs()) {
        // The others take minutes to lay out a million.
        if (peer == ours || backlog <= sizes.claimBacklogs().get(1)) {
          row(table, peer, backlog, false);
        }
      }
      row(table, peer, sizes.claimBacklogs().get(1), true);
    }
    System.out.println("\n" + table);
  }

  private void row(Table table, OutboxPeer peer, int backlog, boolean old) throws Exception {
    String state = Table.count(backlog) + (old ? ", old transaction open" : "");
    System.out.print("Claims of " + peer.name() + ", backlog " + state);
    long[] nanos = new ClaimTimes(database, peer).measure(backlog, sizes.claims(), old);
    int tenth = nanos.length / 10;
    String first = Table.fineMillis(ClaimTimes.median(nanos, 0, tenth));
    String last = Table.fineMillis(ClaimTimes.median(nanos, nanos.length - tenth, nanos.length));
    String all = Table.fineMillis(ClaimTimes.median(nanos, 0, nanos.length));
    System.out.println(": first " + first + ", last " + last + ", all " + all);
    table.row(peer.name(), state, Table.count(nanos.length), first, last, all);
  }

  private Rounds warmed(int atLeast, int records, int measured) {
    return new Rounds(atLeast, sizes.warmUp(), records, measured, records);
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
