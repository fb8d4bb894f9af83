package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.IdempotencyException;
import io.github.odoosync.idempotency.Execution;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.idempotency.Idempotency;
import io.github.odoosync.idempotency.Run;
import io.github.odoosync.idempotency.StoredResult;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Settled;
import io.github.odoosync.lane.Settlement;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An application whose clock is hours away from its database's. PostgreSQL's clock is moved by a
 * function that hides its own; {@link #theDatabasesClockIsOff} proves that it does.
 */
@Timeout(120)
@ParameterizedClass
@ValueSource(ints = {-5, 5})
class ClocksTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Fingerprint CONTENT = new Fingerprint("content");

  private final int hours;
  private TestSchema schema;
  private JdbcStore store;

  ClocksTest(int hours) {
    this.hours = hours;
  }

  @BeforeEach
  void open() throws Exception {
    schema = TestDatabase.POSTGRESQL.freshSchema();
    try (Connection connection = schema.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA skewed");
      for (String clock : List.of("now", "statement_timestamp", "clock_timestamp")) {
        statement.execute(
            "CREATE FUNCTION skewed.%s() RETURNS timestamptz STABLE LANGUAGE sql AS"
                    .formatted(clock)
                + " $$ SELECT pg_catalog.%s() + interval '%d hours' $$".formatted(clock, hours));
      }
    }
    HikariDataSource off =
        schema.poolBeginningWith("SET search_path = skewed, pg_catalog, public", 6);
    store = JdbcStore.builder(off).build();
    store.createSchema();
  }

  @AfterEach
  void close() {
    schema.close();
  }

  @Test
  void theDatabasesClockIsOff() throws Exception {
    try (Rig rig = new Rig(store.lanes())) {
      rig.enqueue("a", 1, 1);
      rig.start(Rig.consumer().onAny(delivery -> Result.dead(Category.DATA, "bad")));
      rig.awaitEvent(OutboxEvent.MessageDead.class);

      Duration ahead = Duration.between(Instant.now(), rig.deadLetters().get(0).diedAt());
      assertThat(ahead)
          .isBetween(
              Duration.ofHours(hours).minusMinutes(30), Duration.ofHours(hours).plusMinutes(30));
    }
  }

  @Test
  void leasesAreNotAffected() throws Exception {
    Outbox.on(store.lanes()).enqueue(Rig.message("a", 1), Rig.message("b", 1));
    List<ClaimedLane> held = claim("me", HOUR);
    assertThat(held).hasSize(2);
    assertThat(claim("other", HOUR)).isEmpty();
    assertThat(store.lanes().renew("me", HOUR, Set.of(held.get(0).held())))
        .containsValue(Settled.DONE);
    assertThat(store.lanes().snapshot("t").inFlight()).isEqualTo(2);
    assertThat(store.lanes().settle("me", List.of(new Settlement.Advance(held.get(0).held(), 1))))
        .containsValue(Settled.DONE);

    store.lanes().renew("me", Duration.ofMillis(1), Set.of(held.get(1).held()));
    List<ClaimedLane> taken = new CopyOnWriteArrayList<>();
    Await.until("a short lease runs out", () -> taken.addAll(claim("other", HOUR)));
    assertThat(taken).singleElement().matches(lane -> lane.abandoned() == 1);
  }

  @Test
  void delaysAreNotAffectedWhateverTheDispatchersClockSays() throws Exception {
    List<String> handled = new CopyOnWriteArrayList<>();
    try (Rig rig = new Rig(store.lanes())) {
      rig.outbox.enqueue(
          message("in an hour", HOUR),
          message("soon", Duration.ofMillis(50)),
          message("now", Duration.ZERO));
      rig.start(
          Rig.consumer()
              .onAny(
                  delivery -> {
                    handled.add(delivery.message().id());
                    return delivery.message().id().equals("now")
                        ? Result.snooze(HOUR, "later")
                        : Result.done();
                  }),
          builder -> builder.clock(Clock.offset(Clock.systemUTC(), Duration.ofHours(3L * hours))));
      Await.until("soon is handled", () -> handled.contains("soon"));
      rig.awaitEvent(OutboxEvent.MessageDone.class);
      Await.until("two wait", () -> rig.store.snapshot("t").waiting() == 2);
      assertThat(handled).containsExactlyInAnyOrder("soon", "now");
    }
  }

  @Test
  void idempotencyIsNotAffected() throws Exception {
    Idempotency idempotency = Idempotency.on(store.keys());
    Execution first =
        idempotency.call("s", "done", CONTENT).ttl(HOUR).execute(run -> StoredResult.nothing());
    Execution second =
        idempotency.call("s", "done", CONTENT).ttl(HOUR).execute(run -> StoredResult.nothing());
    assertThat(List.of(first.how(), second.how()))
        .containsExactly(Execution.How.DONE, Execution.How.REPLAYED);
    assertThat(store.keys().purge(100)).isZero();

    idempotency.call("s", "held", CONTENT).lease(HOUR).execute(run -> whileHeld(idempotency, run));

    idempotency
        .call("s", "short", CONTENT)
        .ttl(Duration.ofMillis(1))
        .execute(run -> StoredResult.nothing());
    Await.until("a short life is over", () -> store.keys().purge(100) == 1);
  }

  private static StoredResult whileHeld(Idempotency idempotency, Run run) {
    assertThat(run.remaining()).isPositive();
    IdempotencyException refused =
        catchThrowableOfType(
            IdempotencyException.class,
            () -> idempotency.call("s", "held", CONTENT).execute(other -> StoredResult.nothing()));
    assertThat(refused.code()).isEqualTo(ErrorCode.IN_PROGRESS);
    assertThat(refused.retryAfter().orElseThrow()).isPositive().isLessThanOrEqualTo(HOUR);
    return StoredResult.nothing();
  }

  private List<ClaimedLane> claim(String owner, Duration lease) {
    return store.lanes().claim(new ClaimRequest("t", owner, lease, 10, 10));
  }

  private static Message message(String id, Duration delay) {
    return Message.of("t", "thing", 1).id(id).dueAfter(delay).build();
  }
}
