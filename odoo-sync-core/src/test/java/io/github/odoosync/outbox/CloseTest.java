package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing loses nothing, repeats nothing and burns no attempt. */
@Timeout(120)
class CloseTest {

  private final List<String> handled = new CopyOnWriteArrayList<>();
  private final Semaphore begun = new Semaphore(0);
  private final CountDownLatch release = new CountDownLatch(1);

  @Test
  void whatRunsFinishesAndWhatWaitsIsGivenBack() throws Exception {
    try (Rig rig = new Rig()) {
      for (int key = 0; key < 6; key++) {
        rig.enqueue("k" + key, 1, 3);
      }
      Dispatcher dispatcher =
          rig.start(
              Rig.consumer()
                  .concurrency(2)
                  .onAny(
                      delivery -> {
                        begun.release();
                        release.await();
                        handled.add(delivery.message().id());
                        return Result.done();
                      }));
      begun.acquire(2);
      Thread closing = new Thread(dispatcher::close);
      closing.start();
      Await.until("queued lanes are back", () -> rig.store.snapshot("t").inFlight() == 2);
      release.countDown();
      closing.join();
      assertThat(handled).hasSize(2);
      assertThat(rig.store.snapshot("t").depth()).isEqualTo(16);
      assertUntouched(rig, 6);
      assertThat(DispatcherTest.threads()).isEmpty();
    }
  }

  @Test
  void workersThatWaitForLanesGoAtOnce() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      Dispatcher dispatcher =
          rig.start(
              Rig.consumer()
                  .onAny(
                      delivery -> {
                        handled.add(delivery.message().id());
                        return Result.done();
                      }),
              builder -> builder.drainTimeout(Duration.ofDays(1)));
      rig.awaitEvent(OutboxEvent.MessageDone.class);
      Thread closing = new Thread(dispatcher::close);
      closing.start();
      closing.join(Duration.ofSeconds(60).toMillis());
      assertThat(closing.isAlive()).isFalse();
      assertThat(DispatcherTest.threads()).isEmpty();
      rig.enqueue("b", 1, 1);
      assertThat(rig.store.snapshot("t").depth()).isEqualTo(1);
    }
  }

  @Test
  void whatIsInterruptedIsGivenBackWithoutAnAttempt() throws Exception {
    closeWhile(
        () -> {
          release.await();
          return Result.done();
        });
  }

  @Test
  void aHandlerThatTurnsItsInterruptIntoARetryBurnsNoAttemptEither() throws Exception {
    closeWhile(
        () -> {
          try {
            release.await();
          } catch (InterruptedException e) {
            return Result.retry("interrupted");
          }
          return Result.done();
        });
  }

  private interface Body {
    Result call() throws Exception;
  }

  private void closeWhile(Body body) throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 2);
      Dispatcher dispatcher =
          rig.start(
              Rig.consumer()
                  .onAny(
                      delivery -> {
                        begun.release();
                        return body.call();
                      }),
              builder -> builder.drainTimeout(Duration.ofMillis(20)));
      begun.acquire();
      dispatcher.close();
      assertThat(rig.store.snapshot("t").depth()).isEqualTo(2);
      assertUntouched(rig, 1);
      assertThat(rig.events(OutboxEvent.MessageRetried.class)).isEmpty();
    }
  }

  @Test
  void anInterruptedWriteOfUnknownOutcomeIsNotRepeatedBlindly() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      Dispatcher dispatcher =
          rig.start(
              Rig.consumer()
                  .probe(delivery -> Outcome.COMMITTED)
                  .onAny(
                      delivery -> {
                        begun.release();
                        try {
                          release.await();
                        } catch (InterruptedException e) {
                          throw new OutcomeUnknownException(
                              Failure.of(
                                  ErrorCode.OUTCOME_UNKNOWN, "create", 1, Outcome.UNKNOWN, "cut"),
                              e);
                        }
                        return Result.done();
                      }),
              builder -> builder.drainTimeout(Duration.ofMillis(20)));
      begun.acquire();
      dispatcher.close();
      assertThat(rig.store.snapshot("t").unknown()).isEqualTo(1);
    }
  }

  @Test
  void aHandlerThatIgnoresItsInterruptIsLeftBehindWithItsLease() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      Dispatcher dispatcher =
          rig.start(
              Rig.consumer()
                  .onAny(
                      delivery -> {
                        begun.release();
                        while (release.getCount() > 0) {
                          try {
                            release.await();
                          } catch (InterruptedException e) {
                            handled.add("interrupted");
                          }
                        }
                        return Result.done();
                      }),
              builder -> builder.drainTimeout(Duration.ofMillis(20)));
      begun.acquire();
      dispatcher.close();
      assertThat(handled).contains("interrupted");
      assertThat(rig.store.snapshot("t").inFlight()).isEqualTo(1);
      release.countDown();
      Await.until("its thread ends", () -> DispatcherTest.threads().isEmpty());
    }
  }

  @Test
  void aHandlerMayCloseItsOwnDispatcher() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      Dispatcher[] self = new Dispatcher[1];
      self[0] =
          rig.build(
              Rig.consumer()
                  .onAny(
                      delivery -> {
                        begun.acquire();
                        self[0].close();
                        handled.add("closed");
                        return Result.done();
                      }),
              builder -> builder.drainTimeout(Duration.ofMillis(200)));
      self[0].start();
      begun.release();
      Await.until("it is closed", () -> handled.contains("closed"));
      Await.until("its threads end", () -> DispatcherTest.threads().isEmpty());
    }
  }

  /** The next holder finds every lane as if nobody had tried its head. */
  private static void assertUntouched(Rig rig, int lanes) {
    List<ClaimedLane> claimed =
        rig.store.claim(new ClaimRequest("t", "next", Duration.ofMinutes(1), 100, 10));
    assertThat(claimed)
        .hasSize(lanes)
        .allSatisfy(
            lane -> {
              assertThat(lane.failures()).isZero();
              assertThat(lane.abandoned()).isZero();
              assertThat(lane.unknown()).isFalse();
            });
  }
}
