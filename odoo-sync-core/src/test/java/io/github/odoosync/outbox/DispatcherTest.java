package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DispatcherTest {

  private static final Operator ANNA = new Operator("anna", "test");

  @Test
  void everyMessageIsHandledOnceAndInOrderPerKey() throws Exception {
    Map<String, List<Long>> handled = new ConcurrentHashMap<>();
    try (Rig rig = new Rig()) {
      rig.start(
          Rig.consumer()
              .onAny(
                  delivery -> {
                    handled
                        .computeIfAbsent(
                            delivery.message().key().orElseThrow(), k -> new ArrayList<>())
                        .add(delivery.seq());
                    return Result.done();
                  }));
      for (int round = 0; round < 20; round++) {
        for (int key = 0; key < 50; key++) {
          rig.enqueue("k" + key, round * 10 + 1, round * 10 + 10);
        }
      }
      rig.awaitEmpty();
    }
    List<Long> all = IntStream.rangeClosed(1, 200).mapToObj(i -> (long) i).toList();
    assertThat(handled).hasSize(50);
    assertThat(handled.values()).allSatisfy(seqs -> assertThat(seqs).isEqualTo(all));
  }

  @Test
  void messagesWithoutAKeyAreAllHandled() throws Exception {
    Set<String> ids = ConcurrentHashMap.newKeySet();
    AtomicInteger calls = new AtomicInteger();
    try (Rig rig = new Rig()) {
      rig.start(
          Rig.consumer()
              .onAny(
                  delivery -> {
                    ids.add(delivery.message().id());
                    calls.incrementAndGet();
                    return Result.done();
                  }));
      List<Message> messages = new ArrayList<>();
      for (int i = 0; i < 5_000; i++) {
        messages.add(Message.of("t", "thing", 1).build());
      }
      rig.outbox.enqueue(messages);
      rig.awaitEmpty();
    }
    assertThat(ids).hasSize(5_000);
    assertThat(calls).hasValue(5_000);
  }

  @Test
  void aFailingKeyHoldsUpNoOther() throws Exception {
    CountDownLatch others = new CountDownLatch(100);
    try (Rig rig = new Rig()) {
      rig.enqueue("bad", 1, 5);
      for (int key = 0; key < 10; key++) {
        rig.enqueue("good" + key, 1, 10);
      }
      rig.start(
          Rig.consumer()
              .onAny(
                  delivery -> {
                    if (delivery.message().key().orElseThrow().equals("bad")) {
                      throw new IllegalStateException("always");
                    }
                    others.countDown();
                    return Result.done();
                  }));
      rig.awaitEvent(OutboxEvent.MessageParked.class);
      others.await();
      Await.until("only the bad lane is left", () -> rig.store.snapshot("t").depth() == 5);
      assertThat(rig.store.snapshot("t").parked()).isEqualTo(1);
      assertThat(rig.deadLetters()).hasSize(1);
      assertThat(rig.events(OutboxEvent.MessageParked.class).get(0).attempt()).isEqualTo(3);
      assertThat(rig.events(OutboxEvent.MessageRetried.class))
          .extracting(OutboxEvent.MessageRetried::attempt)
          .containsExactly(1, 2);
    }
  }

  @Test
  void noThreadIsThereBeforeTheStartAndNoneAfterTheEnd() throws Exception {
    try (Rig rig = new Rig()) {
      Dispatcher dispatcher =
          rig.build(Rig.consumer().onAny(delivery -> Result.done()), builder -> builder);
      assertThat(threads()).isEmpty();
      dispatcher.start();
      rig.enqueue("a", 1, 10);
      rig.awaitEmpty();
      assertThat(threads()).isNotEmpty().allMatch(Thread::isDaemon);
      dispatcher.close();
      assertThat(threads()).isEmpty();
      assertThatThrownBy(dispatcher::start).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aClosedDispatcherThatNeverRanDoesNotStart() {
    try (Rig rig = new Rig()) {
      Dispatcher dispatcher =
          rig.build(Rig.consumer().onAny(delivery -> Result.done()), builder -> builder);
      dispatcher.close();
      assertThatThrownBy(dispatcher::start).isInstanceOf(IllegalStateException.class);
      assertThat(threads()).isEmpty();
    }
  }

  @Test
  void aPauseLastsUntilItIsEndedAndBurnsNoAttempt() throws Exception {
    List<Integer> attempts = new CopyOnWriteArrayList<>();
    try (Rig rig = new Rig()) {
      Dispatcher dispatcher =
          rig.start(
              Rig.consumer()
                  .destination("odoo")
                  .onAny(
                      delivery -> {
                        attempts.add(delivery.attempt());
                        return Result.done();
                      }));
      dispatcher.pause("odoo", ANNA);
      assertThat(dispatcher.snapshot().get(0).paused()).isTrue();
      rig.enqueue("a", 1, 3);
      rig.awaitEvent(OutboxEvent.Paused.class);
      try (Rig second = new Rig(rig.store)) {
        second.start(
            Rig.consumer().destination("odoo").onAny(d -> Result.done()), builder -> builder);
        second.awaitEvent(OutboxEvent.Paused.class);
      }
      assertThat(attempts).isEmpty();
      dispatcher.resume("odoo", ANNA);
      rig.awaitEmpty();
      assertThat(attempts).containsExactly(1, 1, 1);
    }
  }

  static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("odoo-sync-outbox"))
        .toList();
  }
}
