package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.MissingRecordException;
import io.github.odoosync.error.NotSentException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a message, by what its handler answers or throws. */
@Timeout(120)
class OutcomesTest {

  private final List<String> calls = new CopyOnWriteArrayList<>();

  @Test
  void aMessageOutOfAttemptsStopsItsLane() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 3);
      rig.start(Rig.consumer().onAny(failingOn("a-2")));
      rig.awaitEvent(OutboxEvent.MessageParked.class);
      assertThat(calls).containsExactly("a-1 1", "a-2 1", "a-2 2", "a-2 3");
      assertThat(rig.deadLetters())
          .extracting(letter -> letter.message().id() + " " + letter.state())
          .containsExactly("a-2 PARKED");
      assertThat(rig.store.snapshot("t").depth()).isEqualTo(2);
    }
  }

  @Test
  void aMessageOutOfAttemptsIsPassedOverWhereTheConsumerSaysSo() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 3);
      rig.start(Rig.consumer().exhausted(Exhausted.SKIP).onAny(failingOn("a-2")));
      rig.awaitEmpty();
      assertThat(calls).containsExactly("a-1 1", "a-2 1", "a-2 2", "a-2 3", "a-3 1");
      assertThat(rig.deadLetters())
          .extracting(letter -> letter.message().id() + " " + letter.state())
          .containsExactly("a-2 DEAD");
      assertThat(rig.events(OutboxEvent.MessageDead.class))
          .extracting(OutboxEvent.MessageDead::rest)
          .containsExactly(false);
    }
  }

  @Test
  void aMessageOutOfAttemptsTakesTheRestOfItsLaneAlongWhereTheConsumerSaysSo() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 4);
      rig.start(Rig.consumer().exhausted(Exhausted.DEAD_LETTER_REST).onAny(failingOn("a-2")));
      rig.awaitEmpty();
      rig.awaitEvent(OutboxEvent.MessageDead.class);
      assertThat(calls).containsExactly("a-1 1", "a-2 1", "a-2 2", "a-2 3");
      assertThat(rig.deadLetters())
          .extracting(letter -> letter.message().id())
          .containsExactly("a-2", "a-3", "a-4");
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {StackOverflowError.class, OutOfMemoryError.class, AssertionError.class})
  void anErrorIsOneFailedAttemptAndKillsNoWorker(Class<? extends Error> type) throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 2);
      for (int key = 0; key < 20; key++) {
        rig.enqueue("b" + key, 1, 1);
      }
      Dispatcher dispatcher =
          rig.start(
              Rig.consumer()
                  .concurrency(2)
                  .onAny(
                      delivery -> {
                        if (delivery.attempt() == 1) {
                          throw type.getDeclaredConstructor().newInstance();
                        }
                        return Result.done();
                      }));
      rig.awaitEmpty();
      assertThat(dispatcher.snapshot().get(0).done()).isEqualTo(22);
      assertThat(dispatcher.snapshot().get(0).retried()).isEqualTo(22);
      assertThat(workers()).isEqualTo(2);
    }
  }

  @Test
  void aMessageWithoutAHandlerParksItsLaneAndIsKept() throws Exception {
    try (Rig rig = new Rig()) {
      rig.outbox.enqueue(Message.of("t", "strange", 7).id("x").key("a").build());
      rig.start(Rig.consumer().on("strange", 6, delivery -> Result.done()));
      rig.awaitEvent(OutboxEvent.MessageParked.class);
      DeadLetter letter = rig.deadLetters().get(0);
      assertThat(letter.trouble().category()).isEqualTo(Category.DATA);
      assertThat(letter.trouble().code()).isEqualTo(ErrorCode.NO_HANDLER.id());
      assertThat(letter.trouble().text()).contains("strange v7");
      assertThat(letter.message().id()).isEqualTo("x");
    }
  }

  @Test
  void anErrorThatNoRetryCanHelpIsFinalAtOnceWithItsCategory() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      rig.start(
          Rig.consumer()
              .onAny(
                  delivery -> {
                    calls.add(delivery.message().id());
                    throw new MissingRecordException(
                        Failure.of(ErrorCode.MISSING_RECORD, "res.partner 5 is gone"), null);
                  }));
      rig.awaitEvent(OutboxEvent.MessageParked.class);
      assertThat(calls).containsExactly("a-1");
      assertThat(rig.deadLetters().get(0).trouble().category()).isEqualTo(Category.MAPPING);
      assertThat(rig.deadLetters().get(0).trouble().code())
          .isEqualTo(ErrorCode.MISSING_RECORD.id());
    }
  }

  @Test
  void aWrongKeyToTheDestinationParksNothing() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      rig.start(
          Rig.consumer()
              .onAny(
                  delivery -> {
                    if (delivery.attempt() < 3) {
                      throw new NotSentException(
                          Failure.of(ErrorCode.AUTHENTICATION, "key expired"), null);
                    }
                    return Result.done();
                  }));
      rig.awaitEmpty();
      assertThat(rig.deadLetters()).isEmpty();
      assertThat(rig.events(OutboxEvent.MessageRetried.class)).hasSize(2);
    }
  }

  @Test
  void theServersRetryAfterIsTheShortestWait() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      rig.start(
          Rig.consumer()
              .onAny(
                  delivery -> {
                    throw new NotSentException(
                        Failure.of(ErrorCode.NOT_SENT, "busy")
                            .withRetryAfter(Duration.ofSeconds(90)),
                        null);
                  }));
      rig.awaitEvent(OutboxEvent.MessageRetried.class);
      assertThat(rig.events(OutboxEvent.MessageRetried.class).get(0).delay())
          .isEqualTo(Duration.ofSeconds(90));
      assertThat(rig.store.snapshot("t").waiting()).isEqualTo(1);
    }
  }

  @Test
  void aWaitBeyondTheConsumersPatienceIsTheEnd() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      rig.start(
          Rig.consumer()
              .onAny(delivery -> Result.retryAfter(Duration.ofMinutes(6), "closed today")));
      rig.awaitEvent(OutboxEvent.MessageParked.class);
      assertThat(rig.deadLetters().get(0).trouble().text()).isEqualTo("closed today");
    }
  }

  @Test
  void aCallThatWasNeverMadeBurnsNoAttempt() throws Exception {
    AtomicInteger refusals = new AtomicInteger();
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      rig.start(
          Rig.consumer()
              .onAny(
                  delivery -> {
                    calls.add(delivery.message().id() + " " + delivery.attempt());
                    if (refusals.incrementAndGet() < 6) {
                      throw new NotSentException(
                          Failure.of(ErrorCode.BREAKER_OPEN, "open")
                              .withRetryAfter(Duration.ofMillis(1)),
                          null);
                    }
                    return Result.done();
                  }));
      rig.awaitEmpty();
      assertThat(calls).hasSize(6).containsOnly("a-1 1");
    }
  }

  @Test
  void aSnoozedMessageBurnsNoAttempt() throws Exception {
    AtomicInteger snoozes = new AtomicInteger();
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 2);
      rig.start(
          Rig.consumer()
              .onAny(
                  delivery -> {
                    calls.add(delivery.message().id() + " " + delivery.attempt());
                    return snoozes.incrementAndGet() < 6
                        ? Result.snooze(Duration.ofMillis(1), "not yet picked")
                        : Result.done();
                  }));
      rig.awaitEmpty();
      assertThat(calls).hasSize(7).containsOnly("a-1 1", "a-2 1");
      assertThat(rig.events(OutboxEvent.MessageReleased.class))
          .hasSize(5)
          .allSatisfy(event -> assertThat(event.reason()).isEqualTo("not yet picked"));
    }
  }

  @Test
  void aHandlerCanParkItsLane() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 2);
      rig.start(Rig.consumer().onAny(d -> Result.park(Category.PERMISSION, "ask the boss")));
      rig.awaitEvent(OutboxEvent.MessageParked.class);
      assertThat(rig.store.snapshot("t").parked()).isEqualTo(1);
      assertThat(rig.deadLetters().get(0).trouble().category()).isEqualTo(Category.PERMISSION);
    }
  }

  @Test
  void aHandlerCanGiveAMessageUp() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 3);
      rig.start(
          Rig.consumer()
              .onAny(
                  delivery ->
                      delivery.seq() == 2
                          ? Result.dead(Category.DATA, "no such product")
                          : Result.done()));
      rig.awaitEmpty();
      assertThat(rig.deadLetters())
          .extracting(letter -> letter.message().id() + " " + letter.state())
          .containsExactly("a-2 DEAD");
    }
  }

  @Test
  @SuppressWarnings("NullAway")
  void noResultIsAnErrorOfTheHandlers() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      rig.start(Rig.consumer().onAny(delivery -> null));
      rig.awaitEvent(OutboxEvent.MessageParked.class);
      assertThat(rig.deadLetters().get(0).trouble().category()).isEqualTo(Category.BUG);
      assertThat(rig.deadLetters().get(0).trouble().code()).isEqualTo("handler.null");
    }
  }

  @Test
  void anUnknownOutcomeWithoutAProbeIsForPeople() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 2);
      rig.start(
          Rig.consumer()
              .destination("odoo")
              .onAny(
                  delivery -> {
                    calls.add(delivery.message().id());
                    throw unknown();
                  }));
      rig.awaitEvent(OutboxEvent.MessageParked.class);
      assertThat(calls).containsExactly("a-1");
      assertThat(rig.deadLetters().get(0).trouble().category()).isEqualTo(Category.CONFLICT);
      assertThat(rig.deadLetters().get(0).trouble().text()).contains("Look at odoo whether");
    }
  }

  @Test
  void anUnknownOutcomeThatIsThereAfterAllIsNotRepeated() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 2);
      rig.start(
          Rig.consumer()
              .probe(probing(Outcome.COMMITTED))
              .probeAfter(Duration.ofMillis(1))
              .onAny(unknownOn("a-1")));
      rig.awaitEmpty();
      assertThat(calls).containsExactly("handle a-1", "probe a-1", "handle a-2");
    }
  }

  @Test
  void anUnknownOutcomeThatIsNotThereIsHandledAgain() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 2);
      rig.start(
          Rig.consumer()
              .probe(probing(Outcome.NOT_COMMITTED))
              .probeAfter(Duration.ofMillis(1))
              .onAny(unknownOn("a-1")));
      rig.awaitEmpty();
      assertThat(calls).containsExactly("handle a-1", "probe a-1", "handle a-1", "handle a-2");
    }
  }

  @Test
  void aProbeThatNeverKnowsLeavesTheMessageToPeople() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 2);
      rig.start(
          Rig.consumer()
              .exhausted(Exhausted.SKIP)
              .probe(probing(Outcome.UNKNOWN))
              .probeAfter(Duration.ofMillis(1))
              .onAny(unknownOn("a-1")));
      rig.awaitEvent(OutboxEvent.MessageParked.class);
      assertThat(calls).containsExactly("handle a-1", "probe a-1", "probe a-1");
      assertThat(rig.events(OutboxEvent.MessageUnknown.class)).hasSize(2);
    }
  }

  @Test
  void anEffectThatIsNeverThereUsesUpTheAttempts() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      rig.start(
          Rig.consumer()
              .probe(probing(Outcome.NOT_COMMITTED))
              .probeAfter(Duration.ofMillis(1))
              .onAny(
                  delivery -> {
                    calls.add("handle " + delivery.message().id());
                    throw unknown();
                  }));
      rig.awaitEvent(OutboxEvent.MessageParked.class);
      assertThat(calls).filteredOn(call -> call.startsWith("handle")).hasSize(3);
      assertThat(rig.deadLetters().get(0).trouble().code()).isEqualTo("handler.no-effect");
    }
  }

  @Test
  void absurdWaitsAreCutAndHarmNothing() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      rig.outbox.enqueue(Message.of("t", "thing", 1).id("a-2").key("a").dueAt(Instant.MAX).build());
      rig.enqueue("b", 1, 1);
      rig.start(
          Rig.consumer()
              .onAny(
                  delivery ->
                      delivery.message().id().equals("b-1")
                          ? Result.snooze(Duration.ofSeconds(Long.MAX_VALUE), "for ever")
                          : Result.done()));
      rig.awaitEvent(OutboxEvent.MessageDone.class);
      Await.until("both wait", () -> rig.store.snapshot("t").waiting() == 2);
      assertThat(rig.events(OutboxEvent.ResultDropped.class)).isEmpty();
    }
  }

  @Test
  void aProbeThatFailsIsAskedAgain() throws Exception {
    AtomicInteger probes = new AtomicInteger();
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      rig.start(
          Rig.consumer()
              .probe(
                  delivery -> {
                    if (probes.incrementAndGet() == 1) {
                      throw new StackOverflowError();
                    }
                    return Outcome.COMMITTED;
                  })
              .probeAfter(Duration.ofMillis(1))
              .onAny(unknownOn("a-1")));
      rig.awaitEmpty();
      assertThat(calls).containsExactly("handle a-1");
      assertThat(probes).hasValue(2);
    }
  }

  @Test
  void aMessageWhoseHolderVanishedIsProbedBeforeItIsHandled() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 2);
      Crashes.of(rig.store, 1);
      rig.start(
          Rig.consumer()
              .probe(probing(Outcome.COMMITTED))
              .onAny(
                  delivery -> {
                    calls.add("handle " + delivery.message().id());
                    return Result.done();
                  }));
      rig.awaitEmpty();
      assertThat(calls).containsExactly("probe a-1", "handle a-2");
      assertThat(rig.events(OutboxEvent.MessageAbandoned.class))
          .extracting(OutboxEvent.MessageAbandoned::times)
          .containsExactly(1);
    }
  }

  @Test
  void aMessageWhoseHolderVanishedIsHandledAgainWhereThereIsNoProbe() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      Crashes.of(rig.store, 2);
      rig.start(
          Rig.consumer()
              .onAny(
                  delivery -> {
                    calls.add(delivery.attempt() + " after " + delivery.abandoned());
                    return Result.done();
                  }));
      rig.awaitEmpty();
      assertThat(calls).containsExactly("1 after 2");
    }
  }

  @Test
  void aMessageThatBroughtDownItsHoldersTooOftenIsParked() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      Crashes.of(rig.store, 3);
      rig.start(
          Rig.consumer()
              .onAny(
                  delivery -> {
                    calls.add(delivery.message().id());
                    return Result.done();
                  }));
      rig.awaitEvent(OutboxEvent.MessageParked.class);
      assertThat(calls).isEmpty();
      assertThat(rig.deadLetters().get(0).trouble().code()).isEqualTo("lane.abandoned");
      assertThat(rig.deadLetters().get(0).trouble().text()).contains("3 holders vanished");
    }
  }

  @Test
  void whoFindsItsLeaseLostStoresNothing() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      rig.start(
          Rig.consumer()
              .onAny(
                  delivery -> {
                    throw new StoreException(Failure.of(ErrorCode.LEASE_LOST, "lost"), null);
                  }));
      rig.awaitEvent(OutboxEvent.ResultDropped.class);
      assertThat(rig.store.snapshot("t").inFlight()).isEqualTo(1);
      assertThat(rig.deadLetters()).isEmpty();
    }
  }

  private Handler failingOn(String id) {
    return delivery -> {
      calls.add(delivery.message().id() + " " + delivery.attempt());
      if (delivery.message().id().equals(id)) {
        throw new IllegalStateException("always");
      }
      return Result.done();
    };
  }

  /** Does not know how its first call for this message ended. */
  private Handler unknownOn(String id) {
    return delivery -> {
      calls.add("handle " + delivery.message().id());
      if (delivery.message().id().equals(id) && delivery.attempt() == 1) {
        throw unknown();
      }
      return Result.done();
    };
  }

  private Probe probing(Outcome answer) {
    return delivery -> {
      calls.add("probe " + delivery.message().id());
      return answer;
    };
  }

  private static OutcomeUnknownException unknown() {
    return new OutcomeUnknownException(
        Failure.of(ErrorCode.OUTCOME_UNKNOWN, "sale.order.create", 1, Outcome.UNKNOWN, "timed out"),
        null);
  }

  private static long workers() {
    return DispatcherTest.threads().stream()
        .filter(thread -> thread.getName().contains("-worker"))
        .count();
  }
}
