package io.github.odoosync.connector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.connector.BulkSource.State;
import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.connector.store.StreamPosition;
import io.github.odoosync.database.TestStore;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.RateLimitedException;
import io.github.odoosync.error.ServerUnavailableException;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import io.github.odoosync.testing.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How streams are read, step by step, by the clock of the test. */
class SourcesTest {

  private static final StreamName LOG = SourceLab.LOG;
  private static final String TOPIC = "shop.log";

  private final ManualClock clock = ManualClock.at("2026-03-01T10:00:00Z");
  private final TestStore store = TestStore.memory(clock);
  private final Log log = new Log();

  private SourceLab lab(SourceFeed<?>... feeds) {
    return lab(1, feeds);
  }

  private SourceLab lab(long seed, SourceFeed<?>... feeds) {
    return new SourceLab(
        store.connectors(),
        store.lanes(),
        clock,
        seed,
        builder -> {
          List.of(feeds).forEach(builder::feed);
          return builder;
        });
  }

  private List<String> told() {
    return SourceLab.texts(store.drain(TOPIC));
  }

  private static ServerUnavailableException away() {
    return new ServerUnavailableException(
        Failure.of(ErrorCode.SERVER_UNAVAILABLE, "HTTP 503"), null);
  }

  @Test
  void allThereIsIsToldPageByPageAndThenOnlyWhatIsNew() {
    for (int i = 0; i < 7; i++) {
      log.change("a" + i, "1");
    }
    SourceLab lab = lab(SourceLab.feed(log).build());
    lab.run(LOG);
    assertThat(told()).hasSize(7).contains("a0=1", "a6=1");

    lab.run(LOG);
    assertThat(told()).isEmpty();
    log.change("a3", "2");
    lab.run(LOG);
    assertThat(told()).containsExactly("a3=2");
  }

  @Test
  void whatIsReadTwiceIsToldOnceAndAWayBackIsAChange() {
    Log overlapping = new Log(2);
    SourceLab lab = lab(SourceLab.feed(overlapping).build());
    overlapping.change("a", "1");
    overlapping.change("b", "1");
    lab.run(LOG);
    lab.run(LOG);
    overlapping.change("c", "1");
    lab.run(LOG);
    assertThat(told()).containsExactlyInAnyOrder("a=1", "b=1", "c=1");

    overlapping.change("c", "2");
    lab.run(LOG);
    overlapping.change("c", "1");
    lab.run(LOG);
    assertThat(told()).containsExactly("c=2", "c=1");
  }

  @Test
  void aRestartGoesOnWhereTheOtherStopped() {
    log.change("a", "1");
    lab(SourceLab.feed(log).build()).sources.step(LOG);
    SourceLab first = lab(SourceLab.feed(log).build());
    assertThat(first.run(LOG)).isPositive();
    log.change("b", "1");

    SourceLab second = lab(2, SourceLab.feed(log).build());
    second.pass(Duration.ofMinutes(2));
    second.run(LOG);
    assertThat(told()).containsExactlyInAnyOrder("a=1", "b=1");
  }

  @Test
  void changesOfOneRecordKeepTheirOrder() {
    for (int i = 0; i < 9; i++) {
      log.change("a", "v" + i);
    }
    lab(SourceLab.feed(log).build()).run(LOG);

    assertThat(told())
        .containsExactly("a=v0", "a=v1", "a=v2", "a=v3", "a=v4", "a=v5", "a=v6", "a=v7", "a=v8");
  }

  @Test
  void whatIsGoneIsToldOnce() {
    Log overlapping = new Log(5);
    SourceLab lab = lab(SourceLab.feed(overlapping).build());
    overlapping.change("a", "1");
    lab.run(LOG);
    overlapping.change("a", Log.GONE);
    lab.run(LOG);
    lab.run(LOG);

    assertThat(told()).containsExactly("a=1", "a gone");
  }

