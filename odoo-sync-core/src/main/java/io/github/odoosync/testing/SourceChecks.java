package io.github.odoosync.testing;

import static io.github.odoosync.testing.Checks.require;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.error.OdooSyncException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a source has to keep. */
final class SourceChecks {

  private static final int LIMIT = 4;
  private static final int MOST_PAGES = 100;

  private final SourceRig rig;
  private final List<SourceRecord<?>> read = new ArrayList<>();
  private Cursor cursor = Cursor.START;

  private SourceChecks(SourceRig rig) {
    this.rig = rig;
  }

  static List<ContractCase> cases(Supplier<? extends SourceRig> rigs) {
    return List.of(
        of("all there is is read, page by page", rigs, SourceChecks::allIsRead),
        of("a page that was not kept comes again", rigs, SourceChecks::pageComesAgain),
        of("it goes on after a restart", rigs, SourceChecks::goesOn),
        of("what changes between two pages is not lost", rigs, SourceChecks::pagesDrift),
        of("a record that changes is read again", rigs, SourceChecks::changeIsRead),
        of("a record that cannot be read holds up no other", rigs, SourceChecks::poisonIsPassed),
        of(
            "a system that is away is an error, not an empty page",
            rigs,
            checks -> checks.failsAndGoesOn(SystemFault.UNAVAILABLE)),
        of(
            "an answer that is lost is an error, not an empty page",
            rigs,
            checks -> checks.failsAndGoesOn(SystemFault.LOST_ANSWER)));
  }

  private static ContractCase of(
      String name, Supplier<? extends SourceRig> rigs, Consumer<SourceChecks> check) {
    return Checks.<SourceRig>of(name, rigs, rig -> check.accept(new SourceChecks(rig)));
  }

  private void allIsRead() {
    Set<String> made = change(1, 3 * LIMIT + 1);
    readAll(rig.source());
    requireRead(made);
    require(!rig.source().stream().isBlank(), "The stream has no name");
  }

  private void pageComesAgain() {
    change(1, 2 * LIMIT);
    IncrementalSource<?> source = rig.source();
    Set<String> first = ids(source.fetch(Cursor.START, LIMIT).records());
    Set<String> again = ids(source.fetch(Cursor.START, LIMIT).records());
    require(
        !first.isEmpty() && again.containsAll(first), "Again it is " + again + ", not " + first);
  }

  private void goesOn() {
    Set<String> made = change(1, 3 * LIMIT);
    for (int page = 0; page < MOST_PAGES && readPage(rig.source()); page++) {
      require(page < MOST_PAGES - 1, "It never comes to an end");
    }
    requireRead(made);
  }

  private void pagesDrift() {
    Set<String> made = change(1, 2 * LIMIT);
    IncrementalSource<?> source = rig.source();
    readPage(source);
    change(1, LIMIT);
    made.addAll(change(2 * LIMIT + 1, 2 * LIMIT + 2));
    readAll(source);
    requireRead(made);
  }

  private void changeIsRead() {
    change(1, 2);
    IncrementalSource<?> source = rig.source();
    readAll(source);
    read.clear();
    Set<String> changed = change(1, 1);
    readAll(source);
    requireRead(changed);
  }

  private void poisonIsPassed() {
    Set<String> made = change(1, 2);
    rig.poison();
    made.addAll(change(3, 4));
    readAll(rig.source());
    requireRead(made);
    require(
        read.stream().anyMatch(SourceRecord.Unreadable.class::isInstance),
        "The record that cannot be read was dropped");
  }

  private void failsAndGoesOn(SystemFault fault) {
    Set<String> made = change(1, 2);
    IncrementalSource<?> source = rig.source();
    rig.arm(fault);
    try {
      SourcePage<?> page = source.fetch(cursor, LIMIT);
      throw new AssertionError("It returned a page of " + page.records().size() + " records");
    } catch (OdooSyncException e) {
      require(e.retryable(), "The error cannot be tried again: " + e.code());
    }
    readAll(source);
    requireRead(made);
  }

  private void readAll(IncrementalSource<?> source) {
    for (int page = 0; readPage(source); page++) {
      require(page < MOST_PAGES, "It never comes to an end");
    }
  }

  private boolean readPage(IncrementalSource<?> source) {
    SourcePage<?> page = source.fetch(cursor, LIMIT);
    require(page.records().size() <= LIMIT, "A page is larger than the limit");
    read.addAll(page.records());
    cursor = page.next();
    return page.more();
  }

  private Set<String> change(int from, int to) {
    Set<String> ids = new HashSet<>();
    for (int number = from; number <= to; number++) {
      ids.add(rig.change(number));
    }
    return ids;
  }

  private void requireRead(Set<String> wanted) {
    Set<String> missing = new HashSet<>(wanted);
    missing.removeAll(ids(read));
    require(missing.isEmpty(), "Not read: " + missing);
  }

  private static Set<String> ids(List<? extends SourceRecord<?>> records) {
    Set<String> ids = new HashSet<>();
    for (SourceRecord<?> record : records) {
      if (record instanceof SourceRecord.Found) {
        ids.add(record.id());
      }
    }
    return ids;
  }
}
