package io.github.odoosync.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.database.TestStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.Delivery;
import io.github.odoosync.outbox.Dispatcher;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.outbox.Result;
import io.github.odoosync.retry.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What other systems send, from the inbox to the handler. */
@Timeout(120)
class InboxDispatchTest {

  private static final int SHIPMENTS = 6;
  private static final int EVENTS = 10;
  private static final int COPIES = 3;
  private static final RetryPolicy QUICK =
      new RetryPolicy(5, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMinutes(5));

  private final Map<String, List<String>> accepted = new ConcurrentHashMap<>();
  private final Map<String, List<String>> handled = new ConcurrentHashMap<>();
  private final AtomicInteger duplicates = new AtomicInteger();
  private final CountDownLatch all = new CountDownLatch(SHIPMENTS * EVENTS);

  @ParameterizedTest
  @EnumSource(TestStore.Kind.class)
  void eachMessageIsHandledOnceAndInOrderHoweverOftenAndInWhateverOrderOfTimeItIsSent(
      TestStore.Kind kind) throws Exception {
    try (TestStore store = kind.open()) {
      Outbox outbox = Outbox.on(store.lanes());
      try (Dispatcher dispatcher =
          Dispatcher.builder(outbox).consumer(consumer()).drainTimeout(Duration.ZERO).build()) {
        dispatcher.start();
        send(Inbox.on(outbox));
        awaitAll(kind, store);
        assertThat(Inbox.on(outbox).accept(event(0, 0))).isInstanceOf(Receipt.Duplicate.class);
      }
      assertThat(handled).isEqualTo(accepted).hasSize(SHIPMENTS);
      assertThat(duplicates).hasValue(SHIPMENTS * EVENTS * (COPIES - 1));
      assertThat(store.lanes().snapshot("tracking").depth()).isZero();
      assertThat(store.drain("tracking")).isEmpty();
    }
  }

  private void awaitAll(TestStore.Kind kind, TestStore store) throws InterruptedException {
    for (int i = 0; i < 60_000 && !all.await(1, TimeUnit.MILLISECONDS); i++) {
      if (kind == TestStore.Kind.MEMORY) {
        // Its clock stands, and a retry waits for it.
        store.ageKeys(Duration.ofMillis(2));
      }
    }
    assertThat(all.getCount()).isZero();
  }

  /** One sender for each shipment, since only what one sends after an answer has an order. */
  private void send(Inbox inbox) throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(SHIPMENTS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int shipment = 0; shipment < SHIPMENTS; shipment++) {
        int number = shipment;
        running.add(senders.submit(() -> sendShuffled(inbox, number)));
      }
      for (Future<?> one : running) {
        one.get(60, TimeUnit.SECONDS);
      }
    } finally {
      senders.shutdownNow();
    }
  }

  private void sendShuffled(Inbox inbox, int shipment) {
    List<Integer> sequence = new ArrayList<>();
    for (int copy = 0; copy < COPIES; copy++) {
      for (int event = 0; event < EVENTS; event++) {
        sequence.add(event);
      }
    }
    Collections.shuffle(sequence, new Random(shipment));
    for (int event : sequence) {
      Receipt receipt = inbox.accept(event(shipment, event));
      if (receipt instanceof Receipt.Accepted) {
        accepted
            .computeIfAbsent("T" + shipment, k -> new CopyOnWriteArrayList<>())
            .add(receipt.messageId());
      } else {
        assertThat(receipt)
            .isEqualTo(new Receipt.Duplicate(receipt.messageId(), receipt.messageId()));
        duplicates.incrementAndGet();
      }
    }
  }

  private static InboxMessage event(int shipment, int number) {
    return InboxMessage.of(
            "dhl",
            shipment + "-" + number,
            Message.of("tracking", "tracking.event", 1)
                .key("T" + shipment)
                .json(Map.of("number", number)))
        .sentAt(Instant.EPOCH.plusSeconds(number))
        .build();
  }

  private Consumer consumer() {
    return Consumer.named("tracking")
        .retry(QUICK)
        .concurrency(4)
        .on("tracking.event", 1, this::handle)
        .build();
  }

  /** Fails on each third message first: a failed one is tried again before those behind it. */
  private Result handle(Delivery delivery) {
    if (delivery.seq() % 3 == 0 && delivery.attempt() == 1) {
      return Result.retry("not yet");
    }
    handled
        .computeIfAbsent(delivery.message().key().orElseThrow(), k -> new CopyOnWriteArrayList<>())
        .add(delivery.message().id());
    all.countDown();
    return Result.done();
  }
}
