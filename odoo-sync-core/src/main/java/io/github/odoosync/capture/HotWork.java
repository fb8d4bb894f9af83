package io.github.odoosync.capture;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Latency: what the newest seconds and hints name is read at once. It may miss and it may repeat,
 * and moves no checkpoint (law 3).
 */
final class HotWork<T> extends Work<T> {

  /** How many pages of one model a poll reads; the rest of a burst comes by its window. */
  private static final int PAGES = 4;

  private static final int HINTS = 10_000;
  private static final int SEEN = 20_000;

  private record Hint(String model, long id) {}

  private record Seen(int watch, long id) {}

  private final Queue<Hint> hints = new ConcurrentLinkedQueue<>();
  private final Map<Seen, Instant> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Seen, Instant> eldest) {
          return size() > SEEN;
        }
      };
  private long pollAt;
  private @Nullable Instant polledAt;
  private volatile boolean hinted;

  HotWork(Tools<T> tools) {
    super(tools, Lane.HOT, true);
    this.pollAt = tools().now();
  }

  @Override
  long dueAt() {
    return hinted ? tools().now() : pollAt;
  }

  /** Takes a hint; one too many is dropped, for a poll or a window finds what it names. */
  void hint(String model, long id) {
    if (hints.size() < HINTS) {
      hints.add(new Hint(model, id));
      hinted = true;
    }
  }

  @Override
  void step() {
    Set<Long> dirty = new TreeSet<>();
    Map<Seen, Instant> fresh = new LinkedHashMap<>();
    takeHints(dirty);
    int rows = 0;
    if (tools().now() - pollAt >= 0) {
      pollAt = tools().now() + tools().settings().hotEvery().toNanos();
      rows = poll(dirty, fresh);
    }
    int changes = 0;
    for (Set<Long> some : chunks(dirty)) {
      Reading<T> reading = tools().read(some);
      rows += reading.found().size();
      changes += tools().ledger().store(Lane.HOT, reading, Map.of(), Set.of());
    }
    // Only now: had a step failed, they would have to be read again.
    seen.putAll(fresh);
    tools().meter().stored(Lane.HOT, rows, changes);
  }

  private void takeHints(Set<Long> dirty) {
    hinted = false;
    List<Watch> watches = tools().queries().watches();
    for (Hint hint = hints.poll(); hint != null; hint = hints.poll()) {
      for (Watch watch : watches) {
        if (watch.model().equals(hint.model()) && watch.link() == Watch.Link.ITSELF) {
          dirty.add(hint.id());
        } else if (watch.model().equals(hint.model())) {
          // What a part leads to is told by the poll: a hint makes it come at once.
          pollAt = tools().now();
        }
      }
    }
  }

  private int poll(Set<Long> dirty, Map<Seen, Instant> fresh) {
    Instant now = tools().serverClock().now().orElse(tools().ledger().positions().start());
    Instant since = polledAt == null || now.isBefore(polledAt) ? now : polledAt;
    Instant from = since.minus(tools().settings().hotOverlap()).truncatedTo(ChronoUnit.SECONDS);
    int rows = 0;
    List<Watch> watches = tools().queries().watches();
    for (int i = 0; i < watches.size(); i++) {
      List<Hit> news = new ArrayList<>();
      rows += newest(i, watches.get(i), from, now, news, fresh);
      dirty.addAll(tools().queries().roots(watches.get(i), news));
    }
    polledAt = now;
    return rows;
  }

  private int newest(
      int index, Watch watch, Instant from, Instant now, List<Hit> news, Map<Seen, Instant> fresh) {
    int limit = tools().settings().page();
    int rows = 0;
    long after = 0;
    for (int page = 0; page < PAGES; page++) {
      List<Hit> hits = tools().queries().hotHits(watch, from, after, limit);
      tools().saw(hits);
      rows += hits.size();
      for (Hit hit : hits) {
        Seen name = new Seen(index, hit.id());
        if (!hit.changedAt().equals(seen.get(name))) {
          news.add(hit);
          // Within its second a record can change again and look the same.
          if (hit.changedAt().plusSeconds(1).isBefore(now)) {
            fresh.put(name, hit.changedAt());
          }
        }
      }
      if (hits.size() < limit) {
        break;
      }
      after = hits.get(hits.size() - 1).id();
    }
    return rows;
  }

  private List<Set<Long>> chunks(Set<Long> ids) {
    List<Set<Long>> chunks = new ArrayList<>();
    Set<Long> chunk = new TreeSet<>();
    for (Long id : ids) {
      chunk.add(id);
      if (chunk.size() == tools().settings().page()) {
        chunks.add(chunk);
        chunk = new TreeSet<>();
      }
    }
    if (!chunk.isEmpty()) {
      chunks.add(chunk);
    }
    return chunks;
  }
}
