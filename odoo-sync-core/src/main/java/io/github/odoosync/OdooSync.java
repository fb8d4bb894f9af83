package io.github.odoosync;

import io.github.odoosync.capture.Capture;
import io.github.odoosync.capture.CaptureKind;
import io.github.odoosync.capture.Change;
import io.github.odoosync.capture.ChangeHandler;
import io.github.odoosync.connector.source.SourceFeed;
import io.github.odoosync.connector.source.Sources;
import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.inbox.Inbox;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.mapping.OdooMapper;
import io.github.odoosync.observe.SyncListener;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.ConsumerSnapshot;
import io.github.odoosync.outbox.Dispatcher;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.writer.Intent;
import io.github.odoosync.writer.IntentResult;
import io.github.odoosync.writer.OdooWriter;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The front door: one Odoo kept consistent with the application that this is built into.
 *
 * <pre>{@code
 * try (OdooSync sync = OdooSync.builder(odoo, store)
 *     .capture(StandardKinds.standard().shipments(), "shop", shop::shipped)
 *     .build()) {
 *   sync.start();
 *   transaction.run(connection -> {
 *     orders.insert(connection, order);
 *     sync.enqueue(connection, Intent.upsert(order), Intent.confirm(order.key()));
 *   });
 * }
 * }</pre>
 *
 * <p>It puts an outbox, its dispatcher, a writer to Odoo and a capture out of it together as most
 * applications need them; each can be built and used alone as well. Thread-safe. Whoever builds it
 * closes it; client and store stay the caller's.
 */
public final class OdooSync implements AutoCloseable {

  private static final String ODOO = "odoo";

  private final Outbox outbox;
  private final Inbox inbox;
  private final OdooWriter writer;
  private final Dispatcher dispatcher;
  private final @Nullable Capture capture;
  private final @Nullable Sources sources;

  private OdooSync(Builder builder) {
    Outbox.Builder routes = Outbox.builder(builder.store.lanes());
    builder.routes.forEach(
        (topic, consumers) -> routes.route(topic, consumers.toArray(String[]::new)));
    this.outbox = routes.build();
    this.inbox = Inbox.on(outbox);
    this.writer = builder.writer();
    Dispatcher.Builder dispatching = Dispatcher.builder(outbox);
    dispatching.consumer(builder.dispatching.apply(writer.consumer(ODOO)).build());
    builder.consumers.forEach(dispatching::consumer);
    builder.listener().ifPresent(dispatching::listener);
    this.dispatcher = dispatching.build();
    this.capture = builder.capture(outbox);
    this.sources = builder.sources(outbox);
  }

  /**
   * Returns a builder.
   *
   * @param store with its tables there; see {@link JdbcStore#createSchema}
   */
  public static Builder builder(OdooClient odoo, JdbcStore store) {
    return new Builder(odoo, store);
  }

  /**
   * Starts the threads; returns at once, also while Odoo or the store cannot be reached.
   *
   * @throws IllegalStateException if it was started or closed before
   */
  public void start() {
    dispatcher.start();
    if (capture != null) {
      capture.start();
    }
    if (sources != null) {
      sources.start();
    }
  }

  /** Stops reading, lets handlers finish what they are at, and ends all threads. */
  @Override
  public void close() {
    try {
      if (capture != null) {
        capture.close();
      }
    } finally {
      closeSources();
    }
  }

  private void closeSources() {
    try {
      if (sources != null) {
        sources.close();
      }
    } finally {
      dispatcher.close();
    }
  }

  /**
   * Keeps intents in the caller's transaction: they are carried out when it commits, and never were
   * there if it rolls back.
   *
   * @param connection the caller's, with auto-commit off
   * @throws io.github.odoosync.error.StoreException if nothing was stored; roll back then
   */
  public void enqueue(Connection connection, Intent... intents) {
    outbox.enqueue(connection, messages(intents));
  }

  /** Keeps intents in a transaction of their own, for callers that have none: all or none. */
  public void enqueue(Intent... intents) {
    outbox.enqueue(messages(intents));
  }

  private static List<Message> messages(Intent... intents) {
    List<Message> messages = new ArrayList<>();
    for (Intent intent : intents) {
      messages.add(intent.message(ODOO));
    }
    return messages;
  }

  /** Returns what came of an intent; empty if it was never begun, or was forgotten. */
  public Optional<IntentResult> result(String intentId) {
    return writer.result(intentId);
  }

  /** Returns the outbox, for messages to others than Odoo. */
  public Outbox outbox() {
    return outbox;
  }

  /** Returns the inbox, for what others send. */
  public Inbox inbox() {
    return inbox;
  }

  /** Returns the writer. */
  public OdooWriter writer() {
    return writer;
  }

  /** Returns the dispatcher, to pause and resume consumers. */
  public Dispatcher dispatcher() {
    return dispatcher;
  }

  /** Returns the capture, for hints and batches; empty if nothing is captured. */
  public Optional<Capture> capture() {
    return Optional.ofNullable(capture);
  }

  /**
   * Returns what reads the sources of connectors, for hints and backfills; empty if none is read.
   */
  public Optional<Sources> sources() {
    return Optional.ofNullable(sources);
  }

  /** Returns how each consumer stands, the writer's first. Asks the store. */
  public List<ConsumerSnapshot> snapshot() {
    return dispatcher.snapshot();
  }

  /** Collects what goes in and what comes out. Not thread-safe. */
  public static final class Builder {

