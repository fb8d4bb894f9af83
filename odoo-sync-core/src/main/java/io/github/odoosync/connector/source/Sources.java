package io.github.odoosync.connector.source;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.store.ConnectorRetention;
import io.github.odoosync.connector.store.ConnectorStore;
import io.github.odoosync.connector.store.StreamCommit;
import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.connector.store.StreamPosition;
import io.github.odoosync.connector.store.StreamPosition.Backfill;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.internal.observe.SafeListener;
import io.github.odoosync.internal.retry.Backoff;
import io.github.odoosync.observe.SyncListener;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.retry.RetryPolicy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Reads the sources of connectors for as long as it is open, and hands what is new to the consumers
 * of their topics.
 *
 * <p>Several nodes may have the same feeds: a stream is read by one of them at a time, and by
 * another when that one closes or its lease runs out. A stream that fails is tried again with
 * growing waits and holds up no other, unless the system refuses the whole account. Thread-safe.
 * Whoever builds it closes it, before the connectors; store, outbox and connectors stay his.
 */
public final class Sources implements AutoCloseable {

  private static final RetryPolicy PATIENCE =
      new RetryPolicy(
          Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(3_650));

  private final ConnectorStore store;
  private final Shared shared;
  private final int workers;
  private final Map<StreamName, StreamReader<?>> readers = new LinkedHashMap<>();
  private final Turns turns;

  private Sources(Builder builder) {
    this.store = builder.store;
    this.workers = builder.workers;
    this.shared = builder.shared();
    Map<String, Account> accounts = new HashMap<>();
    for (SourceFeed<?> feed : builder.feeds.values()) {
      Account account =
          accounts.computeIfAbsent(feed.name().connector(), any -> new Account(shared.nanos()));
      readers.put(feed.name(), new StreamReader<>(feed, account, shared));
    }
    List<Turns.Task> tasks = new ArrayList<>(readers.values());
    tasks.add(new Forgetting(store, builder.retention, shared));
    this.turns = new Turns(tasks, shared.nanos());
  }

  /**
   * Returns a builder.
   *
   * @param store keeps how far streams are read, in the same database as the outbox
   * @param outbox says by its routes who gets which topic
   */
  public static Builder builder(ConnectorStore store, Outbox outbox) {
    return new Builder(store, outbox);
  }

  /**
   * Starts the threads; returns at once, also while a system or the store cannot be reached.
   *
   * @throws IllegalStateException if it was started or closed before
   */
  public void start() {
    turns.open(workers);
  }

  /** Stops after the pages at hand, ends all threads and gives the streams to other nodes. */
  @Override
  public void close() {
    turns.close();
  }

  /**
   * Has a stream read soon, as when a webhook says that something is new. A hint is never the
   * record of it; one that is lost or wrong harms nothing.
   */
  public void hint(StreamName stream) {
    turns.wake(reader(stream));
  }

  /**
   * Has all there is of a stream read again, by whichever node reads it; what is known already is
   * not told again. Nothing changes if that is under way.
   *
   * @throws IllegalArgumentException if the feed has no bulk source
   */
  public void backfill(StreamName stream) {
    StreamReader<?> reader = reader(stream);
    if (reader.feed().bulk().isEmpty()) {
      throw new IllegalArgumentException("No bulk source reads " + stream);
    }
    for (int attempt = 0; attempt < 10; attempt++) {
      StreamPosition now = store.sources().position(stream);
      // A new stream begins with it anyway.
      if (now.backfill() != null || now.revision() == 0) {
        return;
      }
      Cursor cursor = now.cursor();
      if (store
          .sources()
          .commit(StreamCommit.move(stream, now.revision(), cursor, Backfill.WANTED))) {
        turns.wake(reader);
        return;
      }
    }
    throw new StoreException(
        Failure.of(ErrorCode.STORE_CONFLICT, stream + " moves on too fast just now"), null);
  }

  /** Returns how each stream stands. Asks the store. */
  public List<StreamSnapshot> snapshot() {
    List<StreamSnapshot> all = new ArrayList<>();
    readers.forEach(
        (name, reader) ->
            all.add(
                new StreamSnapshot(
                    name,
                    store.sources().position(name),
                    reader.isHeld(),
                    reader.trouble().orElse(null))));
    return all;
  }

  /** Does one step of one stream and returns for how long there is nothing to do; for tests. */
  long step(StreamName stream) {
    return reader(stream).step();
  }

  private StreamReader<?> reader(StreamName stream) {
    StreamReader<?> reader = readers.get(stream);
    if (reader == null) {
      throw new IllegalArgumentException("No feed is named " + stream);
    }
    return reader;
  }

  /** Collects what is read and how. Not thread-safe. */
  public static final class Builder {

    private final ConnectorStore store;
    private final Outbox outbox;
    private final Map<StreamName, SourceFeed<?>> feeds = new LinkedHashMap<>();
    private int workers = 4;
    private Duration lease = Duration.ofMinutes(1);
    private ConnectorRetention retention = ConnectorRetention.standard();
    private SyncListener listener = event -> {};
    private Clock clock = Clock.systemUTC();
    private LongSupplier nanos = System::nanoTime;
    private RandomGenerator random = new SecureRandom();

    private Builder(ConnectorStore store, Outbox outbox) {
      this.store = Objects.requireNonNull(store, "store");
      this.outbox = Objects.requireNonNull(outbox, "outbox");
    }

    /**
     * Reads a source.
     *
     * @throws IllegalArgumentException if a feed has its name already
     */
    public Builder feed(SourceFeed<?> feed) {
      if (feeds.putIfAbsent(feed.name(), feed) != null) {
        throw new IllegalArgumentException("Two feeds named " + feed.name());
      }
      return this;
    }

    /** Sets how many pages are read at once at most; 4. */
    public Builder workers(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("At least one page is read at once, not " + value);
      }
      this.workers = value;
      return this;
    }

    /**
     * Sets for how long a stream is held without a step, and so how late another node goes on after
     * a crash; 1 min.
     */
    public Builder lease(Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("The lease must be above zero: " + value);
      }
      this.lease = value;
      return this;
    }

    /** Sets for how long is kept what connectors need no more. */
    public Builder retention(ConnectorRetention value) {
      this.retention = Objects.requireNonNull(value, "retention");
      return this;
    }

    /** Sets who is told what happens; nobody unless set. */
    public Builder listener(SyncListener value) {
      this.listener = Objects.requireNonNull(value, "listener");
      return this;
    }

    /** Sets this process's clock, for dates; truth never depends on it. */
    public Builder clock(Clock value) {
      this.clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    /** Sets the chance that names this node and spreads waits; a secure one unless set. */
    public Builder random(RandomGenerator value) {
      this.random = Objects.requireNonNull(value, "random");
      return this;
    }

    /** Sets the monotonic clock, for tests. */
    Builder nanos(LongSupplier value) {
      this.nanos = value;
      return this;
    }

    /** Returns the sources, not yet started. */
    public Sources build() {
      return new Sources(this);
    }

    private Shared shared() {
      byte[] name = new byte[16];
      random.nextBytes(name);
      return new Shared(
          store.sources(),
          outbox,
          new SafeListener(listener),
          clock,
          nanos,
          random,
          new Backoff(PATIENCE, random),
          lease,
          HexFormat.of().formatHex(name));
    }
  }
}
