package io.github.odoosync.writer;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.lane.Category;
import io.github.odoosync.mapping.DocumentMapping;
import io.github.odoosync.mapping.OdooMapper;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.observe.SyncListener;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.logistics.Logistics;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.Delivery;
import io.github.odoosync.outbox.Result;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Carries intents out in Odoo, each with one effect.
 *
 * <pre>{@code
 * OdooWriter writer = OdooWriter.builder(odoo, mapper, store.writer()).build();
 * Dispatcher dispatcher = Dispatcher.builder(outbox)
 *     .consumer(writer.consumer("odoo").build()).build();
 * }</pre>
 *
 * <p>The next intents of many lanes are put together by what is done and to what: one look for all
 * of them, then one call with what differs. A refused intent does not keep the others back; one
 * whose outcome is unknown is looked for before it is sent again. Thread-safe; it has no threads
 * and nothing to close, and client and store stay the caller's.
 */
public final class OdooWriter {

  // Workers for each call at once, for some wait until others are done with the same stock.
  private static final int WAITING = 2;

  private final WriterStore store;
  private final String flow;
  private final long epoch;
  private final int concurrency;
  private final int batchSize;
  private final Duration window;
  private final String destination;
  private final Ledger ledger;
  private final Events events;
  private final Gate gate;
  private final Verdicts verdicts;
  private final Steps steps;
  private final boolean shadow;
  private final Seeding seeding;

  private OdooWriter(Builder builder) {
    this.store = builder.store;
    this.flow = builder.flow;
    this.epoch = builder.epoch;
    this.concurrency = builder.concurrency;
    this.batchSize = builder.batchSize;
    this.window = builder.window;
    this.shadow = builder.shadow;
    this.destination = builder.odoo.target();
    this.events = new Events(builder.listener, builder.clock);
    this.ledger = new Ledger(store, flow, events);
    this.gate = new Gate(concurrency, builder.nanos);
    this.verdicts = new Verdicts(builder.skipRejected, builder.patience);
    Mappings mappings = new Mappings(builder.odoo, builder.mappings);
    this.seeding = new Seeding(builder.mapper, mappings, store, flow, batchSize);
    this.steps =
        new Steps(
            new Tools(
                builder.odoo,
                builder.mapper,
                Logistics.of(builder.odoo),
                mappings,
                ledger,
                new Calls(verdicts, gate, new Pace(builder.timeLimit), builder.nanos),
                verdicts,
                events,
                builder.deleted,
                shadow),
            window);
  }

  /**
   * Starts a writer.
   *
   * @param mapper with the ownership that says who may write what
   */
  public static Builder builder(OdooClient odoo, OdooMapper mapper, WriterStore store) {
    return new Builder(odoo, mapper, store);
  }

  /**
   * Returns the consumer that carries intents out, to be built and given to a dispatcher; retries,
   * lease and breaker can still be set.
   *
   * @param name the consumer's name, and so the topic of its intents
   */
  public Consumer.Builder consumer(String name) {
    return Consumer.named(name)
        .destination(destination)
        .concurrency(WAITING * concurrency)
        .probeAfter(window)
        .onBatch(batchSize, this::handle)
        .probe(this::probe);
  }

  /** Returns what came of an intent; empty if it was never begun, or was forgotten. */
  public Optional<IntentResult> result(String intentId) {
    return Optional.ofNullable(store.results(flow, List.of(intentId)).get(intentId));
  }

  /** Returns intents that were begun at least so long ago and have no ending, the oldest first. */
  public List<IntentResult> open(Duration age, int limit) {
    return store.open(flow, age, limit);
  }

  /**
   * Lets the next intent of a document make its record anew, after it was deleted in Odoo. The lane
   * that stands for it is to be resumed, or its dead letter replayed.
   */
  public void recreate(BusinessKey document) {
    store.forget(flow, document.toString());
  }

  /**
   * Binds documents to the records that Odoo has of them already: by Odoo's own key among their
   * external keys, by external id, then by what their mapping finds them by. Odoo is only read.
   * From then on an intent of such a document writes to its record, even where a person changes
   * what it was found by. Can be repeated, and is best before the first intent of a new flow.
   *
   * @param documents each with a key of its own, as the application says them; of any kinds that
   *     have a mapping
   * @return what became of each, in their order
   */
  public List<Seeded> seed(List<? extends Document> documents) {
    return seeding.seed(documents);
  }

  /** Returns how often each kind of {@link WriterEvent} happened here, by its name. */
  public Map<String, Long> counts() {
    return events.counts();
  }

