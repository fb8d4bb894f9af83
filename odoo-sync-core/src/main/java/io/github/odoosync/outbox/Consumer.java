package io.github.odoosync.outbox;

import io.github.odoosync.lane.Message;
import io.github.odoosync.retry.BreakerPolicy;
import io.github.odoosync.retry.RetryPolicy;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who handles messages, and how: handlers by type, attempts, parallelism.
 *
 * <p>The name is stored with each message: keep it. Immutable and thread-safe.
 */
public final class Consumer {

  private final String name;
  private final String destination;
  private final Map<TypeName, Handler> handlers;
  private final @Nullable Handler fallback;
  private final @Nullable BatchHandler batchHandler;
  private final int batchSize;
  private final @Nullable Probe probe;
  private final Duration probeAfter;
  private final RetryPolicy retry;
  private final BreakerPolicy breaker;
  private final Exhausted exhausted;
  private final int concurrency;
  private final Duration timeout;
  private final Duration lease;
  private final int maxAbandoned;

  private Consumer(Builder builder) {
    this.name = builder.name;
    this.destination = builder.destination == null ? builder.name : builder.destination;
    this.handlers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.handlers));
    this.fallback = builder.fallback;
    this.batchHandler = builder.batchHandler;
    this.batchSize = builder.batchSize;
    this.probe = builder.probe;
    this.probeAfter = builder.probeAfter;
    this.retry = builder.retry;
    this.breaker = builder.breaker;
    this.exhausted = builder.exhausted;
    this.concurrency = builder.concurrency;
    this.timeout = builder.timeout;
    this.lease = builder.lease;
    this.maxAbandoned = builder.maxAbandoned;
  }

  /**
   * Returns a builder.
   *
   * @param name the consumer's name, 1 to {@value Message#MAX_NAME_LENGTH} characters
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Returns the name under which its lanes are stored. */
  public String name() {
    return name;
  }

  /** Returns the name of what it talks to; consumers of one destination share a breaker. */
  public String destination() {
    return destination;
  }

  /** Returns the handler of a type and version; empty if there is none. */
  public Optional<Handler> handler(String type, int version) {
    Handler exact = handlers.get(new TypeName(type, version));
    return Optional.ofNullable(exact == null ? fallback : exact);
  }

  /** Returns the handler of several messages at once; empty if they are handled one by one. */
  public Optional<BatchHandler> batchHandler() {
    return Optional.ofNullable(batchHandler);
  }

  /** Returns how many messages one call of the batch handler gets at most. */
  public int batchSize() {
    return batchSize;
  }

  /** Returns what looks after unknown outcomes; empty if people have to. */
  public Optional<Probe> probe() {
    return Optional.ofNullable(probe);
  }

  /** Returns how long after an unknown outcome it is looked for the first time. */
  public Duration probeAfter() {
    return probeAfter;
  }

  /** Returns how often and how patiently a message is tried. */
  public RetryPolicy retry() {
    return retry;
  }

  /** Returns when the destination's lanes are left alone because it fails again and again. */
  public BreakerPolicy breaker() {
    return breaker;
  }

  /** Returns what happens when no further attempt is made. */
  public Exhausted exhausted() {
    return exhausted;
  }

  /** Returns how many calls of the handler run at once in one dispatcher at most. */
  public int concurrency() {
    return concurrency;
  }

  /** Returns how long one call of the handler may take. */
  public Duration timeout() {
    return timeout;
  }

  /** Returns for how long a lane is held without a renewal, so how late a crash is noticed. */
  public Duration lease() {
    return lease;
  }

  /** Returns how many holders may vanish over one message before it is parked. */
  public int maxAbandoned() {
    return maxAbandoned;
  }

  private record TypeName(String type, int version) {}

  @Override
  public String toString() {
    return "consumer " + name;
  }

  /** Collects a consumer's handlers and settings. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private final Map<TypeName, Handler> handlers = new LinkedHashMap<>();
    private @Nullable String destination;
    private @Nullable Handler fallback;
    private @Nullable BatchHandler batchHandler;
    private int batchSize = 100;
    private @Nullable Probe probe;
    private Duration probeAfter = Duration.ofSeconds(150);
    private RetryPolicy retry = RetryPolicy.durable();
    private BreakerPolicy breaker = BreakerPolicy.standard();
    private Exhausted exhausted = Exhausted.PARK_LANE;
    private int concurrency = 8;
    private Duration timeout = Duration.ofMinutes(5);
    private Duration lease = Duration.ofSeconds(30);
    private int maxAbandoned = 3;

    private Builder(String name) {
      Objects.requireNonNull(name, "name");
      if (name.isBlank() || name.length() > Message.MAX_NAME_LENGTH) {
        throw new IllegalArgumentException(
            "A consumer's name has 1 to " + Message.MAX_NAME_LENGTH + " characters");
      }
      this.name = name;
    }

    /**
     * Handles messages of one type and version.
     *
     * <p>A message for which there is no handler parks its lane; it is not lost.
     *
     * @throws IllegalArgumentException if that type and version has a handler already
     */
    public Builder on(String type, int version, Handler handler) {
      if (handlers.putIfAbsent(new TypeName(type, version), handler) != null) {
        throw new IllegalArgumentException(
            "Two handlers for %s v%d in consumer %s".formatted(type, version, name));
      }
      return this;
    }

    /** Handles messages of every type that has no handler of its own. */
    public Builder onAny(Handler handler) {
      this.fallback = Objects.requireNonNull(handler, "handler");
      return this;
    }

    /**
     * Handles up to {@code size} messages of different lanes and of any type in one call; excludes
     * {@link #on} and {@link #onAny}.
     */
    public Builder onBatch(int size, BatchHandler handler) {
      this.batchSize = atLeastOne("batch size", size);
      this.batchHandler = Objects.requireNonNull(handler, "handler");
      return this;
    }

    /** Looks after unknown outcomes, and after crashes before a message is handled again. */
    public Builder probe(Probe value) {
      this.probe = Objects.requireNonNull(value, "probe");
      return this;
    }

    /**
     * Sets how long after an unknown outcome it is looked for the first time: the target may still
     * commit until then. 150 s unless set, which is longer than Odoo may take.
     */
    public Builder probeAfter(Duration value) {
      this.probeAfter = notNegative("probe delay", value);
      return this;
    }

    /** Sets how often and how patiently a message is tried; {@link RetryPolicy#durable()}. */
    public Builder retry(RetryPolicy value) {
      this.retry = Objects.requireNonNull(value, "retry");
      return this;
    }

    /** Sets when the destination's lanes are left alone; {@link BreakerPolicy#standard()}. */
    public Builder breaker(BreakerPolicy value) {
      this.breaker = Objects.requireNonNull(value, "breaker");
      return this;
    }

    /** Sets what happens when no further attempt is made; {@link Exhausted#PARK_LANE}. */
    public Builder exhausted(Exhausted value) {
      this.exhausted = Objects.requireNonNull(value, "exhausted");
      return this;
    }

    /** Names what the consumer talks to; its own name unless set. */
    public Builder destination(String value) {
      this.destination = Objects.requireNonNull(value, "destination");
      return this;
    }

    /** Sets how many calls of the handler run at once in one dispatcher; 8. */
    public Builder concurrency(int value) {
      this.concurrency = atLeastOne("concurrency", value);
      return this;
    }

    /**
     * Sets how long one call of the handler may take; 5 min. A call that takes longer is
     * interrupted, and its outcome is unknown.
     */
    public Builder timeout(Duration value) {
      this.timeout = positive("timeout", value);
      return this;
    }

    /**
     * Sets for how long a lane is held without a renewal; 30 s. Held lanes are renewed at a third
     * of it, so it bounds how late a crash is noticed and not how long a handler may take.
     */
    public Builder lease(Duration value) {
      this.lease = positive("lease", value);
      return this;
    }

    /**
     * Sets how many holders may vanish over one message before it is parked; 3.
     *
     * <p>With 1, all messages that a crashed process held are parked. With more, a message that is
     * one short of it is held alone, so that others are not parked for what it did. What is handled
     * at the same time and is no suspect yet, in this or another consumer, can still bring the
     * process down in its place: then an innocent message is parked, and goes on when resumed.
     */
    public Builder maxAbandoned(int value) {
      this.maxAbandoned = atLeastOne("number of vanished holders", value);
      return this;
    }

    /**
     * Returns the consumer.
     *
     * @throws IllegalArgumentException if it has no handler, or a batch handler beside others
     */
    public Consumer build() {
      boolean single = fallback != null || !handlers.isEmpty();
      if (single == (batchHandler != null)) {
        throw new IllegalArgumentException(
            "Consumer " + name + " needs handlers of single messages or one of batches");
      }
      return new Consumer(this);
    }

    private static int atLeastOne(String what, int value) {
      if (value < 1) {
        throw new IllegalArgumentException("The " + what + " is at least 1, not " + value);
      }
      return value;
    }

    private static Duration notNegative(String what, Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException("The " + what + " must not be negative: " + value);
      }
      return value;
    }

    private static Duration positive(String what, Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("The " + what + " must be above zero: " + value);
      }
      return value;
    }
  }
}
