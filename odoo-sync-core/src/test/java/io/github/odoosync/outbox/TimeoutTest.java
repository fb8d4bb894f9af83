package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handlers that do not return in their time. */
@Timeout(120)
class TimeoutTest {

  private static final Duration TIME = Duration.ofMillis(60);

  private final List<String> handled = new CopyOnWriteArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicBoolean interrupted = new AtomicBoolean();

  @Test
  void aHandlerThatNeverReturnsLosesItsMessageAndItsPlace() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("stuck", 1, 2);
      rig.enqueue("a", 1, 3);
      Dispatcher dispatcher = rig.start(consumer(1));
      try {
        Await.until("the other lane goes on", () -> handled.size() == 3);
        rig.awaitEvent(OutboxEvent.MessageParked.class);
        assertThat(handled).containsExactly("a-1", "a-2", "a-3");
        assertThat(interrupted).isTrue();
        assertThat(rig.deadLetters().get(0).trouble().code())
            .isEqualTo(ErrorCode.HANDLER_TIMEOUT.id());
        assertThat(dispatcher.snapshot().get(0).timedOut()).isEqualTo(1);
      } finally {
        release.countDown();
      }
      Await.until("the thread is back", () -> dispatcher.snapshot().get(0).stuck() == 0);
      // Its late result changed nothing.
      assertThat(rig.store.snapshot("t").parked()).isEqualTo(1);
      assertThat(rig.store.snapshot("t").depth()).isEqualTo(2);
    }
  }

  @Test
  void aTimeoutIsProbedWhereThereIsAProbe() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("stuck", 1, 1);
      rig.start(consumer(1).probeAfter(Duration.ofMillis(1)).probe(delivery -> Outcome.COMMITTED));
      try {
        rig.awaitEmpty();
        assertThat(rig.events(OutboxEvent.MessageUnknown.class)).hasSize(1);
        assertThat(rig.events(OutboxEvent.HandlerTimedOut.class)).hasSize(1);
        assertThat(handled).isEmpty();
      } finally {
        release.countDown();
      }
    }
  }

  @Test
  void aConsumerWithTooManyStuckHandlersClaimsNothingUntilOneReturns() throws Exception {
    try (Rig rig = new Rig()) {
      for (int key = 0; key < 4; key++) {
        rig.enqueue("stuck" + key, 1, 1);
      }
      rig.start(consumer(2));
      try {
        rig.awaitEvent(OutboxEvent.ConsumerStuck.class);
        rig.enqueue("a", 1, 1);
        long start = System.nanoTime();
        Await.until("some looks passed", () -> System.nanoTime() - start > 300_000_000L);
        assertThat(handled).isEmpty();
        assertThat(rig.store.snapshot("t").due()).isEqualTo(1);
      } finally {
        release.countDown();
      }
      rig.awaitEvent(OutboxEvent.ConsumerFreed.class);
      Await.until("it goes on", () -> handled.contains("a-1"));
    }
  }

  @Test
  void aTimeoutInterruptsNoLaterMessage() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 200);
      rig.start(
          Rig.consumer()
              .timeout(Duration.ofMillis(20))
              .probeAfter(Duration.ZERO)
              .probe(delivery -> Outcome.COMMITTED)
              .concurrency(1)
              .onAny(
                  delivery -> {
                    if (Thread.currentThread().isInterrupted()) {
                      handled.add("interrupted before it began");
                    }
                    if (delivery.seq() % 20 == 0) {
                      release.await();
                    }
                    return Result.done();
                  }));
      rig.awaitEmpty();
      assertThat(handled).isEmpty();
      assertThat(rig.events(OutboxEvent.HandlerTimedOut.class)).hasSize(10);
    }
  }

  private Consumer.Builder consumer(int concurrency) {
    return Rig.consumer()
        .concurrency(concurrency)
        .timeout(TIME)
        .onAny(
            delivery -> {
              if (delivery.message().key().orElseThrow().startsWith("stuck")) {
                awaitWhateverComes();
              } else {
                handled.add(delivery.message().id());
              }
              return Result.done();
            });
  }

  private void awaitWhateverComes() {
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException e) {
        interrupted.set(true);
      }
    }
  }
}
