package io.github.odoosync.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.database.TestStore;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.reconcile.Drift.Kind;
import io.github.odoosync.reconcile.DriftStore.RunStart;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store of drift has to do. */
class DriftStoreTest {

  private static final String NAME = "orders";
  private static final Difference TOTAL = new Difference("total.amount", "10.5", null);

  @ParameterizedTest
  @EnumSource(TestStore.Kind.class)
  void driftIsNewThenRecursThenIsResolvedThenIsNewAgain(TestStore.Kind kind) {
    try (TestStore opened = kind.open()) {
      DriftStore store = opened.drift();
      RunStart first = store.begin(NAME);
      assertThat(store.found(first, List.of(drift("A"), missing("B")))).isEqualTo(2);
      assertThat(store.find(NAME, "A").orElseThrow())
          .matches(KnownDrift::isNew)
          .extracting(KnownDrift::drift)
          .isEqualTo(drift("A"));

      RunStart second = store.begin(NAME);
      assertThat(second.number()).isEqualTo(first.number() + 1);
      assertThat(store.found(second, List.of(missing("A"), drift("C")))).isEqualTo(1);
      assertThat(store.resolve(second, null)).isEqualTo(1);
      KnownDrift again = store.find(NAME, "A").orElseThrow();
      assertThat(again.runs()).isEqualTo(2);
      assertThat(again.drift().kind()).isEqualTo(Kind.MISSING_RIGHT);
      assertThat(again.firstSeen()).isBeforeOrEqualTo(again.lastSeen());
      assertThat(store.find(NAME, "B").orElseThrow().resolved()).isPresent();
      assertThat(keys(store)).containsExactlyInAnyOrder("A", "C");
      assertThat(store.countOpen(NAME)).isEqualTo(2);

      RunStart third = store.begin(NAME);
      assertThat(store.found(third, List.of(drift("B")))).isEqualTo(1);
      assertThat(store.find(NAME, "B").orElseThrow()).matches(KnownDrift::isNew);
      assertThat(store.find(NAME, "B").orElseThrow().resolved()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStore.Kind.class)
  void aRunThatFindsAKeyTwiceCountsItOnce(TestStore.Kind kind) {
    try (TestStore opened = kind.open()) {
      DriftStore store = opened.drift();
      RunStart run = store.begin(NAME);
      store.found(run, List.of(drift("A")));
      assertThat(store.found(run, List.of(drift("A")))).isZero();
      assertThat(store.find(NAME, "A").orElseThrow().runs()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStore.Kind.class)
  void whatIsOnItsWayOrWasNotLookedAtIsNotResolved(TestStore.Kind kind) {
    try (TestStore opened = kind.open()) {
      DriftStore store = opened.drift();
      RunStart first = store.begin(NAME);
      store.found(first, List.of(drift("A"), drift("B"), drift("C")));
      RunStart second = store.begin(NAME);
      store.postponed(second, List.of("A", "never drifted"));
      assertThat(store.resolve(second, List.of("A", "B", "never drifted"))).isEqualTo(1);
      assertThat(keys(store)).containsExactlyInAnyOrder("A", "C");
    }
  }

  @ParameterizedTest
  @EnumSource(TestStore.Kind.class)
  void aRunThatWasOvertakenCannotWrite(TestStore.Kind kind) {
    try (TestStore opened = kind.open()) {
      DriftStore store = opened.drift();
      RunStart old = store.begin(NAME);
      RunStart other = store.begin("stock");
      store.begin(NAME);
      for (Runnable write :
          List.<Runnable>of(
              () -> store.found(old, List.of(drift("A"))),
              () -> store.postponed(old, List.of("A")),
              () -> store.repairing(old, List.of("A")),
              () -> store.resolve(old, null),
              () -> store.end(old, report(old)))) {
        assertThatExceptionOfType(StoreException.class)
            .isThrownBy(write::run)
            .matches(e -> e.code() == ErrorCode.RUN_SUPERSEDED);
      }
      assertThat(store.found(other, List.of(drift("A")))).isEqualTo(1);
      assertThat(store.countOpen(NAME)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStore.Kind.class)
  void pagesShowEachOpenKeyOnce(TestStore.Kind kind) {
    try (TestStore opened = kind.open()) {
      DriftStore store = opened.drift();
      RunStart run = store.begin(NAME);
      List<Drift> many = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        many.add(drift("key " + i));
      }
      store.found(run, many);
      store.found(store.begin("stock"), List.of(drift("other")));
      List<String> seen = new ArrayList<>();
      List<KnownDrift> page = store.open(NAME, "", 10);
      while (!page.isEmpty()) {
        page.forEach(known -> seen.add(known.drift().key()));
        page = store.open(NAME, seen.get(seen.size() - 1), 10);
      }
      assertThat(seen).containsExactlyInAnyOrderElementsOf(many.stream().map(Drift::key).toList());
    }
  }

  @ParameterizedTest
  @EnumSource(TestStore.Kind.class)
  void repairsAreCountedUntilItIsResolved(TestStore.Kind kind) {
    try (TestStore opened = kind.open()) {
      DriftStore store = opened.drift();
      RunStart run = store.begin(NAME);
      store.found(run, List.of(drift("A")));
      store.repairing(run, List.of("A"));
      RunStart next = store.begin(NAME);
      store.found(next, List.of(drift("A")));
      store.repairing(next, List.of("A"));
      assertThat(store.find(NAME, "A").orElseThrow().repairs()).isEqualTo(2);
      store.resolve(store.begin(NAME), null);
      store.found(store.begin(NAME), List.of(drift("A")));
      assertThat(store.find(NAME, "A").orElseThrow().repairs()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStore.Kind.class)
  void theLastReportIsKeptAsItWas(TestStore.Kind kind) {
    try (TestStore opened = kind.open()) {
      DriftStore store = opened.drift();
      assertThat(store.last(NAME)).isEmpty();
      RunStart run = store.begin(NAME);
      assertThat(store.last(NAME)).isEmpty();
      store.end(run, report(run));
      assertThat(store.last(NAME)).contains(report(run));
      assertThat(store.reconciliations()).containsExactly(NAME);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStore.Kind.class)
  void onlyWhatIsResolvedForLongIsForgotten(TestStore.Kind kind) {
    try (TestStore opened = kind.open()) {
      DriftStore store = opened.drift();
      store.found(store.begin(NAME), List.of(drift("A"), drift("B"), drift("C")));
      RunStart next = store.begin(NAME);
      store.found(next, List.of(drift("C")));
      store.resolve(next, null);
      assertThat(store.purge(Duration.ofDays(1), 10)).isZero();
      // A negative age is a moment to come: all that is resolved is older.
      assertThat(store.purge(Duration.ofMinutes(-1), 1)).isEqualTo(1);
      assertThat(store.purge(Duration.ofMinutes(-1), 10)).isEqualTo(1);
      assertThat(store.purge(Duration.ofMinutes(-1), 10)).isZero();
      assertThat(keys(store)).containsExactly("C");
    }
  }

  private static Drift drift(String key) {
    return new Drift(key, Kind.DIFFERS, List.of(TOTAL));
  }

  private static Drift missing(String key) {
    return new Drift(key, Kind.MISSING_RIGHT, List.of());
  }

  private static List<String> keys(DriftStore store) {
    return store.open(NAME, "", 100).stream().map(known -> known.drift().key()).toList();
  }

  private static Report report(RunStart run) {
    DriftSum sum =
        new DriftSum(
            "total", "EUR", new BigDecimal("10.50"), BigDecimal.ZERO, new BigDecimal("1E+3"));
    return new Report(
        run.reconciliation(),
        run.number(),
        Instant.parse("2026-03-01T10:00:00Z"),
        Instant.parse("2026-03-01T10:00:01.5Z"),
        100,
        2,
        3,
        Map.of(Kind.DIFFERS, 4L, Kind.DUPLICATE_LEFT, 1L),
        List.of(plain(sum)),
        5,
        6,
        7,
        "too much");
  }

  // As it is stored: 1E+3 and 1000 are not equal in Java.
  private static DriftSum plain(DriftSum sum) {
    return new DriftSum(
        sum.measure(),
        sum.unit(),
        sum.left(),
        sum.right(),
        new BigDecimal(sum.moved().toPlainString()));
  }
}
