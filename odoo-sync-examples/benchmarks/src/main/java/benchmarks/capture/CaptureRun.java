package benchmarks.capture;

import static io.github.odoosync.odoo.Domain.field;

import benchmarks.Table;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.odoosync.capture.Capture;
import io.github.odoosync.capture.CaptureEvent;
import io.github.odoosync.capture.CaptureKind;
import io.github.odoosync.capture.CaptureSnapshot;
import io.github.odoosync.capture.Change;
import io.github.odoosync.capture.ChangeHandler;
import io.github.odoosync.capture.Lane;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.observe.SyncEvent;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Values;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.Dispatcher;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.outbox.Result;
import io.github.odoosync.retry.Resilience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The measured process. */
public final class CaptureRun {

  private static final String STREAM = "partner";
  private static final int CHANGED = 5_000;
  private static final int HOT = 150;
  private static final Duration LAG = Duration.ofSeconds(10);

  private final int records;
  private final OdooClient odoo;
  private final JdbcStore store;
  private final Outbox outbox;
  private final CountDownLatch loaded = new CountDownLatch(1);
  private final AtomicLong passed = new AtomicLong();
  private final Map<String, Long> writtenAt = new ConcurrentHashMap<>();
  private final Map<String, Long> latencies = new ConcurrentHashMap<>();
  private final List<Long> alive = new ArrayList<>();

  private CaptureRun(OdooClient odoo, JdbcStore store, int records) {
    this.records = records;
    this.odoo = odoo;
    this.store = store;
    this.outbox = Outbox.on(store.lanes());
  }

