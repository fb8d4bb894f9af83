package io.github.odoosync.outbox;

import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Operator;
import io.github.odoosync.lane.Retention;
import io.github.odoosync.observe.SyncListener;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Hands the messages of an outbox to their consumers, in order per key, and keeps what became of
 * them.
 *
 * <p>Any number of dispatchers, in this process and others, may work on one store: a lane is held
 * by one of them at a time. A message comes again after a crash; its handler's effect has to be
 * idempotent, or be {@linkplain Probe probed}. Thread-safe. Whoever builds it closes it; it closes
 * neither outbox nor store.
 */
public final class Dispatcher implements AutoCloseable {

  private final Outbox outbox;
  private final Engine engine;

  private Dispatcher(Builder builder) {
    this.outbox = builder.outbox;
    this.engine = new Engine(builder);
  }

  /** Returns a builder of a dispatcher for this outbox's messages. */
  public static Builder builder(Outbox outbox) {
    return new Builder(outbox);
  }

  /**
   * Starts the threads; returns at once, also while the store cannot be reached.
   *
   * @throws IllegalStateException if it was started or closed before
   */
  public void start() {
    engine.start();
  }

  /**
   * Stops: what runs may finish within the drain time, what was not begun is given back at once,
   * and what still runs then is interrupted. None of that counts as an attempt.
   *
   * <p>Returns when all threads have ended, some seconds after the drain time at the latest. A
   * handler that does not react to its interrupt is left behind; the lease of its lane runs out.
   */
  @Override
  public void close() {
    engine.close();
  }

  /**
   * Pauses a consumer or destination for every dispatcher on the store, now and after restarts;
   * others see it within about a second. What a handler is doing just now it may finish.
   *
   * @throws io.github.odoosync.error.StoreException if the store did not keep it
   */
  public void pause(String consumerOrDestination, Operator by) {
    outbox.store().pause(consumerOrDestination, by);
    engine.pausesChanged();
  }

  /**
   * Ends a pause.
   *
   * @throws io.github.odoosync.error.StoreException if the store did not keep it
   */
  public void resume(String consumerOrDestination, Operator by) {
    outbox.store().unpause(consumerOrDestination, by);
    engine.pausesChanged();
  }

  /** Returns the names of the consumers in the order they were added, without asking the store. */
  public List<String> consumers() {
    return engine.consumers();
  }

  /**
   * Returns how each consumer stands, in the order they were added. Asks the store.
   *
   * @throws io.github.odoosync.error.StoreException if the store cannot be asked
   */
  public List<ConsumerSnapshot> snapshot() {
    return engine.snapshot();
  }

  /** Collects a dispatcher's consumers and settings. Not thread-safe. */
  public static final class Builder {

    private final Outbox outbox;
    private final Map<String, Consumer> consumers = new LinkedHashMap<>();
    private @Nullable SyncListener listener;
    private Clock clock = Clock.systemUTC();
    private LongSupplier nanos = System::nanoTime;
    private RandomGenerator random = new SecureRandom();
    private Duration drainTimeout = Duration.ofSeconds(30);
    private Retention retention = Retention.standard();

    private Builder(Outbox outbox) {
      this.outbox = Objects.requireNonNull(outbox, "outbox");
    }

    /**
     * Adds a consumer.
     *
     * @throws IllegalArgumentException if there is one of that name already, or one of its
     *     destination with another breaker
     */
    public Builder consumer(Consumer value) {
      for (Consumer other : consumers.values()) {
        if (other.destination().equals(value.destination())
            && !other.breaker().equals(value.breaker())) {
          throw new IllegalArgumentException(
              "Consumers %s and %s share a destination and so a breaker: give them the same"
                  .formatted(other.name(), value.name()));
        }
      }
      if (consumers.putIfAbsent(value.name(), value) != null) {
        throw new IllegalArgumentException("Two consumers named " + value.name());
      }
      return this;
    }

    /** Sets who is told what happens; nobody unless set. */
    public Builder listener(SyncListener value) {
      this.listener = Objects.requireNonNull(value, "listener");
      return this;
    }

    /** Sets the clock that dates events; the system's unless set. Nothing else depends on it. */
    public Builder clock(Clock value) {
      this.clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    /** Sets what spreads the waits; thread-safe. */
    public Builder random(RandomGenerator value) {
      this.random = Objects.requireNonNull(value, "random");
      return this;
    }

    /** Sets for how long {@link Dispatcher#close} lets handlers finish; 30 s. */
    public Builder drainTimeout(Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException("A drain time must not be negative: " + value);
      }
      this.drainTimeout = value;
      return this;
    }

    /** Sets how long what is done is kept; {@link Retention#standard()}. */
    public Builder retention(Retention value) {
      this.retention = Objects.requireNonNull(value, "retention");
      return this;
    }

    /** Sets the monotonic clock, for tests. */
    Builder nanos(LongSupplier value) {
      this.nanos = value;
      return this;
    }

    /**
     * Returns the dispatcher, not yet started.
     *
     * @throws IllegalArgumentException if it has no consumer
     */
    public Dispatcher build() {
      if (consumers.isEmpty()) {
        throw new IllegalArgumentException("A dispatcher needs at least one consumer");
      }
      return new Dispatcher(this);
    }

    Outbox outbox() {
      return outbox;
    }

    LaneStore store() {
      return outbox.store();
    }

    List<Consumer> consumers() {
      return new ArrayList<>(consumers.values());
    }

    @Nullable SyncListener listener() {
      return listener;
    }

    Clock clock() {
      return clock;
    }

    LongSupplier nanos() {
      return nanos;
    }

    RandomGenerator random() {
      return random;
    }

    Duration drainTimeout() {
      return drainTimeout;
    }

    Retention retention() {
      return retention;
    }
  }
}
