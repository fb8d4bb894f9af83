package io.github.odoosync.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.Delivery;
import io.github.odoosync.outbox.Dispatcher;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.outbox.Result;
import io.github.odoosync.retry.BreakerPolicy;
import io.github.odoosync.retry.RetryPolicy;
import io.github.odoosync.testing.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One event through the outbox: each consumer reacts by itself. */
@Timeout(120)
class EventFanOutTest {

  private static final RetryPolicy QUICK =
      new RetryPolicy(5, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofDays(1));

  private final MemoryStore store = MemoryStore.create();
  private final Outbox outbox =
      Outbox.builder(store.lanes()).route("orders", "finance", "portal").build();

  @Test
  void aConsumerThatFailsAndTriesAgainDoesNotDisturbAnother() throws Exception {
    List<String> finance = new CopyOnWriteArrayList<>();
    List<String> portal = new CopyOnWriteArrayList<>();
    CountDownLatch portalHasAll = new CountDownLatch(2);
    CountDownLatch financeHasAll = new CountDownLatch(2);
    List<EventEnvelope> sent = List.of(envelope(0), envelope(1));
    try (Connection connection = store.connection()) {
      outbox.enqueue(connection, sent.stream().map(EventFanOutTest::message).toList());
      connection.commit();
    }
    try (Dispatcher dispatcher =
        Dispatcher.builder(outbox)
            .consumer(
                consumer("finance")
                    .onAny(
                        delivery -> {
                          // Whoever waits for this one waits for ever if the other has to.
                          portalHasAll.await();
                          finance.add(read(delivery).event().schema().name());
                          if (delivery.attempt() < 3) {
                            throw new IllegalStateException("closed for the night");
                          }
                          financeHasAll.countDown();
                          return Result.done();
                        })
                    .build())
            .consumer(
                consumer("portal")
                    .onAny(
                        delivery -> {
                          portal.add(read(delivery).event().schema().name());
                          portalHasAll.countDown();
                          return Result.done();
                        })
                    .build())
            .build()) {
      dispatcher.start();
      assertThat(financeHasAll.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(portal).containsExactly("order-captured", "order-confirmed");
    assertThat(finance)
        .containsExactly(
            "order-captured",
            "order-captured",
            "order-captured",
            "order-confirmed",
            "order-confirmed",
            "order-confirmed");
  }

  @Test
  void whatIsRolledBackReachesNobody() throws Exception {
    try (Connection connection = store.connection()) {
      outbox.enqueue(connection, message(envelope(0)));
      connection.rollback();
    }
    assertThat(store.lanes().snapshot("finance").depth()).isZero();
    assertThat(store.lanes().snapshot("portal").depth()).isZero();
  }

  @Test
  void theSameFactSentTwiceIsOneForEachConsumer() {
    outbox.enqueue(message(envelope(0)));
    outbox.enqueue(message(envelope(0)));
    assertThat(store.lanes().snapshot("finance").depth()).isOne();
    assertThat(store.lanes().snapshot("portal").depth()).isOne();
  }

  private static Consumer.Builder consumer(String name) {
    return Consumer.named(name).retry(QUICK).breaker(BreakerPolicy.off());
  }

  private static EventEnvelope envelope(int sample) {
    return EventEnvelope.of(SampleEvents.all().get(sample), "/acme/erp")
        .correlationId("web-42")
        .build();
  }

  private static Message message(EventEnvelope envelope) {
    return Message.of("orders", envelope.event().schema().name(), 1)
        .id(envelope.id())
        .dedupKey(envelope.source() + " " + envelope.id())
        .key(envelope.subject().toString())
        .correlationId(envelope.correlationId().orElseThrow())
        .payload(Payload.bytes(envelope.toJson().getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  private static EventEnvelope read(Delivery delivery) {
    return EventEnvelope.read(
        new String(delivery.message().payload().toBytes(), StandardCharsets.UTF_8));
  }
}
