package io.github.odoosync.outbox;

import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.observe.SyncEvent;
import io.github.odoosync.retry.BreakerPolicy;
import io.github.odoosync.retry.RetryPolicy;
import io.github.odoosync.testing.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/** A dispatcher on a store in memory, with quick retries and all events kept. */
final class Rig implements AutoCloseable {

  static final RetryPolicy QUICK =
      new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMinutes(5));

  final LaneStore store;
  final Outbox outbox;
  final Queue<SyncEvent> events = new ConcurrentLinkedQueue<>();
  private final List<Dispatcher> dispatchers = new ArrayList<>();

  Rig() {
    this(MemoryStore.create().lanes());
  }

  Rig(LaneStore store) {
    this.store = store;
    this.outbox = Outbox.on(store);
  }

  /** Returns a consumer of topic {@code t} with quick retries, no breaker. */
  static Consumer.Builder consumer() {
    return Consumer.named("t").retry(QUICK).breaker(BreakerPolicy.off()).concurrency(4);
  }

  Dispatcher start(Consumer.Builder consumer) {
    return start(consumer, builder -> builder);
  }

  Dispatcher start(Consumer.Builder consumer, UnaryOperator<Dispatcher.Builder> settings) {
    Dispatcher dispatcher = build(consumer, settings);
    dispatcher.start();
    return dispatcher;
  }

  Dispatcher build(Consumer.Builder consumer, UnaryOperator<Dispatcher.Builder> settings) {
    Dispatcher.Builder builder =
        Dispatcher.builder(outbox)
            .consumer(consumer.build())
            .listener(events::add)
            .drainTimeout(Duration.ofSeconds(10));
    Dispatcher dispatcher = settings.apply(builder).build();
    dispatchers.add(dispatcher);
    return dispatcher;
  }

  static Message message(String key, int number) {
    return Message.of("t", "thing", 1).id(key + "-" + number).key(key).build();
  }

  void enqueue(String key, int from, int to) {
    List<Message> messages = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      messages.add(message(key, i));
    }
    outbox.enqueue(messages);
  }

  <T extends OutboxEvent> List<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  void awaitEvent(Class<? extends OutboxEvent> type) throws InterruptedException {
    awaitEvents(type, 1);
  }

  void awaitEvents(Class<? extends OutboxEvent> type, int count) throws InterruptedException {
    Await.until(
        count + " of " + type.getSimpleName() + " in " + events,
        () -> events(type).size() >= count);
  }

  void awaitEmpty() throws InterruptedException {
    Await.until(
        "nothing waits in the store, but " + store.snapshot("t"),
        () -> store.snapshot("t").depth() == 0 && store.snapshot("t").inFlight() == 0);
  }

  List<DeadLetter> deadLetters() {
    return store.deadLetters(DeadLetterQuery.open());
  }

  @Override
  public void close() {
    dispatchers.forEach(Dispatcher::close);
  }
}
