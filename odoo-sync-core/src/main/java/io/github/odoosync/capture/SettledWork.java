package io.github.odoosync.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The truth: closed windows, old enough that no transaction of theirs is still open, read page by
 * page in the order of ids (law 1).
 */
final class SettledWork<T> extends Work<T> {

  private static final Duration SET_BACK = Duration.ofMinutes(1);

  private int turn;

  SettledWork(Tools<T> tools) {
    super(tools, Lane.SETTLED, true);
  }

  @Override
  void step() {
    if (!stepUntil(null)) {
      rest(tools().settings().settledEvery());
    }
  }

  /**
   * Reads one page of one window.
   *
   * @param cutOff where windows end at the latest; null for as late as is settled
   * @return false if all that is settled is read
   */
  boolean stepUntil(@Nullable Instant cutOff) {
    Instant end = settledEnd();
    if (end == null) {
      return false;
    }
    Instant last = cutOff != null && cutOff.isBefore(end) ? cutOff : end;
    List<Watch> watches = tools().queries().watches();
    for (int i = 0; i < watches.size(); i++) {
      Watch watch = watches.get((turn + i) % watches.size());
      Window window = openWindow(watch, last);
      if (window != null) {
        turn = (turn + i) % watches.size();
        page(watch, window);
        return true;
      }
    }
    return false;
  }

  /** Returns up to which moment everything is settled; null while Odoo's clock is unknown. */
  @Nullable Instant settledEnd() {
    return tools()
        .serverClock()
        .now()
        .map(now -> now.minus(tools().settings().settleLag()).truncatedTo(ChronoUnit.SECONDS))
        .orElse(null);
  }

  private @Nullable Window openWindow(Watch watch, Instant end) {
    Window window = tools().ledger().positions().window(watch);
    if (window == null || window.until() != null) {
      return window;
    }
    if (window.from().isAfter(end.plus(SET_BACK))) {
      // Odoo's clock was set back: what is written now has dates that were read already.
      tools().ledger().move(Map.of(Positions.settled(watch), Window.startingAt(end).text()));
      return null;
    }
    return window.from().isBefore(end) ? window.closedAt(end) : null;
  }

  private void page(Watch watch, Window window) {
    int limit = tools().settings().page();
    Set<Long> dirty;
    int size;
    long last;
    if (watch.link() == Watch.Link.NAMES_ROOT) {
      List<Hit> hits = tools().queries().settledHits(watch, window, limit);
      size = hits.size();
      last = size == 0 ? 0 : hits.get(size - 1).id();
      dirty = tools().queries().roots(watch, hits);
      tools().saw(hits);
    } else {
      List<Long> ids = tools().queries().settledIds(watch, window, limit);
      size = ids.size();
      last = size == 0 ? 0 : ids.get(size - 1);
      dirty =
          watch.link() == Watch.Link.ITSELF
              ? new LinkedHashSet<>(ids)
              : tools().queries().rootsNaming(watch, ids);
    }
    Window next = size == limit ? window.readUpTo(last) : Window.startingAt(requireEnd(window));
    store(watch, dirty, watch.link() == Watch.Link.NAMES_ROOT ? size : 0, next);
  }

  private void store(Watch watch, Set<Long> dirty, int hits, Window next) {
    Map<String, String> points = Map.of(Positions.settled(watch), next.text());
    Reading<T> reading = dirty.isEmpty() ? Reading.of(dirty) : tools().read(dirty);
    int changes = tools().ledger().store(Lane.SETTLED, reading, points, Set.of());
    tools().meter().stored(Lane.SETTLED, hits + reading.found().size(), changes);
  }

  private static Instant requireEnd(Window window) {
    Instant end = window.until();
    if (end == null) {
      throw new IllegalStateException("The window is open");
    }
    return end;
  }
}
