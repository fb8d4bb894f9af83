package io.github.odoosync.capture;

import io.github.odoosync.lane.Operator;
import io.github.odoosync.observe.SyncListener;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.outbox.Handler;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.outbox.Result;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Captures what changes in one Odoo database, and hands it to the consumers of an outbox: each
 * state once, in order per record, none missed.
 *
 * <pre>{@code
 * Capture capture = Capture.builder(odoo, store.captures(), outbox)
 *     .stream(StandardKinds.standard().salesOrders())
 *     .sentinel("odoosync.shop")
 *     .build();
 * capture.start();
 * }</pre>
 *
 * <p>A stream's changes go to the consumers of the topic of its name, as messages that {@link
 * Change#of} reads. Any number of nodes may capture into one store: one of them reads a stream at a
 * time. Thread-safe. Whoever builds it closes it; client, store and outbox stay the caller's.
 */
public final class Capture implements AutoCloseable {

  private final Engine engine;
  private final Map<String, StreamWorker<?>> live = new LinkedHashMap<>();
  private final Map<String, StreamWorker<?>> batches = new LinkedHashMap<>();
  private final Threads threads = new Threads();

  private Capture(Builder builder) {
    this.engine = builder.engine();
    builder.streams.forEach(
        (name, stream) -> (stream.batch() ? batches : live).put(name, worker(stream)));
  }

  private <T> StreamWorker<T> worker(Stream<T> stream) {
    return new StreamWorker<>(stream.kind(), stream.fromNow(), stream.since(), engine);
  }

  /**
   * Returns a builder.
   *
   * @param odoo reads all that is captured; its user must see all companies whose records matter
   * @param store keeps how far it is read, in the same database as the outbox
   * @param outbox says by its routes who gets which stream
   */
  public static Builder builder(OdooClient odoo, CaptureStore store, Outbox outbox) {
    return new Builder(odoo, store, outbox);
  }

  /**
   * Starts the threads, one a stream; returns at once, also while Odoo or the store cannot be
   * reached.
   *
   * @throws IllegalStateException if it was started or closed before
   */
  public void start() {
    threads.open();
    if (engine.sentinel().isWatching()) {
      threads.run("sentinel", engine.sentinel()::step, engine.sentinel()::release);
    }
    live.values()
        .forEach(worker -> threads.run(worker.kind().name(), worker::step, worker::release));
  }

  /** Stops after the step at hand, ends all threads and gives the streams to other nodes. */
  @Override
  public void close() {
    threads.close();
  }

  /**
   * Names a record that changed, as a webhook does: it is read soon. A hint is never the record of
   * a change; one that is lost, late or wrong harms nothing.
   *
   * @param model the changed record's model
   */
  public void hint(String model, long id) {
    live.values().forEach(worker -> worker.hint(model, id));
    threads.wake();
  }

  /**
   * Returns a handler of Odoo's own webhooks, as an inbox takes them in: each is a hint and no
   * more. It takes JSON with {@code _model} and {@code _id}, as Odoo's automation rules send it;
   * what has neither is done with.
   */
  public Handler hints() {
    return delivery -> {
      Map<String, ? extends @Nullable Object> sent = delivery.message().payload().toMap();
      if (sent.get("_model") instanceof String model && sent.get("_id") instanceof Number id) {
        hint(model, id.longValue());
      }
      return Result.done();
    };
  }

  /**
   * Reads everything that changed before a cut-off time, hands it to the consumers, and returns the
   * control totals. May be called again after a failure, and goes on where it stopped; a batch that
   * is closed is answered with its totals. Needs no {@link #start}; one call at a time.
   *
   * @param stream a stream that was added with {@link Builder#batch}
   * @param batch the batch's name, such as a date; at most 90 characters
   * @param cutOff by Odoo's clock; a whole second
   * @throws io.github.odoosync.error.StoreException with {@code NOT_SETTLED} if transactions may
   *     still be open that belong to it: call again later
   */
  public ControlTotals batch(String stream, String batch, Instant cutOff) {
    StreamWorker<?> worker = batches.get(stream);
    if (worker == null) {
      throw new IllegalArgumentException("No batches are read of a stream named " + stream);
    }
    if (engine.sentinel().isWatching()) {
      engine.sentinel().look();
    }
    synchronized (worker) {
      return new BatchRun<>(worker).run(batch, cutOff);
    }
  }

  /**
   * Goes on after a restore was detected: what both know is taken as it is now, everything is read
   * again and compared, and the paused consumers go on. Whoever calls it has decided that the
   * restored database is the right one.
   *
   * @return false if another node is just looking; call again
   */
  public boolean continueAfterRestore(Operator by) {
    boolean done = engine.sentinel().continueAfterRestore(by);
    threads.wake();
    return done;
  }

  /** Returns the names of the streams, without asking the store. */
  public List<String> streams() {
    List<String> names = new ArrayList<>(live.keySet());
    names.addAll(batches.keySet());
    return names;
  }

