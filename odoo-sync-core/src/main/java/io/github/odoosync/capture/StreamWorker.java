package io.github.odoosync.capture;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.odoo.OdooClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Moves one stream on, step by step and one at a time: all lanes of a stream read and store in
 * turn, so an earlier read is never stored after a later one, and order is kept per record. For one
 * thread at a time, but for hints and what it tells of itself.
 */
final class StreamWorker<T> {

  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
  private static final Duration OTHERS_TURN = Duration.ofSeconds(1);
  private static final String EPOCH = "epoch";

  private final CaptureKind<T> kind;
  private final boolean fromNow;
  private final @Nullable Instant since;
  private final Engine engine;
  private final Ledger<T> ledger;
  private final Meter meter;
  private final OdooClient odoo;
  private volatile @Nullable HotWork<T> hot;
  private @Nullable Tools<T> tools;
  private @Nullable SettledWork<T> settled;
  private final List<Work<T>> works = new ArrayList<>();
  private volatile boolean held;
  private long renewAt;
  private long notBefore;
  private boolean clockAsked;
  private int failures;
  private volatile @Nullable String trouble;

  /**
   * @param since from when on changes are read; null for the moment it begins
   */
  StreamWorker(CaptureKind<T> kind, boolean fromNow, @Nullable Instant since, Engine engine) {
    this.kind = kind;
    this.fromNow = fromNow;
    this.since = since;
    this.engine = engine;
    this.meter = new Meter(engine.telling(), kind.name());
    this.odoo = engine.metered(meter);
    this.ledger =
        new Ledger<>(kind, engine.store(), engine.outbox(), engine.telling(), engine.clock());
    this.renewAt = engine.now();
    this.notBefore = engine.now();
  }

  CaptureKind<T> kind() {
    return kind;
  }

  Meter meter() {
    return meter;
  }

  boolean isHeld() {
    return held;
  }

  /** Returns the error of the last step if it failed. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Names a record that changed; it is read soon if it is watched. */
  void hint(String model, long id) {
    HotWork<T> now = hot;
    if (now != null) {
      now.hint(model, id);
    }
  }