  @Test
  void whatCannotBeReadIsKeptAndHoldsUpNothing() {
    log.change("a", Log.POISON + " 1");
    log.change("b", "1");
    log.change("a", "2");
    SourceLab lab = lab(SourceLab.feed(log).build());
    lab.run(LOG);

    List<Message> messages = store.drain(TOPIC);
    assertThat(SourceLab.texts(messages)).containsExactlyInAnyOrder("a?", "b=1", "a=2");
    SourceChange.Unreadable poison =
        messages.stream()
            .map(SourceChange::of)
            .filter(SourceChange.Unreadable.class::isInstance)
            .map(SourceChange.Unreadable.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(poison.reason()).isEqualTo("it is poisoned");
    assertThat(store.connectors().archive().find(poison.rawId()))
        .contains(Payload.bytes((Log.POISON + " 1").getBytes(StandardCharsets.UTF_8)));
    assertThat(lab.told(SourceEvent.Stored.class).get(0).unreadable()).isEqualTo(1);
  }

  @Test
  void theSamePoisonIsToldOnceAndAnotherAgain() {
    Log overlapping = new Log(5);
    SourceLab lab = lab(SourceLab.feed(overlapping).build());
    overlapping.change("a", Log.POISON + " 1");
    overlapping.change("", Log.POISON + " without an id");
    overlapping.change("", Log.POISON + " without another");
    lab.run(LOG);
    lab.run(LOG);
    assertThat(told()).containsExactlyInAnyOrder("a?", "?", "?");

    overlapping.change("a", Log.POISON + " 2");
    lab.run(LOG);
    assertThat(told()).containsExactly("a?");
  }

  @Test
  void whatCannotBeWrittenIsAsBadAsWhatCannotBeRead() {
    log.change("a", "1");
    log.change("b", "x".repeat(Message.MAX_PAYLOAD_BYTES));
    log.change("c", "fails");
    log.change("d", "1");
    RecordForm<String> form =
        value -> {
          if (value.equals("fails")) {
            throw new IllegalStateException("a secret: " + value);
          }
          return Map.of("value", value);
        };
    lab(SourceFeed.of("shop", log, form).build()).run(LOG);

    List<Message> messages = store.drain(TOPIC);
    assertThat(SourceLab.texts(messages)).containsExactlyInAnyOrder("a=1", "b?", "c?", "d=1");
    assertThat(messages).noneMatch(m -> m.payload().toMap().toString().contains("secret"));
  }

  @Test
  void aSystemThatIsAwayIsAskedLessAndLessAndToldOfOnce() {
    SourceLab lab = lab(SourceLab.feed(log).build());
    log.change("a", "1");
    log.fail(away());
    for (int i = 0; i < 40; i++) {
      lab.pass(lab.run(LOG));
    }
    assertThat(lab.told(SourceEvent.Failed.class)).hasSize(1);
    assertThat(lab.sources.snapshot().get(0).trouble()).get().asString().contains("HTTP 503");
    int asked = log.fetches();
    assertThat(asked).isLessThanOrEqualTo(40);

    log.work();
    while (lab.told(SourceEvent.Recovered.class).isEmpty()) {
      lab.pass(lab.run(LOG));
    }
    assertThat(told()).containsExactly("a=1");
    assertThat(lab.told(SourceEvent.Recovered.class).get(0).tries()).isEqualTo(asked);
    assertThat(lab.sources.snapshot().get(0).trouble()).isEmpty();
  }

  @Test
  void whatTheSystemAsksForIsWaitedForAndHoldsForTheWholeAccount() {
    Log other = new Log();
    Log elsewhere = new Log();
    StreamName bank = new StreamName("bank", "log");
    StreamName more = new StreamName("shop", "more");
    SourceLab lab =
        lab(
            SourceLab.feed(log).build(),
            SourceFeed.of("bank", elsewhere, SourceLab.FORM).build(),
            SourceFeed.of("shop", new Renamed(other, "more"), SourceLab.FORM).build());
    log.fail(
        new RateLimitedException(
            Failure.of(ErrorCode.RATE_LIMITED, "HTTP 429").withRetryAfter(Duration.ofMinutes(9)),
            null));

    assertThat(lab.run(LOG)).isGreaterThanOrEqualTo(Duration.ofMinutes(9));
    assertThat(lab.run(more)).isGreaterThanOrEqualTo(Duration.ofMinutes(9));
    lab.run(bank);
    assertThat(other.fetches()).isZero();
    assertThat(elsewhere.fetches()).isEqualTo(1);

    lab.pass(Duration.ofMinutes(10));
    lab.run(more);
    assertThat(other.fetches()).isEqualTo(1);
  }

  @Test
  void anErrorOfOneStreamOnlyLeavesTheAccountAlone() {
    Log other = new Log();
    SourceLab lab =
        lab(
            SourceLab.feed(log).build(),
            SourceFeed.of("shop", new Renamed(other, "more"), SourceLab.FORM).build());
    log.fail(new IllegalStateException("a bug of the connector"));
    lab.run(LOG);
    lab.run(new StreamName("shop", "more"));

    assertThat(other.fetches()).isEqualTo(1);
    assertThat(lab.sources.snapshot().get(0).trouble()).contains("IllegalStateException");
  }

  @Test
  void anAnswerThatIsTooLargeIsAskedForInSmallerPages() {
    Log picky = new Log();
    for (int i = 0; i < 40; i++) {
      picky.change("a" + i, "1");
    }
    SourceLab lab = lab(SourceFeed.of("shop", new Small(picky, 4), SourceLab.FORM).build());
    while (store.connectors().sources().position(LOG).revision() < 10) {
      lab.pass(lab.run(LOG));
    }
    assertThat(told()).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void pagesAreSpreadOverTheMinuteIfThereIsABudget() {
    for (int i = 0; i < 7; i++) {
      log.change("a" + i, "1");
    }
    SourceLab lab = lab(SourceLab.feed(log).pagesPerMinute(6).build());

    assertThat(lab.run(LOG)).isEqualTo(Duration.ofSeconds(10));
    assertThat(lab.run(LOG)).isEqualTo(Duration.ofSeconds(10));
    assertThat(told()).hasSize(6);
    assertThat(lab.run(LOG)).isBetween(Duration.ofSeconds(27), Duration.ofSeconds(33));
  }

  @Test
  void aSourceThatSaysThereIsMoreAndStandsStillIsLeftAlone() {
    SourceLab lab = lab(SourceFeed.of("shop", new Stuck(), SourceLab.FORM).build());

    assertThat(lab.run(new StreamName("shop", "stuck"))).isPositive();
  }

  @Test
  void theSystemHearsWhatIsStoredAndNotBefore() {
    log.change("a", "1");
    SourceLab lab = lab(SourceLab.feed(log).build());
    log.fail(away());
    lab.run(LOG);
    assertThat(log.stored()).isEmpty();

    log.work();
    lab.pass(Duration.ofMinutes(10));
    lab.run(LOG);
    assertThat(log.stored()).containsExactly(new Cursor("1"));
    assertThat(store.connectors().sources().position(LOG).cursor()).isEqualTo(new Cursor("1"));
  }

  @Test
  void aNewStreamBeginsWithAllThereIsAndJoinsWhatIsNew() {
    for (int i = 0; i < 7; i++) {
      log.change("a" + i, "1");
    }
    log.exportsAre(State.RUNNING);
    SourceLab lab = lab(SourceLab.feed(log).bulk(log).build());
    lab.run(LOG);
    assertThat(told()).isEmpty();
    log.change("a0", "changed while it was prepared");
    log.change("new", "1");

    log.exportsAre(State.READY);
    lab.run(LOG);
    List<String> told = told();
    assertThat(told).hasSize(9).contains("new=1");
    assertThat(told.indexOf("a0=1")).isLessThan(told.indexOf("a0=changed while it was prepared"));
    assertThat(lab.told(SourceEvent.BackfillBegun.class)).hasSize(1);
    assertThat(lab.told(SourceEvent.BackfillDone.class)).hasSize(1);
    assertThat(log.exportCount()).isEqualTo(1);
  }

  @Test
  void aBackfillGoesOnAfterACrashInTheMiddle() {
    for (int i = 0; i < 9; i++) {
      log.change("a" + i, "1");
    }
    SourceLab first = lab(SourceLab.feed(log).bulk(log).build());
    first.sources.step(LOG);
    first.sources.step(LOG);
    assertThat(store.connectors().sources().position(LOG).backfill())
        .isEqualTo(new StreamPosition.Backfill("export-0", new Cursor("3")));

    SourceLab second = lab(2, SourceLab.feed(log).bulk(log).build());
    second.pass(Duration.ofMinutes(2));
    second.run(LOG);
    assertThat(told()).hasSize(9).doesNotHaveDuplicates();
    assertThat(log.exportCount()).isEqualTo(1);
  }

  @Test
  void anExportThatFailedIsAskedForAnew() {
    log.change("a", "1");
    log.exportsAre(State.FAILED);
    SourceLab lab = lab(SourceLab.feed(log).bulk(log).build());
    lab.pass(lab.run(LOG));
    assertThat(told()).isEmpty();

    log.exportsAre(State.READY);
    lab.pass(lab.run(LOG));
    lab.run(LOG);
    assertThat(log.exportCount()).isEqualTo(2);
    assertThat(told()).containsExactly("a=1");
  }

  /** An export shows nothing that is gone, so what is new is read from before it on. */
  @Test
  void aBackfillInBetweenTellsOnlyWhatIsNewAndLosesNoDelete() {
    log.change("a", "1");
    log.change("b", "1");
    SourceLab lab = lab(SourceLab.feed(log).bulk(log).build());
    lab.run(LOG);
    assertThat(told()).hasSize(2);

    log.change("a", Log.GONE);
    log.change("b", "2");
    lab.sources.backfill(LOG);
    lab.run(LOG);
    assertThat(told()).containsExactlyInAnyOrder("b=2", "a gone");
    assertThat(log.exportCount()).isEqualTo(2);
  }

  @Test
  void aBackfillNeedsABulkSource() {
    SourceLab lab = lab(SourceLab.feed(log).build());

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> lab.sources.backfill(LOG))
        .withMessageContaining("shop/log");
  }

  @Test
  void ofTwoNodesOneReadsUntilItIsGone() {
    SourceLab first = lab(1, SourceLab.feed(log).build());
    SourceLab second = lab(2, SourceLab.feed(log).build());
    first.run(LOG);
    second.run(LOG);
    log.change("a", "1");
    second.run(LOG);
    assertThat(told()).isEmpty();
    assertThat(first.sources.snapshot().get(0).held()).isTrue();
    assertThat(second.sources.snapshot().get(0).held()).isFalse();

    second.pass(Duration.ofSeconds(61));
    second.run(LOG);
    assertThat(told()).containsExactly("a=1");
  }
}