  /** Returns how everything stands. Asks the store. */
  public CaptureSnapshot snapshot() {
    List<CaptureSnapshot.StreamSnapshot> streams = new ArrayList<>();
    live.values().forEach(worker -> streams.add(Snapshots.of(worker, engine)));
    batches.values().forEach(worker -> streams.add(Snapshots.of(worker, engine)));
    return new CaptureSnapshot(
        streams, engine.skew(), engine.sentinel().whyHalted(), engine.budget().made());
  }

  /** Does what is due on every stream until nothing is; for tests with a clock of their own. */
  void runDue() {
    boolean more = true;
    while (more) {
      more = engine.sentinel().isWatching() && engine.sentinel().step() == 0;
      for (StreamWorker<?> worker : live.values()) {
        more |= worker.step() == 0;
      }
    }
  }

  /** Does one step of one stream; for tests. */
  long step(String stream) {
    return Objects.requireNonNull(live.get(stream)).step();
  }

  /** What a stream is built of. */
  record Stream<T>(CaptureKind<T> kind, boolean fromNow, boolean batch, @Nullable Instant since) {}

  /** Collects what is captured and how. Not thread-safe. */
  public static final class Builder {

    private final OdooClient odoo;
    private final CaptureStore store;
    private final Outbox outbox;
    private final Map<String, Stream<?>> streams = new LinkedHashMap<>();
    private final List<String> pausedOnRestore = new ArrayList<>();
    private List<Long> companies = List.of();
    private @Nullable String sentinel;
    private Duration sentinelEvery = Duration.ofSeconds(20);
    private Duration hotEvery = Duration.ofSeconds(5);
    private Duration hotOverlap = Duration.ofSeconds(10);
    private Duration settledEvery = Duration.ofSeconds(30);
    private @Nullable Duration settleLag;
    private Duration sweepEvery = Duration.ofDays(1);
    private Duration confirmAfter = Duration.ofMinutes(1);
    private Duration lease = Duration.ofMinutes(1);
    private Set<Lane> lanes = EnumSet.allOf(Lane.class);
    private Set<String> retired = Set.of();
    private int page = 500;
    private int callsPerMinute = 600;
    private @Nullable SyncListener listener;
    private Clock clock = Clock.systemUTC();
    private LongSupplier nanos = System::nanoTime;
    private RandomGenerator random = new SecureRandom();

    private Builder(OdooClient odoo, CaptureStore store, Outbox outbox) {
      this.odoo = Objects.requireNonNull(odoo, "odoo");
      this.store = Objects.requireNonNull(store, "store");
      this.outbox = Objects.requireNonNull(outbox, "outbox");
    }

    /**
     * Captures a kind. A consumer that is new to it gets the state of all records first and the
     * live stream from then on, without gap or double.
     *
     * @throws IllegalArgumentException if a stream has its name already
     */
    public Builder stream(CaptureKind<?> kind) {
      return add(new Stream<>(kind, false, false, null));
    }

    /**
     * Captures a kind; a consumer that is new to it gets what changes from now on. What changed
     * shortly before may come too: without a sentinel that goes back to the newest date seen.
     */
    public Builder streamFromNow(CaptureKind<?> kind) {
      return add(new Stream<>(kind, true, false, null));
    }

    /**
     * Captures a kind in batches that are asked for; see {@link Capture#batch}.
     *
     * @param since from when on changes belong to the first batch, by Odoo's clock
     */
    public Builder batch(CaptureKind<?> kind, Instant since) {
      return add(new Stream<>(kind, true, true, since));
    }

    private Builder add(Stream<?> stream) {
      if (streams.putIfAbsent(stream.kind().name(), stream) != null) {
        throw new IllegalArgumentException("Two streams named " + stream.kind().name());
      }
      return this;
    }

    /**
     * Says that consumers are gone for good: what they would get is not stored any more. A consumer
     * that merely is no longer named goes on getting it, since another node may still have it. One
     * that comes back later gets the state of all records first.
     */
    public Builder retire(String... consumers) {
      this.retired = Set.of(consumers);
      return this;
    }

    /**
     * Sets the companies whose records are read; what the user of the client sees unless set. Say
     * it: what a user sees changes with his settings, and looks like deletes.
     */
    public Builder companies(Long... ids) {
      this.companies = List.of(ids);
      return this;
    }

    /**
     * Watches for a restore from a backup, of Odoo or of the store, by a counter that both have; it
     * tells Odoo's clock besides. Needs the right to write system parameters.
     *
     * @param name the system parameter that is made for it, such as {@code odoosync.shop}
     * @param pause the consumers and destinations that are paused when a restore is detected: those
     *     that write
     */
    public Builder sentinel(String name, String... pause) {
      if (name.isBlank() || name.length() > CaptureStore.MAX_NAME_LENGTH) {
        throw new IllegalArgumentException(
            "A sentinel's name has 1 to " + CaptureStore.MAX_NAME_LENGTH + " characters");
      }
      this.sentinel = name;
      this.pausedOnRestore.addAll(List.of(pause));
      return this;
    }

    /** Sets how often the sentinel counts; 20 s. */
    public Builder sentinelEvery(Duration value) {
      this.sentinelEvery = positive("time between two looks", value);
      return this;
    }

