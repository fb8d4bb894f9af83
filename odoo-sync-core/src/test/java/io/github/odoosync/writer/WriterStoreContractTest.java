package io.github.odoosync.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.database.TestStore;
import io.github.odoosync.writer.IntentResult.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every store has to keep for a writer. */
class WriterStoreContractTest {

  @Nested
  class InMemory extends Cases {
    InMemory() {
      super(TestStore.Kind.MEMORY);
    }
  }

  @Nested
  class OnPostgreSql extends Cases {
    OnPostgreSql() {
      super(TestStore.Kind.POSTGRESQL);
    }
  }

  @Nested
  class OnMariaDb extends Cases {
    OnMariaDb() {
      super(TestStore.Kind.MARIADB);
    }
  }

  @Nested
  class OnH2 extends Cases {
    OnH2() {
      super(TestStore.Kind.H2);
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Cases {

    private final TestStore opened;
    private final WriterStore store;

    Cases(TestStore.Kind kind) {
      this.opened = kind.open();
      this.store = opened.writer();
    }

    @AfterAll
    void close() {
      opened.close();
    }

    @Test
    void whatWasKeptIsFoundAgainAndNothingElse() {
      IntentResult made = result("found-1", State.CREATED);
      IntentResult same = result("found-2", State.UNCHANGED);
      store.keep("found", List.of(made, same), List.of());

      var found = store.results("found", List.of("found-2", "found-1", "found-3", "found-1"));

      assertThat(found).containsOnlyKeys("found-1", "found-2");
      assertThat(found.values()).map(Cases::ageless).containsExactlyInAnyOrder(made, same);
      assertThat(store.results("found", List.of())).isEmpty();
    }

    @Test
    void anEndingReplacesTheBeginning() {
      store.keep("ends", List.of(result("ends-1", State.BEGUN)), List.of());
      assertThat(store.open("ends", Duration.ZERO, 10))
          .extracting(IntentResult::intentId)
          .containsExactly("ends-1");

      store.keep("ends", List.of(result("ends-1", State.ACTED)), List.of());

      assertThat(store.results("ends", List.of("ends-1")).values())
          .extracting(IntentResult::state)
          .containsExactly(State.ACTED);
      assertThat(store.open("ends", Duration.ZERO, 10)).isEmpty();
    }

    @Test
    void resultsAreCountedByWhatCameOfThem() {
      store.keep(
          "counts",
          List.of(
              result("counts-1", State.CREATED),
              result("counts-2", State.CREATED),
              result("counts-3", State.BEGUN)),
          List.of());

      assertThat(store.counts("counts")).isEqualTo(Map.of(State.CREATED, 2L, State.BEGUN, 1L));
      assertThat(store.counts("none")).isEmpty();
    }

    @Test
    void whatIsYoungIsNotReportedAsOpen() {
      store.keep("young", List.of(result("young-1", State.BEGUN)), List.of());

      assertThat(store.open("young", Duration.ofHours(1), 10)).isEmpty();
      assertThat(store.open("other", Duration.ZERO, 10)).isEmpty();
    }

    @Test
    void recordsAreKnownByTheirDocumentsUntilForgotten() {
      KnownRecord bolt = new KnownRecord("product:Bölt/1", "product.product", 7, false);
      KnownRecord gone = new KnownRecord("product:gone", "product.product", 8, true);
      store.keep("records", List.of(), List.of(bolt, gone));

      assertThat(store.records("records", List.of("product:Bölt/1", "product:gone", "product:x")))
          .containsOnlyKeys("product:Bölt/1", "product:gone")
          .containsValues(bolt, gone);

      store.forget("records", "product:gone");
      store.keep(
          "records",
          List.of(),
          List.of(new KnownRecord("product:Bölt/1", "product.product", 9, false)));

      assertThat(store.records("records", List.of("product:Bölt/1", "product:gone")).values())
          .extracting(KnownRecord::recordId)
          .containsExactly(9L);
    }

    @Test
    void flowsKnowNothingOfEachOther() {
      store.keep(
          "one",
          List.of(result("same", State.CREATED)),
          List.of(new KnownRecord("party:1", "res.partner", 1, false)));

      assertThat(store.results("two", List.of("same"))).isEmpty();
      assertThat(store.records("two", List.of("party:1"))).isEmpty();
    }

    @Test
    void anEpochIsOnlyEverRaised() {
      assertThat(store.epoch("epochs")).isZero();
      assertThat(store.raiseEpoch("epochs", 3)).isEqualTo(3);
      assertThat(store.raiseEpoch("epochs", 2)).isEqualTo(3);
      assertThat(store.raiseEpoch("epochs", 5)).isEqualTo(5);
      assertThat(store.epoch("epochs")).isEqualTo(5);
      assertThat(store.epoch("others")).isZero();
    }

    @Test
    void manyAreKeptAndFoundAtOnce() {
      List<IntentResult> many = new ArrayList<>();
      List<KnownRecord> records = new ArrayList<>();
      for (int i = 0; i < 700; i++) {
        many.add(result("many-" + i, State.CREATED));
        records.add(new KnownRecord("party:" + i, "res.partner", i, false));
      }
      store.keep("many", many, records);
      store.keep("many", many, records);

      List<String> ids = many.stream().map(IntentResult::intentId).toList();
      assertThat(store.results("many", ids)).hasSize(700);
      List<String> subjects = records.stream().map(KnownRecord::subject).toList();
      assertThat(store.records("many", subjects)).hasSize(700);
    }

    @Test
    void onlyWhatHasEndedIsForgottenWithAge() {
      store.keep(
          "purge",
          List.of(result("purge-1", State.CREATED), result("purge-2", State.BEGUN)),
          List.of());

      store.purge(Duration.ofHours(1), 10);
      assertThat(store.results("purge", List.of("purge-1", "purge-2"))).hasSize(2);

      // The clock of a store in memory stands still, so what is in the future counts as old.
      while (store.purge(Duration.ofHours(-1), 100) > 0) {}
      assertThat(store.results("purge", List.of("purge-1", "purge-2"))).containsOnlyKeys("purge-2");
    }

    private static IntentResult result(String id, State state) {
      return new IntentResult(
          id, "sales-order:" + id, state, "sale.order", 42, "name, lines", Duration.ZERO);
    }

    private static IntentResult ageless(IntentResult result) {
      assertThat(result.age()).isGreaterThanOrEqualTo(Duration.ZERO);
      return result.withAge(Duration.ZERO);
    }
  }
}