  /**
   * Measures; the arguments are the store's JDBC URL, Odoo's URL, database, login and key, and how
   * many partners there shall be.
   */
  public static void main(String[] args) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[0]);
    config.setMaximumPoolSize(12);
    try (HikariDataSource pool = new HikariDataSource(config);
        OdooClient odoo =
            OdooClient.builder(args[1])
                .database(args[2])
                .apiKey(args[3], Secret.of(args[4]))
                .resilience(Resilience.standard())
                .build()) {
      JdbcStore store = JdbcStore.of(pool);
      store.createSchema();
      new CaptureRun(odoo, store, Integer.parseInt(args[5])).run();
    }
  }

  private void run() throws Exception {
    makeMissing();
    CaptureKind<OdooRecord> kind =
        CaptureKind.records(STREAM, "res.partner", "name", "ref", "active")
            .where(field("ref").matches("bench-%"));
    try (Capture capture =
            Capture.builder(odoo, store.captures(), outbox).stream(kind)
                .hotEvery(Duration.ofSeconds(2))
                .settledEvery(Duration.ofSeconds(2))
                .settleLag(LAG)
                .pageSize(1_000)
                .callsPerMinute(10_000)
                .listener(this::follow)
                .build();
        Dispatcher dispatcher = Dispatcher.builder(outbox).consumer(consumer()).build()) {
      long start = System.nanoTime();
      capture.start();
      loaded.await();
      long loadNanos = System.nanoTime() - start;
      dispatcher.start();
      awaitDrained();
      print(loadNanos, settledRowsPerChange(capture), hot());
    }
  }

  private void follow(SyncEvent event) {
    if (event instanceof CaptureEvent.Loading loading) {
      passed.set(loading.passed());
      long quarter = Math.max(1, loading.expected() / 4);
      if (loading.passed() / quarter > alive.size()) {
        alive.add(aliveHeap());
      }
    } else if (event instanceof CaptureEvent.Loaded done) {
      passed.set(done.passed());
      alive.add(aliveHeap());
      loaded.countDown();
    }
  }

  private static long aliveHeap() {
    Runtime.getRuntime().gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private Consumer consumer() {
    return Consumer.named(STREAM)
        .on(Change.TYPE, Change.VERSION, ChangeHandler.of(this::handle))
        .build();
  }

  private Result handle(Change change) {
    if (change instanceof Change.Upserted upserted) {
      String name = String.valueOf(upserted.content().get("name"));
      Long written = writtenAt.remove(name);
      if (written != null) {
        latencies.put(name, System.nanoTime() - written);
      }
    }
    return Result.done();
  }

  private void awaitDrained() throws InterruptedException {
    while (store.lanes().snapshot(STREAM).depth() > 0) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private Model<OdooRecord> partners() {
    return odoo.model("res.partner", "name", "ref");
  }

  private void makeMissing() {
    for (long there = count(); there < records; there = count()) {
      List<Values> some = new ArrayList<>();
      for (long i = there; i < Math.min(records, there + 500); i++) {
        some.add(Values.of("name", "P" + i).with("ref", "bench-" + i));
      }
      partners().create(some);
    }
  }

  private long count() {
    return partners().where(field("ref").matches("bench-%")).count();
  }

  private List<Long> someIds(int limit) {
    return partners().where(field("ref").matches("bench-%")).limit(limit).ids();
  }

  /** Changes many and returns how many rows their windows were read with, for one change. */
  private double settledRowsPerChange(Capture capture) throws InterruptedException {
    List<Long> ids = someIds(CHANGED);
    TimeUnit.SECONDS.sleep(LAG.toSeconds() + 5);
    long before = settledRows(capture);
    for (int from = 0; from < ids.size(); from += 500) {
      partners()
          .write(
              ids.subList(from, Math.min(ids.size(), from + 500)),
              Values.of("name", "changed " + from));
    }
    TimeUnit.SECONDS.sleep(LAG.toSeconds() + 15);
    return (double) (settledRows(capture) - before) / ids.size();
  }

  private static long settledRows(Capture capture) {
    CaptureSnapshot.LaneCount settled =
        capture.snapshot().streams().get(0).lanes().get(Lane.SETTLED);
    return settled == null ? 0 : settled.rows();
  }

  /** Returns the nanoseconds from the answer to a write until the handler has it, sorted. */
  private long[] hot() throws InterruptedException {
    List<Long> ids = someIds(HOT);
    Random random = new Random(7);
    for (int i = 0; i < ids.size(); i++) {
      TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
      String name = "hot " + System.nanoTime();
      partners().write(ids.get(i), Values.of("name", name));
      writtenAt.put(name, System.nanoTime());
    }
    TimeUnit.SECONDS.sleep(LAG.toSeconds() + 15);
    if (latencies.size() < ids.size() * 9 / 10) {
      throw new IllegalStateException(latencies.size() + " of " + ids.size() + " arrived");
    }
    return latencies.values().stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private void print(long loadNanos, double rowsPerChange, long[] hot) {
    Table table = new Table("what", "measured", "goal", "");
    long p95 = hot[(int) (hot.length * 0.95)];
    table.row(
        "first load of %,d records".formatted(passed.get()),
        Table.millis(loadNanos) + ", " + Table.count(passed.get() / (loadNanos / 1e9)) + "/s",
        "",
        "");
    table.row("alive heap at its quarters", mebibytes(), "flat", Table.goal(isFlat()));
    table.row(
        "rows read in windows for one change",
        Table.ratio(rowsPerChange),
        "<= 1.10",
        Table.goal(rowsPerChange <= 1.1));
    table.row("hot latency, median", Table.millis(hot[hot.length / 2]), "", "");
    table.row("hot latency, p95", Table.millis(p95), "< 5,000 ms", Table.goal(p95 < 5e9));
    System.out.println(table);
  }

  private String mebibytes() {
    return Arrays.toString(alive.stream().mapToLong(bytes -> bytes >> 20).toArray()) + " MiB";
  }

  /** Flat: at the end no more is alive than half as much again as after the first quarter. */
  private boolean isFlat() {
    return alive.get(alive.size() - 1) <= alive.get(0) * 3 / 2;
  }
}