  /** Returns how many calls may be in Odoo at once just now. */
  public int concurrencyNow() {
    return gate.limit();
  }

  private List<Result> handle(List<Delivery> deliveries) {
    Map<Delivery, Task> tasks = new LinkedHashMap<>();
    Map<Delivery, Result> unreadable = new LinkedHashMap<>();
    for (Delivery delivery : deliveries) {
      try {
        tasks.put(delivery, new Task(delivery, Intent.read(delivery.message())));
      } catch (InvalidValueException e) {
        unreadable.put(delivery, Result.park(Category.DATA, String.valueOf(e.getMessage())));
      }
    }
    List<Task> readable = List.copyOf(tasks.values());
    if (mayWrite(readable)) {
      replay(readable);
      carryOut(open(readable));
    }
    List<Result> results = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      Task task = tasks.get(delivery);
      Result refused = unreadable.get(delivery);
      results.add(task == null ? Objects.requireNonNull(refused) : told(task));
    }
    return results;
  }

  private static List<Task> open(List<Task> tasks) {
    return tasks.stream().filter(Task::isOpen).toList();
  }

  private boolean mayWrite(List<Task> tasks) {
    long inForce = epoch == 0 ? 0 : store.raiseEpoch(flow, epoch);
    if (inForce <= epoch) {
      return true;
    }
    for (Task task : tasks) {
      events.tell(at -> new WriterEvent.Fenced(at, task.intent().toString(), epoch, inForce));
      task.end(
          Result.snooze(
              Duration.ofSeconds(5),
              "[%s] Epoch %d writes, this is %d. %s"
                  .formatted(ErrorCode.FENCED.id(), inForce, epoch, ErrorCode.FENCED.advice())));
    }
    return false;
  }

  /** Answers intents whose result is kept with that result. */
  private void replay(List<Task> tasks) {
    Map<String, IntentResult> known =
        ledger.results(tasks.stream().map(task -> task.intent().id()).toList());
    for (Task task : tasks) {
      IntentResult result = known.get(task.intent().id());
      if (result != null && result.ended()) {
        events.tell(at -> new WriterEvent.Replayed(at, task.intent().toString(), result));
        task.end(Result.done());
      } else if (result != null) {
        task.begunBefore(result);
      }
    }
  }

  private void carryOut(List<Task> tasks) {
    Map<String, List<Task>> groups = new LinkedHashMap<>();
    for (Task task : tasks) {
      groups.computeIfAbsent(steps.groupOf(task), any -> new ArrayList<>()).add(task);
    }
    boolean sent = false;
    for (List<Task> group : groups.values()) {
      try {
        steps.of(group.get(0)).run(group);
        sent = true;
      } catch (OdooSyncException e) {
        boolean nothingYet = !sent && open(group).size() == group.size();
        endOpen(group, e, nothingYet && groups.size() == 1);
      }
    }
  }

  /** What says nothing of the intents is the dispatcher's to judge, if all of them met it. */
  private void endOpen(List<Task> group, OdooSyncException error, boolean all) {
    if (all && Verdicts.isOfTheServer(error.code())) {
      throw error;
    }
    open(group).forEach(task -> task.end(verdicts.of(error, task)));
  }

  private Result told(Task task) {
    Result result = task.result();
    if (result == null) {
      return Result.retry("Nothing was said of " + task.intent());
    }
    String intent = task.intent().toString();
    if (result instanceof Result.Unknown unknown) {
      events.tell(at -> new WriterEvent.Unknown(at, intent, unknown.reason()));
    } else if (result instanceof Result.Park park) {
      return refused(task, park.category(), park.reason(), result);
    } else if (result instanceof Result.Dead dead) {
      return refused(task, dead.category(), dead.reason(), result);
    }
    return result;
  }

  /** A trial run stops no lane: that it would have is what it has found out. */
  private Result refused(Task task, Category category, String reason, Result result) {
    events.tell(at -> new WriterEvent.Rejected(at, task.intent().toString(), category, reason));
    if (!shadow) {
      return result;
    }
    store.keep(
        flow,
        List.of(task.kept(IntentResult.State.SHADOWED, "", 0, "would be refused: " + reason)),
        List.of());
    return Result.done();
  }

  private Outcome probe(Delivery delivery) {
    Task task;
    try {
      task = new Task(delivery, Intent.read(delivery.message()));
    } catch (InvalidValueException e) {
      return Outcome.NOT_COMMITTED;
    }
    IntentResult begun = result(task.intent().id()).orElse(null);
    if (begun == null) {
      return Outcome.NOT_COMMITTED;
    }
    return begun.ended() ? Outcome.COMMITTED : steps.of(task).probe(task, begun);
  }

  /** Collects a writer's parts and settings. Not thread-safe. */
  public static final class Builder {

    private final OdooClient odoo;
    private final OdooMapper mapper;
    private final WriterStore store;
    private final List<DocumentMapping<?>> mappings = new ArrayList<>();
    private String flow = "odoo";
    private long epoch;
    private int concurrency = 4;
    private int batchSize = 500;
    private int patience = 8;
    private Duration timeLimit = Duration.ofMinutes(2);
    private Duration window = Duration.ofSeconds(150);
    private DeletedPolicy deleted = DeletedPolicy.ASK;
    private boolean skipRejected;
    private boolean shadow;
    private SyncListener listener = event -> {};
    private Clock clock = Clock.systemUTC();
    private LongSupplier nanos = System::nanoTime;

    private Builder(OdooClient odoo, OdooMapper mapper, WriterStore store) {
      this.odoo = Objects.requireNonNull(odoo, "odoo");
      this.mapper = Objects.requireNonNull(mapper, "mapper");
      this.store = Objects.requireNonNull(store, "store");
    }

    /** Names the writer's work on its Odoo in the store; {@code odoo} unless set. */
    public Builder flow(String name) {
      this.flow = name;
      return this;
    }

    /**
     * Sets which deployment of the flow this is: from its first batch on, writers with a smaller
     * number send nothing more. 0, which is none, unless set.
     */
    public Builder epoch(long number) {
      this.epoch = number;
      return this;
    }

    /** Sets how a document is mapped, instead of the standard. */
    public Builder mapping(DocumentMapping<?> mapping) {
      mappings.add(mapping);
      return this;
    }

    /**
     * Sets how many calls are in Odoo at once at most; 4. How many there are follows what Odoo
     * bears: more after success, half after conflicts, refusals for load, and answers that come
     * late or again and again not at all.
     */
    public Builder concurrency(int most) {
      this.concurrency = positive("concurrency", most);
      return this;
    }

    /** Sets how many intents are put together at most; 500. */
    public Builder batchSize(int most) {
      this.batchSize = positive("batch size", most);
      return this;
    }

    /**
     * Sets how long Odoo lets a call work; 120 s, its own default. Calls are cut to take a quarter
     * of it at most.
     */
    public Builder timeLimit(Duration limit) {
      this.timeLimit = limit;
      return this;
    }

    /**
     * Sets for how long after an answer was missed Odoo may still commit; 150 s. It is looked for
     * the effect after that.
     */
    public Builder retryWindow(Duration time) {
      this.window = time;
      return this;
    }

    /** Sets what becomes of documents whose record was deleted; {@link DeletedPolicy#ASK}. */
    public Builder deleted(DeletedPolicy policy) {
      this.deleted = policy;
      return this;
    }

    /**
     * Lets a lane go on without an intent that was refused, which becomes a dead letter. Otherwise
     * the lane stands at it, so that nothing is built on what is not there.
     */
    public Builder skipRejected() {
      this.skipRejected = true;
      return this;
    }

    /**
     * Sets how often an intent is tried again whose product, partner or order Odoo does not have
     * yet; 8 times.
     */
    public Builder patience(int attempts) {
      this.patience = attempts;
      return this;
    }

    /**
     * Sends nothing: what would be sent is told as {@link WriterEvent.Shadowed}, beside what Odoo
     * holds, and kept as the intent's result. Give it a flow and consumer of its own.
     */
    public Builder shadow() {
      this.shadow = true;
      return this;
    }

    /** Sets who is told what happens; nobody unless set. */
    public Builder listener(SyncListener value) {
      this.listener = value;
      return this;
    }

    /** Sets the clock that dates events. */
    public Builder clock(Clock value) {
      this.clock = value;
      return this;
    }

    /** Sets the monotonic clock that calls are measured with. */
    public Builder nanos(LongSupplier value) {
      this.nanos = value;
      return this;
    }

    /** Returns the writer; nothing is sent. */
    public OdooWriter build() {
      return new OdooWriter(this);
    }

    private static int positive(String what, int value) {
      if (value < 1) {
        throw new IllegalArgumentException("The " + what + " is at least 1, not " + value);
      }
      return value;
    }
  }
}
