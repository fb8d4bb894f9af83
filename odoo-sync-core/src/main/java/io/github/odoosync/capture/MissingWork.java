package io.github.odoosync.capture;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Asks a second time for what was missing a while ago, and tells what is gone from what only cannot
 * be seen. No record is lost on first sight (law 4).
 */
final class MissingWork<T> extends Work<T> {

  private final Clock clock;

  MissingWork(Tools<T> tools, Clock clock) {
    super(tools, Lane.SWEEP, true);
    this.clock = clock;
  }

  @Override
  void step() {
    int limit = tools().settings().page();
    List<KnownRecord> missing =
        tools()
            .ledger()
            .store()
            .missing(
                tools().kind().name(),
                clock.instant().minus(tools().settings().confirmAfter()),
                limit);
    if (missing.size() < limit) {
      rest(tools().settings().confirmAfter().dividedBy(4));
    }
    if (!missing.isEmpty()) {
      confirm(missing);
    }
  }

  private void confirm(List<KnownRecord> missing) {
    Map<Long, KnownRecord> absent = new TreeMap<>();
    missing.forEach(record -> absent.put(record.id(), record));
    Reading<T> reading = tools().read(new TreeSet<>(absent.keySet()));
    int changes = tools().ledger().store(Lane.SWEEP, reading, Map.of(), Set.of());
    absent.keySet().removeAll(reading.found().keySet());
    absent.keySet().removeAll(reading.unreadable().keySet());
    Set<Long> hidden = tools().queries().existing(new ArrayList<>(absent.keySet()));
    Map<KnownRecord, Presence> lost = new LinkedHashMap<>();
    absent
        .values()
        .forEach(
            record ->
                lost.put(
                    record, hidden.contains(record.id()) ? Presence.NOT_VISIBLE : Presence.GONE));
    if (!lost.isEmpty()) {
      changes += tools().ledger().storeLost(lost);
    }
    tools().meter().stored(Lane.SWEEP, reading.found().size(), changes);
  }
}
