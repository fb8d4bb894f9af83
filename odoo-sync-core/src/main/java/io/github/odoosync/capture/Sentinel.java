package io.github.odoosync.capture;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.lane.Operator;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Values;
import io.github.odoosync.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A counter kept in Odoo and here. What Odoo has is never behind what was confirmed here, nor ahead
 * of what was begun here: else one of the two was restored from a backup. Its {@code write_date} is
 * Odoo's clock besides.
 *
 * <p>A step is for one thread at a time; all else is thread-safe.
 */
final class Sentinel {

  private static final Duration SKEW_ALARM = Duration.ofMinutes(1);
  private static final String MODEL = "ir.config_parameter";
  private static final String CONFIRMED = "confirmed";
  private static final String BEGUN = "begun";
  private static final String HALTED = "halted";
  private static final String EPOCH = "epoch";

  private final CaptureStore store;
  private final Outbox outbox;
  private final OdooClient odoo;
  private final Telling telling;
  private final ServerClock serverClock;
  private final LongSupplier nanos;
  private final String owner;
  private final String stream;
  private final Duration every;
  private final Duration lease;
  private final List<String> paused;
  private volatile @Nullable String halted;
  private volatile String epoch = "";
  private volatile boolean looked;
  private boolean skewed;
  private int failures;
  private long dueAt;

  /**
   * @param name the parameter in Odoo and the stream in the store; null for no sentinel
   * @param paused the consumers and destinations that are paused when a restore is detected
   */
  Sentinel(
      @Nullable String name,
      CaptureStore store,
      Outbox outbox,
      OdooClient odoo,
      Telling telling,
      ServerClock serverClock,
      LongSupplier nanos,
      String owner,
      Duration every,
      Duration lease,
      List<String> paused) {
    this.stream = Objects.requireNonNullElse(name, "");
    this.store = store;
    this.outbox = outbox;
    this.odoo = odoo;
    this.telling = telling;
    this.serverClock = serverClock;
    this.nanos = nanos;
    this.owner = owner;
    this.every = every;
    this.lease = lease;
    this.paused = List.copyOf(paused);
    this.dueAt = nanos.getAsLong();
  }

  boolean isWatching() {
    return !stream.isEmpty();
  }

  /**
   * Returns whether everything has to stand still; also before it was looked for the first time.
   */
  boolean isHalted() {
    return halted != null || (isWatching() && !looked);
  }

  Optional<String> whyHalted() {
    return Optional.ofNullable(halted);
  }

  /** Returns which life of the database this is; a new one begins after a restore. */
  String epoch() {
    return epoch;
  }

  /** Compares and counts on, when that is due; returns how many nanoseconds may pass until then. */
  long step() {
    long wait = dueAt - nanos.getAsLong();
    if (wait > 0) {
      return wait;
    }
    dueAt = nanos.getAsLong() + every.toNanos();
    try {
      look();
      if (failures > 0) {
        int tries = failures;
        failures = 0;
        telling.tell(at -> new CaptureEvent.Recovered(at, stream, tries));
      }
    } catch (OdooSyncException e) {
      if (failures++ == 0) {
        telling.tell(at -> new CaptureEvent.Failed(at, stream, String.valueOf(e.getMessage())));
      }
    }
    return 0;
  }

  /** Compares and counts on; a node that does not hold the counter only learns what is known. */
  void look() {
    Optional<StreamHold> hold = store.hold(stream, owner, lease);
    Map<String, String> points = store.points(stream);
    learn(points);
    if (hold.isPresent() && halted == null) {
      compare(hold.get(), points);
    }
  }

  private void learn(Map<String, String> points) {
    halted = points.get(HALTED);
    epoch = points.getOrDefault(EPOCH, "");
    looked = true;
  }

  private void compare(StreamHold hold, Map<String, String> points) {
    OdooRecord record = read().orElse(null);
    long there = record == null ? 0 : number(record.string("value").orElse("0"));
    long confirmed = number(points.getOrDefault(CONFIRMED, "0"));
    long begun = number(points.getOrDefault(BEGUN, "0"));
    boolean known = points.containsKey(BEGUN);
    if (known && there < confirmed) {
      halt(hold, "Odoo counts %d where %d was confirmed".formatted(there, confirmed));
    } else if (known && there > begun) {
      halt(hold, "Odoo counts %d where no more than %d was begun".formatted(there, begun));
    } else {
      count(hold, record, Math.max(there, begun) + 1);
    }
  }

  /** What is begun is kept before it is sent: its outcome can stay unknown. */
  private void count(StreamHold hold, @Nullable OdooRecord record, long next) {
    if (!move(hold, Map.of(BEGUN, String.valueOf(next)))) {
      return;
    }
    Values value = Values.of("value", String.valueOf(next));
    if (record == null) {
      parameters().create(value.with("key", stream));
    } else {
      parameters().write(List.of(record.id()), value);
    }
    move(hold, Map.of(CONFIRMED, String.valueOf(next)));
    read().flatMap(written -> written.instant("write_date")).ifPresent(this::readClock);
  }

  private void readClock(Instant server) {
    serverClock.read(server);
    Duration skew = Duration.between(telling.now(), server);
    boolean alarming = skew.abs().compareTo(SKEW_ALARM) > 0;
    if (alarming && !skewed) {
      telling.tell(at -> new CaptureEvent.Skewed(at, skew));
    }
    skewed = alarming;
  }

  private void halt(StreamHold hold, String detail) {
    if (move(hold, Map.of(HALTED, detail))) {
      halted = detail;
      Operator by = new Operator("odoo-sync", "A restore was detected: " + detail);
      paused.forEach(name -> outbox.store().pause(name, by));
      telling.tell(at -> new CaptureEvent.RestoreDetected(at, detail));
    }
  }

  /**
   * Begins a new epoch and ends the halt.
   *
   * @return false if another node holds the counter just now
   */
  boolean continueAfterRestore(Operator by) {
    Optional<StreamHold> hold = store.hold(stream, owner, lease);
    if (hold.isEmpty()) {
      return false;
    }
    Map<String, String> points = store.points(stream);
    if (!points.containsKey(HALTED)) {
      learn(points);
      return true;
    }
    long there = read().map(record -> number(record.string("value").orElse("0"))).orElse(0L);
    Map<String, String> next = new HashMap<>();
    next.put(HALTED, "");
    next.put(EPOCH, String.valueOf(number(points.getOrDefault(EPOCH, "0")) + 1));
    next.put(CONFIRMED, String.valueOf(there));
    next.put(BEGUN, String.valueOf(there));
    if (!move(hold.get(), next)) {
      return false;
    }
    learn(store.points(stream));
    paused.forEach(name -> outbox.store().unpause(name, by));
    return true;
  }

  void release() {
    store.hold(stream, owner, lease).ifPresent(store::release);
  }

  private boolean move(StreamHold hold, Map<String, String> points) {
    return store.commit(new CaptureCommit(hold, points, List.of(), List.of()));
  }

  private Optional<OdooRecord> read() {
    return parameters().where(field("key").eq(stream)).first();
  }

  private Model<OdooRecord> parameters() {
    return odoo.model(MODEL, "key", "value", "write_date");
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
