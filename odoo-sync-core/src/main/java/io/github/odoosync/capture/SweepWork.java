package io.github.odoosync.capture;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The proof: a walk over all ids at a pace, that reads every root whole. It finds what no date
 * shows: deletes, SQL, commits later than the lag, parts that were deleted (law 4).
 */
final class SweepWork<T> extends Work<T> {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Clock clock;

  SweepWork(Tools<T> tools, Clock clock) {
    super(tools, Lane.SWEEP, false);
    this.clock = clock;
  }

  @Override
  void step() {
    Positions positions = tools().ledger().positions();
    if (!positions.walk(Positions.BASELINE).isDone()) {
      rest(LONGEST_WAIT);
    } else if (positions.has(Positions.SWEEP) && !positions.walk(Positions.SWEEP).isDone()) {
      page(positions.walk(Positions.SWEEP));
    } else {
      beginWhenDue(positions);
    }
  }

  private void beginWhenDue(Positions positions) {
    Instant now = clock.instant();
    Duration left =
        Duration.between(
            now, positions.instant(Positions.SWEEP_STARTED).plus(tools().settings().sweepEvery()));
    boolean asked = positions.has(Positions.SWEEP_NOW);
    if (!asked && !left.isNegative() && !left.isZero()) {
      rest(left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT);
      return;
    }
    Map<String, String> points = new HashMap<>();
    points.put(
        Positions.SWEEP, Walk.over(tools().ledger().store().count(tools().kind().name())).text());
    points.put(Positions.SWEEP_STARTED, Positions.text(now));
    tools().ledger().move(points);
  }

  private void page(Walk walk) {
    int limit = tools().settings().page();
    List<Long> ids = tools().queries().rootsAfter(walk.lastId(), limit);
    boolean end = ids.size() < limit;
    long last = end ? Long.MAX_VALUE : ids.get(ids.size() - 1);
    Reading<T> reading = ids.isEmpty() ? Reading.of(ids) : tools().read(new TreeSet<>(ids));
    int changes = tools().ledger().store(Lane.SWEEP, reading, Map.of(), Set.of());
    Map<String, String> points = new HashMap<>();
    points.put(
        Positions.SWEEP, (end ? walk.end(ids.size()) : walk.passing(last, ids.size())).text());
    boolean hurried = tools().ledger().positions().has(Positions.SWEEP_NOW);
    if (end && hurried) {
      points.put(Positions.SWEEP_NOW, "");
    }
    tools().ledger().storeMissing(missing(walk.lastId(), last, new HashSet<>(ids)), points);
    tools().meter().stored(Lane.SWEEP, reading.found().size(), changes);
    rest(hurried ? Duration.ZERO : pause(walk));
  }

  /** Returns those remembered in a range that were not found there, for the first time. */
  private List<KnownRecord> missing(long from, long to, Set<Long> found) {
    List<KnownRecord> missing = new ArrayList<>();
    String stream = tools().kind().name();
    int limit = tools().settings().page();
    for (long after = from; ; ) {
      List<KnownRecord> some = tools().ledger().store().recordsAfter(stream, after, limit);
      for (KnownRecord known : some) {
        if (known.id() <= to
            && known.isThere()
            && known.missingSince() == null
            && !found.contains(known.id())) {
          missing.add(known);
        }
      }
      if (some.size() < limit || some.get(some.size() - 1).id() >= to) {
        return missing;
      }
      after = some.get(some.size() - 1).id();
    }
  }

  /** Spreads the pages of a walk over three quarters of the time that one has. */
  private Duration pause(Walk walk) {
    long pages = Math.max(1, walk.expected() / tools().settings().page() + 1);
    return tools().settings().sweepEvery().multipliedBy(3).dividedBy(4 * pages);
  }
}
