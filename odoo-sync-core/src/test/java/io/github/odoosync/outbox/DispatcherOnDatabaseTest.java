package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Operator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dispatchers on real databases. */
@Timeout(300)
class DispatcherOnDatabaseTest {

  private static final int KEYS = 30;
  private static final int TRANSACTIONS = 60;

  private final Map<String, List<Long>> handled = new ConcurrentHashMap<>();
  private final AtomicInteger single = new AtomicInteger();

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void producersAndDispatchersAtOnceLoseRepeatAndReorderNothing(TestDatabase database)
      throws Exception {
    try (TestSchema schema = database.freshSchema();
        Rig rig = new Rig(store(schema))) {
      Dispatcher first = rig.start(consumer());
      rig.start(consumer());
      AtomicInteger committed = produce(schema, rig, first);
      rig.start(consumer());
      rig.awaitEmpty();
      assertThat(handled).hasSize(KEYS);
      handled
          .values()
          .forEach(
              seqs ->
                  assertThat(seqs)
                      .isEqualTo(LongStream.rangeClosed(1, seqs.size()).boxed().toList()));
      int keyed = handled.values().stream().mapToInt(List::size).sum();
      assertThat(keyed + single.get()).isEqualTo(committed.get());
      assertThat(rig.events(OutboxEvent.ResultDropped.class)).isEmpty();
      assertThat(rig.events(OutboxEvent.MessageAbandoned.class)).isEmpty();
      assertThat(rig.events(OutboxEvent.StoreFailed.class)).isEmpty();
    }
  }

  /** Four producers; one dispatcher is closed while they run. */
  private AtomicInteger produce(TestSchema schema, Rig rig, Dispatcher closed) throws Exception {
    AtomicInteger committed = new AtomicInteger();
    ExecutorService producers = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int seed = i;
        tasks.add(() -> produce(schema, rig, new Random(seed), committed));
      }
      List<Future<Void>> running = new ArrayList<>();
      tasks.forEach(task -> running.add(producers.submit(task)));
      Await.until("some is handled", () -> single.get() > 20);
      closed.close();
      for (Future<Void> one : running) {
        one.get();
      }
    } finally {
      producers.shutdownNow();
    }
    return committed;
  }

  private Void produce(TestSchema schema, Rig rig, Random random, AtomicInteger committed)
      throws Exception {
    for (int i = 0; i < TRANSACTIONS; i++) {
      List<Message> messages = new ArrayList<>();
      for (int n = random.nextInt(1, 8); n > 0; n--) {
        Message.Builder message = Message.of("t", "thing", 1);
        messages.add(
            random.nextInt(3) == 0
                ? message.build()
                : message.key("k" + random.nextInt(KEYS)).build());
      }
      boolean commit = random.nextInt(5) > 0;
      while (!produced(schema, rig, messages, commit)) {
        // As the error says: the transaction is run again.
      }
      committed.addAndGet(commit ? messages.size() : 0);
    }
    return null;
  }

  /** Returns false if the database ended the transaction, as InnoDB does with a deadlock. */
  private static boolean produced(
      TestSchema schema, Rig rig, List<Message> messages, boolean commit) throws SQLException {
    try (Connection connection = schema.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try {
        rig.outbox.enqueue(connection, messages);
      } catch (StoreException e) {
        connection.rollback();
        assertThat(e.code()).isEqualTo(ErrorCode.STORE_CONFLICT);
        assertThat(schema.kind()).isEqualTo(TestDatabase.MARIADB);
        return false;
      }
      if (commit) {
        connection.commit();
      } else {
        connection.rollback();
      }
      return true;
    }
  }

  /** Fails now and then, so that lanes are given back in the middle. */
  private Consumer.Builder consumer() {
    return Rig.consumer()
        .retry(Rig.QUICK.withMaxAttempts(50))
        .onAny(
            delivery -> {
              if ((delivery.seq() * 31 + delivery.attempt()) % 7 == 0) {
                return Result.retry("now and then");
              }
              if (delivery.message().key().isEmpty()) {
                single.incrementAndGet();
              } else {
                handled
                    .computeIfAbsent(
                        delivery.message().key().orElseThrow(), k -> new CopyOnWriteArrayList<>())
                    .add(delivery.seq());
              }
              return Result.done();
            });
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void everyOutcomeIsKept(TestDatabase database) throws Exception {
    ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
    try (TestSchema schema = database.freshSchema();
        Rig rig = new Rig(store(schema))) {
      for (String key : List.of("park", "dead", "unknown", "fail", "snooze", "done")) {
        rig.enqueue(key, 1, 2);
      }
      rig.start(
          Rig.consumer()
              .exhausted(Exhausted.SKIP)
              .probeAfter(Duration.ofMillis(1))
              .probe(
                  delivery -> {
                    calls.add("probe " + delivery.message().id());
                    return Outcome.COMMITTED;
                  })
              .onAny(delivery -> outcome(delivery, calls)));
      Await.until("one lane stands", () -> rig.store.snapshot("t").depth() == 2);
      rig.awaitEvents(OutboxEvent.MessageDone.class, 8);
      assertThat(calls)
          .containsOnlyOnce("probe unknown-1")
          .containsOnlyOnce("unknown-1 1")
          .contains("fail-1 1", "fail-1 2", "fail-1 3", "snooze-1 1", "park-1 1", "dead-1 1");
      assertThat(rig.deadLetters())
          .extracting(letter -> letter.message().id() + " " + letter.state())
          .containsExactlyInAnyOrder("park-1 PARKED", "dead-1 DEAD", "fail-1 DEAD");
    }
  }

  private static Result outcome(Delivery delivery, ConcurrentLinkedQueue<String> calls) {
    String call = delivery.message().id() + " " + delivery.attempt();
    boolean again = calls.contains(call);
    calls.add(call);
    return switch (delivery.message().id()) {
      case "park-1" -> Result.park(Category.DATA, "parked\0by test");
      case "dead-1" -> Result.dead(Category.MAPPING, "no such thing");
      case "unknown-1" ->
          throw new OutcomeUnknownException(
              Failure.of(ErrorCode.OUTCOME_UNKNOWN, "create", 1, Outcome.UNKNOWN, "cut"), null);
      case "fail-1" -> throw new IllegalStateException("always");
      case "snooze-1" ->
          again ? Result.done() : Result.snooze(Duration.ofMillis(5), "not yet picked");
      default -> Result.done();
    };
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aPauseHoldsForADispatcherThatStartsLater(TestDatabase database) throws Exception {
    try (TestSchema schema = database.freshSchema();
        Rig rig = new Rig(store(schema))) {
      Dispatcher first = rig.start(consumer());
      first.pause("t", new Operator("anna", "stocktaking"));
      first.close();
      Dispatcher second = rig.start(consumer());
      rig.awaitEvents(OutboxEvent.Paused.class, 2);
      rig.enqueue("a", 1, 3);
      assertThat(second.snapshot().get(0).paused()).isTrue();
      assertThat(rig.store.snapshot("t").depth()).isEqualTo(3);
      second.resume("t", new Operator("anna", "done"));
      rig.awaitEmpty();
    }
  }

  private static LaneStore store(TestSchema schema) {
    JdbcStore store = JdbcStore.of(schema.dataSource());
    store.createSchema();
    return store.lanes();
  }
}
