package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.Outcome;
import io.github.odoosync.lane.Category;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several messages in one call. */
@Timeout(120)
class BatchTest {

  private final List<List<String>> calls = new CopyOnWriteArrayList<>();

  @Test
  void oneCallHoldsUpToSoManyMessagesOfDifferentLanesInOrder() throws Exception {
    Map<String, List<Long>> handled = new ConcurrentHashMap<>();
    List<Integer> sizes = new CopyOnWriteArrayList<>();
    try (Rig rig = new Rig()) {
      for (int key = 0; key < 40; key++) {
        rig.enqueue("k" + key, 1, 20);
      }
      rig.start(
          Rig.consumer()
              .concurrency(2)
              .onBatch(
                  10,
                  deliveries -> {
                    sizes.add(deliveries.size());
                    assertThat(deliveries.stream().map(d -> d.message().key()).distinct())
                        .hasSize(deliveries.size());
                    for (Delivery delivery : deliveries) {
                      handled
                          .computeIfAbsent(
                              delivery.message().key().orElseThrow(), k -> new ArrayList<>())
                          .add(delivery.seq());
                    }
                    return done(deliveries.size());
                  }));
      rig.awaitEmpty();
    }
    assertThat(sizes).allMatch(size -> size <= 10).anyMatch(size -> size == 10);
    assertThat(handled).hasSize(40);
    assertThat(handled.values())
        .allSatisfy(
            seqs -> assertThat(seqs).isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList()));
  }

  @Test
  void eachMessageHasItsOwnResult() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("good", 1, 2);
      rig.enqueue("bad", 1, 2);
      rig.enqueue("late", 1, 1);
      rig.start(
          batch(
              deliveries ->
                  deliveries.stream()
                      .map(
                          delivery ->
                              switch (delivery.message().key().orElseThrow()) {
                                case "bad" -> Result.park(Category.DATA, "bad");
                                case "late" ->
                                    delivery.attempt() == 1 ? Result.retry("late") : Result.done();
                                default -> Result.done();
                              })
                      .toList()));
      rig.awaitEvents(OutboxEvent.MessageDone.class, 3);
      rig.awaitEvent(OutboxEvent.MessageParked.class);
      assertThat(rig.deadLetters())
          .extracting(letter -> letter.message().id())
          .containsExactly("bad-1");
      assertThat(rig.events(OutboxEvent.MessageRetried.class)).hasSize(1);
    }
  }

  @Test
  void aWrongNumberOfResultsIsAnErrorOfEachMessages() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      rig.enqueue("b", 1, 1);
      rig.start(batch(deliveries -> done(deliveries.size() + 1)));
      rig.awaitEvents(OutboxEvent.MessageParked.class, 2);
      assertThat(rig.deadLetters())
          .hasSize(2)
          .allSatisfy(
              letter -> {
                assertThat(letter.trouble().category()).isEqualTo(Category.BUG);
                assertThat(letter.trouble().code()).isEqualTo("handler.result-count");
              });
    }
  }

  @Test
  void anExceptionIsTheResultOfEachMessage() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 1);
      rig.enqueue("b", 1, 1);
      rig.start(
          batch(
              deliveries -> {
                if (deliveries.get(0).attempt() == 1) {
                  throw new StackOverflowError();
                }
                return done(deliveries.size());
              }));
      rig.awaitEmpty();
      assertThat(rig.events(OutboxEvent.MessageDone.class)).hasSize(2);
    }
  }

  @Test
  void onlyUnclearMessagesAreProbedAndThoseThatAreThereAreNotHandled() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("there", 1, 2);
      rig.enqueue("lost", 1, 1);
      Crashes.of(rig.store, 1);
      rig.enqueue("new", 1, 1);
      List<String> probed = new CopyOnWriteArrayList<>();
      rig.start(
          batch(deliveries -> done(deliveries.size()))
              .probe(
                  delivery -> {
                    probed.add(delivery.message().id());
                    return delivery.message().id().equals("there-1")
                        ? Outcome.COMMITTED
                        : Outcome.NOT_COMMITTED;
                  }));
      rig.awaitEmpty();
      assertThat(probed).containsExactlyInAnyOrder("there-1", "lost-1");
      assertThat(calls.stream().flatMap(List::stream))
          .containsExactlyInAnyOrder("there-2", "lost-1", "new-1");
    }
  }

  @Test
  void aProbeThatNeverReturnsHoldsUpNoOtherLane() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (Rig rig = new Rig()) {
      rig.enqueue("lost", 1, 1);
      Crashes.of(rig.store, 1);
      for (int key = 0; key < 20; key++) {
        rig.enqueue("k" + key, 1, 2);
      }
      rig.start(
          batch(deliveries -> done(deliveries.size()))
              .concurrency(1)
              .timeout(Duration.ofMillis(50))
              .probe(
                  delivery -> {
                    while (release.getCount() > 0) {
                      try {
                        release.await();
                      } catch (InterruptedException e) {
                        Thread.interrupted();
                      }
                    }
                    return Outcome.UNKNOWN;
                  }));
      try {
        rig.awaitEvents(OutboxEvent.MessageDone.class, 40);
        rig.awaitEvent(OutboxEvent.HandlerTimedOut.class);
      } finally {
        release.countDown();
      }
    }
  }

  private Consumer.Builder batch(BatchHandler handler) {
    return Rig.consumer()
        .onBatch(
            5,
            deliveries -> {
              calls.add(deliveries.stream().map(d -> d.message().id()).toList());
              return handler.handle(deliveries);
            });
  }

  private static List<Result> done(int count) {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(Result.done());
    }
    return results;
  }
}
