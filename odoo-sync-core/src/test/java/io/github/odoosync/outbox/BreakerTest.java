package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.ServerUnavailableException;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.Message;
import io.github.odoosync.retry.BreakerPolicy;
import io.github.odoosync.testing.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A destination that fails is left alone, at no message's cost. */
@Timeout(120)
class BreakerTest {

  private static final int KEYS = 60;

  /** As many as {@link Rig#consumer()} has. */
  private static final int WORKERS = 4;

  private final AtomicBoolean down = new AtomicBoolean(true);
  private final AtomicBoolean open = new AtomicBoolean();
  private final AtomicInteger failures = new AtomicInteger();
  private final CyclicBarrier allWorkers = new CyclicBarrier(WORKERS);
  private final AtomicInteger tried = new AtomicInteger();
  private final AtomicInteger trying = new AtomicInteger();
  private final AtomicInteger triedAtOnce = new AtomicInteger();

  /** Notes what is claimed from the moment the breaker opened. */
  private final class Watched extends ForwardingStore {

    private final Queue<Integer> asked = new ConcurrentLinkedQueue<>();

    Watched() {
      super(MemoryStore.create().lanes());
    }

    @Override
    public List<ClaimedLane> claim(ClaimRequest request) {
      if (open.get() && request.consumer().equals("t")) {
        asked.add(request.maxLanes());
      }
      return super.claim(request);
    }
  }

  @Test
  void afterItOpenedOneCallAtATimeIsTriedAndNoAttemptIsBurnt() throws Exception {
    try (Rig rig = new Rig()) {
      for (int key = 0; key < KEYS; key++) {
        rig.enqueue("k" + key, 1, 1);
      }
      AtomicInteger calls = new AtomicInteger();
      rig.start(
          Rig.consumer()
              .retry(Rig.QUICK.withMaxAttempts(100))
              .breaker(new BreakerPolicy(1, Duration.ofMillis(50)))
              .onAny(
                  delivery -> {
                    if (calls.incrementAndGet() <= WORKERS) {
                      allWorkers.await();
                      throw unavailable();
                    }
                    return tried(rig);
                  }));
      Await.until("some are tried", () -> tried.get() >= 4);
      down.set(false);
      rig.awaitEmpty();
      rig.awaitEvents(OutboxEvent.MessageDone.class, KEYS);
      rig.awaitEvent(OutboxEvent.BreakerClosed.class);
      assertThat(triedAtOnce.get()).isEqualTo(1);
      assertThat(rig.deadLetters()).isEmpty();
      assertThat(rig.events(OutboxEvent.MessageRetried.class)).hasSize(failures.get());
    }
  }

  private Result tried(Rig rig) throws InterruptedException {
    if (!down.get()) {
      return Result.done();
    }
    // The calls that were under way when it opened tell of the destination too.
    rig.awaitEvents(OutboxEvent.MessageRetried.class, WORKERS);
    tried.incrementAndGet();
    triedAtOnce.accumulateAndGet(trying.incrementAndGet(), Math::max);
    // Long enough for a second to be seen, were there one.
    TimeUnit.MILLISECONDS.sleep(5);
    trying.decrementAndGet();
    throw unavailable();
  }

  @Test
  void nothingIsClaimedWhileItIsOpen() throws Exception {
    Watched store = new Watched();
    try (Rig rig = new Rig(store)) {
      for (int key = 0; key < KEYS; key++) {
        rig.enqueue("k" + key, 1, 1);
      }
      rig.start(
          consumer(Duration.ofHours(1)),
          builder ->
              watchBreaker(rig, builder)
                  .consumer(Consumer.named("u").onAny(delivery -> Result.done()).build()));
      Await.until("it opened", open::get);
      for (int round = 1; round <= 20; round++) {
        rig.enqueue("more" + round, 1, 1);
        rig.outbox.enqueue(Message.of("u", "thing", 1).build());
        rig.awaitEvents(OutboxEvent.MessageDone.class, round);
      }
      // One may have been on its way when it opened.
      assertThat(store.asked).hasSizeLessThanOrEqualTo(1);
      assertThat(failures.get()).isLessThanOrEqualTo(3 + 3);
    }
  }

  @Test
  void oneLaneIsClaimedToTryWhetherTheDestinationWorks() throws Exception {
    Watched store = new Watched();
    try (Rig rig = new Rig(store)) {
      for (int key = 0; key < KEYS; key++) {
        rig.enqueue("k" + key, 1, 1);
      }
      rig.start(consumer(Duration.ofMillis(50)), builder -> watchBreaker(rig, builder));
      Await.until("it was tried some times", () -> store.asked.size() >= 5);
      // The first may have been on its way when it opened.
      assertThat(store.asked.stream().skip(1).limit(4)).containsOnly(1);
      down.set(false);
      rig.awaitEmpty();
    }
  }

  private Dispatcher.Builder watchBreaker(Rig rig, Dispatcher.Builder builder) {
    return builder.listener(
        event -> {
          rig.events.add(event);
          if (event instanceof OutboxEvent.BreakerOpened) {
            open.set(true);
          }
        });
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
                throw unavailable();
              }
              return Result.done();
            });
  }

  private ServerUnavailableException unavailable() {
    failures.incrementAndGet();
    return new ServerUnavailableException(Failure.of(ErrorCode.SERVER_UNAVAILABLE, "502"), null);
  }
}
