package io.github.odoosync.observe.micrometer;

import io.github.odoosync.capture.Capture;
import io.github.odoosync.capture.CaptureEvent;
import io.github.odoosync.connector.http.HttpExchanged;
import io.github.odoosync.connector.source.SourceEvent;
import io.github.odoosync.connector.webhook.WebhookEvent;
import io.github.odoosync.observe.SyncEvent;
import io.github.odoosync.observe.SyncListener;
import io.github.odoosync.odoo.transport.OdooCalled;
import io.github.odoosync.outbox.Dispatcher;
import io.github.odoosync.outbox.OutboxEvent;
import io.github.odoosync.reconcile.ReconcileEvent;
import io.github.odoosync.writer.WriterEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts what happens, as metrics of a registry; the package's description lists them.
 *
 * <p>Give it to everything that takes a listener. Thread-safe; holds no thread and needs no
 * closing. The registry stays the caller's, and keeps what was handed in for as long as it lives.
 */
public final class SyncMetrics implements SyncListener {

  private final Meters meters;
  private final Clock clock;
  private final Duration refresh;
  private final OutboxMeters outbox;
  private final CallMeters calls;
  private final ReadingMeters reading;
  private final DriftMeters drift;

  private SyncMetrics(Builder builder) {
    this.meters = new Meters(builder.registry, builder.maxTagValues);
    this.clock = builder.clock;
    this.refresh = builder.refresh;
    this.outbox = new OutboxMeters(meters);
    this.calls = new CallMeters(meters);
    this.reading = new ReadingMeters(meters);
    this.drift = new DriftMeters(meters);
  }

  /** Returns metrics in this registry, as they come. */
  @SuppressWarnings("exports")
  public static SyncMetrics on(MeterRegistry registry) {
    return builder(registry).build();
  }

  /** Returns a builder of metrics in this registry. */
  @SuppressWarnings("exports")
  public static Builder builder(MeterRegistry registry) {
    return new Builder(registry);
  }

  /**
   * Adds gauges of a dispatcher's queues. The store is asked when they are read, at most once in
   * the refresh time; while it cannot be asked they have no value.
   */
  public void queues(Dispatcher dispatcher) {
    new QueueGauges(new Recent<>(dispatcher::snapshot, refresh, clock))
        .addTo(meters, dispatcher.consumers());
  }

  /** Adds gauges of the lag of a capture's lanes, asked for like those of queues. */
  public void capture(Capture capture) {
    new LagGauges(new Recent<>(capture::snapshot, refresh, clock), clock)
        .addTo(meters, capture.streams());
  }

  /**
   * Adds a gauge of how long a key, token or certificate is still good.
   *
   * @param key its name, never the key itself
   * @param expiresAt when it ends, asked at each reading; empty while nobody knows
   */
  public void expiry(String key, Supplier<Optional<Instant>> expiresAt) {
    meters.gauge(
        "key.expiry",
        "seconds",
        () -> expiresAt.get().map(end -> Seconds.between(clock.instant(), end)).orElse(Double.NaN),
        "key",
        key);
  }

  @Override
  public void on(SyncEvent event) {
    if (event instanceof OutboxEvent one) {
      outbox.on(one);
    } else if (event instanceof WriterEvent one) {
      outbox.on(one);
    } else if (event instanceof OdooCalled one) {
      calls.on(one);
    } else if (event instanceof HttpExchanged one) {
      calls.on(one);
    } else if (event instanceof CaptureEvent one) {
      reading.on(one);
    } else if (event instanceof SourceEvent one) {
      reading.on(one);
    } else if (event instanceof WebhookEvent one) {
      reading.on(one);
    } else if (event instanceof ReconcileEvent one) {
      drift.on(one);
    }
  }

  /** Collects how metrics are made. Not thread-safe. */
  public static final class Builder {

    private final MeterRegistry registry;
    private Clock clock = Clock.systemUTC();
    private Duration refresh = Duration.ofSeconds(10);
    private int maxTagValues = 200;

    private Builder(MeterRegistry registry) {
      this.registry = Objects.requireNonNull(registry, "registry");
    }

    /** Sets the clock that ages are measured with; the system's unless set. */
    public Builder clock(Clock value) {
      this.clock = value;
      return this;
    }

    /** Sets how old what the gauges show of a store may be; 10 s unless set. */
    public Builder refresh(Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException("A refresh time must not be negative: " + value);
      }
      this.refresh = value;
      return this;
    }

    /** Sets how many values each tag of a metric takes before {@code other} takes the rest; 200. */
    public Builder maxTagValues(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("A tag takes at least one value, not " + value);
      }
      this.maxTagValues = value;
      return this;
    }

    /** Returns the metrics. */
    public SyncMetrics build() {
      return new SyncMetrics(this);
    }
  }
}