    private final OdooClient odoo;
    private final JdbcStore store;
    private final Map<String, List<String>> routes = new LinkedHashMap<>();
    private final Map<String, CaptureKind<?>> kinds = new LinkedHashMap<>();
    private final Set<String> fromNow = new HashSet<>();
    private final List<Consumer> consumers = new ArrayList<>();
    private final Map<StreamName, SourceFeed<?>> feeds = new LinkedHashMap<>();
    private @Nullable OdooMapper mapper;
    private @Nullable SyncListener listener;
    private UnaryOperator<OdooWriter.Builder> writing = builder -> builder;
    private UnaryOperator<Consumer.Builder> dispatching = builder -> builder;
    private UnaryOperator<Capture.Builder> capturing = builder -> builder;
    private UnaryOperator<Sources.Builder> reading = builder -> builder;

    private Builder(OdooClient odoo, JdbcStore store) {
      this.odoo = Objects.requireNonNull(odoo, "odoo");
      this.store = Objects.requireNonNull(store, "store");
    }

    /**
     * Hands what changes in Odoo to a handler: first all that is there, then each change.
     *
     * @param consumer the name under which it is remembered how far the handler is: keep it
     */
    public Builder capture(CaptureKind<?> kind, String consumer, ChangeHandler handler) {
      return capture(
          kind,
          Consumer.named(consumer)
              .on(Change.TYPE, Change.VERSION, ChangeHandler.of(handler))
              .build());
    }

    /** Hands what changes from now on to a consumer; no consumer of the kind gets what is there. */
    public Builder captureFromNow(CaptureKind<?> kind, Consumer consumer) {
      fromNow.add(kind.name());
      return capture(kind, consumer);
    }

    /** Hands what changes in Odoo to a consumer; several may have the same kind. */
    public Builder capture(CaptureKind<?> kind, Consumer consumer) {
      CaptureKind<?> known = kinds.putIfAbsent(kind.name(), kind);
      if (known != null && known != kind) {
        throw new IllegalArgumentException("Two kinds named " + kind.name());
      }
      return consumer(kind.name(), consumer);
    }

    /**
     * Hands a topic's messages to a consumer: the business events of a captured kind, what comes in
     * by the inbox, what the application puts out. Several may have one topic.
     */
    public Builder consumer(String topic, Consumer consumer) {
      routes.computeIfAbsent(topic, any -> new ArrayList<>()).add(consumer.name());
      if (consumers.stream().noneMatch(known -> known.name().equals(consumer.name()))) {
        consumers.add(consumer);
      }
      return this;
    }

    /**
     * Reads a source of a connector and hands its news to a consumer; several may have the same
     * feed. The connector stays its opener's to close.
     *
     * <p>What goes the other way is a consumer too: see {@link
     * io.github.odoosync.connector.command.Commands}.
     */
    public Builder connect(SourceFeed<?> feed, Consumer consumer) {
      SourceFeed<?> known = feeds.putIfAbsent(feed.name(), feed);
      if (known != null && known != feed) {
        throw new IllegalArgumentException("Two feeds named " + feed.name());
      }
      return consumer(feed.topic(), consumer);
    }

    /** Sets the mapper of what is written, with its ownership; one as it comes unless set. */
    public Builder mapper(OdooMapper value) {
      this.mapper = Objects.requireNonNull(value, "mapper");
      return this;
    }

    /** Sets how is written: policies, mappings, limits. */
    public Builder writing(UnaryOperator<OdooWriter.Builder> options) {
      this.writing = Objects.requireNonNull(options, "options");
      return this;
    }

    /** Sets how intents are handed to the writer: retries, lease, breaker. */
    public Builder dispatching(UnaryOperator<Consumer.Builder> options) {
      this.dispatching = Objects.requireNonNull(options, "options");
      return this;
    }

    /** Sets how is captured: pace, lag, companies, sentinel. */
    public Builder capturing(UnaryOperator<Capture.Builder> options) {
      this.capturing = Objects.requireNonNull(options, "options");
      return this;
    }

    /** Sets how the sources of connectors are read: workers, lease, retention. */
    public Builder reading(UnaryOperator<Sources.Builder> options) {
      this.reading = Objects.requireNonNull(options, "options");
      return this;
    }

    /** Sets who is told what happens; nobody unless set. */
    public Builder listener(SyncListener value) {
      this.listener = Objects.requireNonNull(value, "listener");
      return this;
    }

    /**
     * Returns it, not yet started.
     *
     * @throws IllegalArgumentException if two parts contradict each other; the message says which
     */
    public OdooSync build() {
      return new OdooSync(this);
    }

    private Optional<SyncListener> listener() {
      return Optional.ofNullable(listener);
    }

    private OdooWriter writer() {
      OdooMapper used = mapper == null ? OdooMapper.builder(odoo).build() : mapper;
      OdooWriter.Builder builder = OdooWriter.builder(odoo, used, store.writer());
      listener().ifPresent(builder::listener);
      return writing.apply(builder).build();
    }

    private @Nullable Capture capture(Outbox outbox) {
      if (kinds.isEmpty()) {
        return null;
      }
      Capture.Builder builder = Capture.builder(odoo, store.captures(), outbox);
      kinds.values().forEach(kind -> add(builder, kind));
      listener().ifPresent(builder::listener);
      return capturing.apply(builder).build();
    }

    private @Nullable Sources sources(Outbox outbox) {
      if (feeds.isEmpty()) {
        return null;
      }
      Sources.Builder builder = Sources.builder(store.connectors(), outbox);
      feeds.values().forEach(builder::feed);
      listener().ifPresent(builder::listener);
      return reading.apply(builder).build();
    }

    private void add(Capture.Builder builder, CaptureKind<?> kind) {
      if (fromNow.contains(kind.name())) {
        builder.streamFromNow(kind);
      } else {
        builder.stream(kind);
      }
    }
  }
}
