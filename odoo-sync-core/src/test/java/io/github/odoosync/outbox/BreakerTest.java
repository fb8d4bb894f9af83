package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.ServerUnavailableException;
import io.github.odoosync.retry.BreakerPolicy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A destination that fails is left alone, at no message's cost. */
@Timeout(120)
class BreakerTest {

  private static final int KEYS = 60;

  private final AtomicBoolean down = new AtomicBoolean(true);
  private final AtomicInteger failures = new AtomicInteger();

  @Test
  void anOpenBreakerBurnsNoAttempt() throws Exception {
    try (Rig rig = new Rig()) {
      for (int key = 0; key < KEYS; key++) {
        rig.enqueue("k" + key, 1, 1);
      }
      rig.start(consumer(Duration.ofMillis(300)));
      rig.awaitEvent(OutboxEvent.BreakerOpened.class);
      long start = System.nanoTime();
      Await.until("several tries failed", () -> System.nanoTime() - start > 1_500_000_000L);
      // Those in flight when it opened, and one for each time it was tried.
      assertThat(failures.get()).isBetween(3, 3 + 4 + 8);
      down.set(false);
      rig.awaitEmpty();
      rig.awaitEvent(OutboxEvent.BreakerClosed.class);
      assertThat(rig.deadLetters()).isEmpty();
      assertThat(rig.events(OutboxEvent.MessageRetried.class)).hasSize(failures.get());
      assertThat(rig.events(OutboxEvent.MessageDone.class)).hasSize(KEYS);
    }
  }

  @Test
  void consumersOfOneDestinationShareItsBreaker() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      rig.enqueue("b", 1, 1);
      rig.enqueue("c", 1, 1);
      Dispatcher dispatcher =
          rig.start(
              consumer(Duration.ofMinutes(5)),
              builder ->
                  builder.consumer(
                      Consumer.named("u")
                          .destination("odoo")
                          .breaker(new BreakerPolicy(3, Duration.ofMinutes(5)))
                          .onAny(delivery -> Result.done())
                          .build()));
      rig.awaitEvent(OutboxEvent.BreakerOpened.class);
      assertThat(dispatcher.snapshot())
          .extracting(ConsumerSnapshot::breakerOpen)
          .containsExactly(true, true);
    }
  }

  @Test
  void whatTheDestinationAnswersToAMessageCountsNotAgainstIt() throws Exception {
    try (Rig rig = new Rig()) {
      for (int key = 0; key < KEYS; key++) {
        rig.enqueue("k" + key, 1, 1);
      }
      rig.start(
          Rig.consumer()
              .breaker(new BreakerPolicy(3, Duration.ofMinutes(5)))
              .onAny(
                  delivery -> {
                    throw new IllegalStateException("a bug");
                  }));
      rig.awaitEvents(OutboxEvent.MessageParked.class, KEYS);
      assertThat(rig.events(OutboxEvent.BreakerOpened.class)).isEmpty();
    }
  }

  private Consumer.Builder consumer(Duration openFor) {
    return Rig.consumer()
        .destination("odoo")
        .retry(Rig.QUICK.withMaxAttempts(100))
        .breaker(new BreakerPolicy(3, openFor))
        .onAny(
            delivery -> {
              if (down.get()) {
                failures.incrementAndGet();
                throw new ServerUnavailableException(
                    Failure.of(ErrorCode.SERVER_UNAVAILABLE, "502"), null);
              }
              return Result.done();
            });
  }
}