  /** Does what is due, one step at most, and returns how many nanoseconds may pass until more. */
  long step() {
    long wait = notBefore - engine.now();
    if (wait > 0) {
      return wait;
    }
    try {
      return isReady() ? stepDue() : pause(OTHERS_TURN);
    } catch (OdooSyncException e) {
      return e.code() == ErrorCode.LIMIT_EXCEEDED ? pause(OTHERS_TURN) : failed(e);
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  /** Gives the stream back. */
  void release() {
    held = false;
    ledger.release();
  }

  /** Takes the stream if it is free, and makes it ready to be read. */
  boolean isReady() {
    if (engine.sentinel().isHalted() || !takeHold()) {
      return false;
    }
    if (tools == null) {
      tools = tools();
      settled = new SettledWork<>(tools);
      HotWork<T> polls = new HotWork<>(tools);
      Stream.<Work<T>>of(
              polls,
              settled,
              new MissingWork<>(tools, engine.clock()),
              new LoadWork<>(tools, engine.telling()),
              new SweepWork<>(tools, engine.clock()))
          .filter(work -> engine.settings().lanes().contains(work.lane()))
          .forEach(works::add);
      hot = polls;
    }
    if (!clockAsked && tools.serverClock().now().isEmpty()) {
      tools.queries().newest().ifPresent(tools::saw);
      clockAsked = true;
    }
    begin(tools);
    return true;
  }

  private long stepDue() {
    Optional<Work<T>> next = next();
    if (next.isEmpty()) {
      long due = works.stream().map(Work::dueAt).min(Comparator.naturalOrder()).orElseThrow();
      return Math.max(due - engine.now(), OTHERS_TURN.toNanos() / 10);
    }
    // In turn: of a slow Odoo a poll is always due, and windows and loads have to go on beside it.
    works.remove(next.get());
    works.add(next.get());
    meter.workFor(next.get().lane());
    next.get().step();
    recovered();
    return 0;
  }

  private Optional<Work<T>> next() {
    return works.stream()
        .filter(work -> work.dueAt() - engine.now() <= 0)
        .filter(work -> engine.budget().allows(work.isUrgent()))
        .findFirst();
  }

  /** Returns the lane of closed windows, for a batch; {@link #isReady} has been asked. */
  SettledWork<T> settled() {
    meter.workFor(Lane.SETTLED);
    return Objects.requireNonNull(settled);
  }

  List<Watch> watches() {
    return Objects.requireNonNull(tools).queries().watches();
  }

  Ledger<T> ledger() {
    return ledger;
  }

  private Tools<T> tools() {
    meter.workFor(Lane.SETTLED);
    Queries queries = new Queries(odoo, kind);
    return new Tools<>(
        engine.settings(),
        queries,
        new RootReading<>(queries, kind.reader(odoo)),
        ledger,
        engine.serverClock(),
        engine.nanos(),
        meter,
        kind);
  }

  private boolean takeHold() {
    if (engine.now() - renewAt >= 0) {
      held = ledger.hold(engine.owner(), engine.settings().lease());
      renewAt = engine.now() + engine.settings().lease().dividedBy(held ? 3 : 10).toNanos();
    }
    return held;
  }

  /** Sets the first checkpoints of a new stream, a new watch, a new consumer. */
  private void begin(Tools<T> with) {
    Positions positions = ledger.positions();
    Map<String, String> points = new HashMap<>();
    Set<String> consumers = new TreeSet<>(engine.outbox().consumersOf(kind.name()));
    consumers.removeAll(positions.consumers());
    Set<String> retired = positions.consumers();
    retired.retainAll(engine.settings().retired());
    boolean windowsMissing =
        with.queries().watches().stream().anyMatch(watch -> positions.window(watch) == null);
    String epoch = engine.sentinel().epoch();
    boolean otherEpoch = !epoch.equals(Objects.requireNonNullElse(positions.text(EPOCH), ""));
    boolean sameConsumers = consumers.isEmpty() && retired.isEmpty();
    if (positions.isBegun() && sameConsumers && !windowsMissing && !otherEpoch) {
      return;
    }
    retired.forEach(name -> points.put(Positions.consumer(name), ""));
    Walk whole = Walk.over(with.queries().countRoots());
    if (windowsMissing) {
      Instant from = since != null ? since : settledNow(with);
      with.queries().watches().stream()
          .filter(watch -> positions.window(watch) == null)
          .forEach(watch -> points.put(Positions.settled(watch), Window.startingAt(from).text()));
      if (!positions.isBegun()) {
        points.putAll(Positions.start(from));
        points.put(Positions.BASELINE, whole.text());
      }
    }
    consumers.forEach(
        name -> points.put(Positions.consumer(name), (fromNow ? Walk.finished() : whole).text()));
    if (otherEpoch || (positions.isBegun() && windowsMissing)) {
      points.put(Positions.SWEEP, "");
      points.put(Positions.SWEEP_NOW, "yes");
    }
    points.put(EPOCH, epoch);
    ledger.move(points);
  }

  private Instant settledNow(Tools<T> with) {
    return with.serverClock()
        .now()
        .map(now -> now.minus(engine.settings().settleLag()).truncatedTo(ChronoUnit.SECONDS))
        .orElse(Instant.EPOCH);
  }

  private long pause(Duration wait) {
    notBefore = engine.now() + wait.toNanos();
    return wait.toNanos();
  }

  private long failed(RuntimeException e) {
    if (failures++ == 0) {
      engine.telling().tell(at -> new CaptureEvent.Failed(at, kind.name(), text(e)));
    }
    trouble = text(e);
    // Whatever happened to the hold, it is asked for anew.
    renewAt = engine.now();
    long longest = LONGEST_BACKOFF.toNanos();
    int doublings = Math.min(failures - 1, 10);
    long backoff = Math.min(longest, FIRST_BACKOFF.toNanos() << doublings);
    return pause(Duration.ofNanos(backoff));
  }

  private static String text(RuntimeException e) {
    return e instanceof OdooSyncException known
        ? String.valueOf(known.getMessage())
        : e.getClass().getSimpleName();
  }

  private void recovered() {
    if (failures > 0) {
      int tries = failures;
      failures = 0;
      trouble = null;
      engine.telling().tell(at -> new CaptureEvent.Recovered(at, kind.name(), tries));
    }
  }
}