    /** Sets how often the newest seconds are polled; 5 s. */
    public Builder hotEvery(Duration value) {
      this.hotEvery = positive("time between two polls", value);
      return this;
    }

    /** Sets how far a poll goes back, for commits that come late; 10 s. */
    public Builder hotOverlap(Duration value) {
      this.hotOverlap = positive("overlap", value);
      return this;
    }

    /** Sets how often a window is closed and read; 30 s. */
    public Builder settledEvery(Duration value) {
      this.settledEvery = positive("time between two windows", value);
      return this;
    }

    /**
     * Sets how old a second is when no transaction that began in it can still be open: longer than
     * Odoo lets a request run, plus the lag of a replica. 150 s unless set, which fits Odoo's own
     * limit of 120 s; 16 min on {@code *.odoo.com}, whose gateways wait for up to 15.
     */
    public Builder settleLag(Duration value) {
      this.settleLag = positive("lag", value);
      return this;
    }

    /** Sets how often all records are walked over; a day. */
    public Builder sweepEvery(Duration value) {
      this.sweepEvery = positive("time between two sweeps", value);
      return this;
    }

    /** Sets how long a record has to be missing before it can be lost; 1 min. */
    public Builder confirmAfter(Duration value) {
      this.confirmAfter = positive("time to confirm", value);
      return this;
    }

    /** Sets how many records are read at once; 500. */
    public Builder pageSize(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("A page has at least one record, not " + value);
      }
      this.page = value;
      return this;
    }

    /**
     * Sets how many calls are made in any minute at most; 600, and 60 on {@code *.odoo.com}. A
     * quarter of them is kept from sweeps and first loads. Retries within a call do not count.
     */
    public Builder callsPerMinute(int value) {
      if (value < 10) {
        throw new IllegalArgumentException("Fewer than 10 calls a minute get nowhere: " + value);
      }
      this.callsPerMinute = value;
      return this;
    }

    /** Sets who is told what happens; nobody unless set. */
    public Builder listener(SyncListener value) {
      this.listener = Objects.requireNonNull(value, "listener");
      return this;
    }

    /** Sets this process's clock, for dates and skew; truth never depends on it. */
    public Builder clock(Clock value) {
      this.clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    /** Sets the chance that names this node. */
    public Builder random(RandomGenerator value) {
      this.random = Objects.requireNonNull(value, "random");
      return this;
    }

    /** Sets the monotonic clock, for tests. */
    Builder nanos(LongSupplier value) {
      this.nanos = value;
      return this;
    }

    /**
     * Sets for how long a stream is held without a step, and so how late another node goes on after
     * a crash; 1 min.
     */
    public Builder lease(Duration value) {
      this.lease = positive("lease", value);
      return this;
    }

    /** Lets some lanes work only, for tests. */
    Builder only(Lane first, Lane... more) {
      this.lanes = EnumSet.of(first, more);
      return this;
    }

    /**
     * Returns the capture, not yet started.
     *
     * @throws IllegalArgumentException if nothing is captured, or if a stream goes to a consumer
     *     that is retired
     */
    public Capture build() {
      if (streams.isEmpty()) {
        throw new IllegalArgumentException("Nothing is captured: add a stream");
      }
      for (String stream : streams.keySet()) {
        for (String consumer : outbox.consumersOf(stream)) {
          if (retired.contains(consumer)) {
            throw new IllegalArgumentException(
                "The stream " + stream + " goes to " + consumer + ", which is retired");
          }
        }
      }
      return new Capture(this);
    }

    private Engine engine() {
      OdooClient reads =
          odoo.withContext(
              context ->
                  companies.isEmpty()
                      ? context.withArchived()
                      : context.withArchived().companies(companies));
      Telling telling = new Telling(listener, clock);
      ServerClock serverClock = new ServerClock(nanos);
      CallBudget budget = new CallBudget(callsPerMinute, callsPerMinute / 4, nanos);
      String owner = owner();
      OdooClient counts = odoo.beforeEachCall(call -> budget.take());
      Sentinel watch =
          new Sentinel(
              sentinel,
              store,
              outbox,
              counts,
              telling,
              serverClock,
              nanos,
              owner,
              sentinelEvery,
              lease,
              pausedOnRestore);
      return new Engine(
          reads,
          store,
          outbox,
          settings(),
          telling,
          serverClock,
          budget,
          watch,
          clock,
          nanos,
          owner);
    }

    private Settings settings() {
      Duration lag =
          settleLag != null
              ? settleLag
              : odoo.target().endsWith(".odoo.com")
                  ? Duration.ofMinutes(16)
                  : Duration.ofSeconds(150);
      return new Settings(
          hotEvery,
          hotOverlap,
          settledEvery,
          lag,
          sweepEvery,
          confirmAfter,
          page,
          lease,
          lanes,
          retired);
    }

    private String owner() {
      byte[] name = new byte[16];
      random.nextBytes(name);
      return HexFormat.of().formatHex(name);
    }

    private static Duration positive(String what, Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("The " + what + " must be above zero: " + value);
      }
      return value;
    }
  }
}
