package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.odoosync.database.TcpProxy;
import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Settled;
import io.github.odoosync.lane.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A commit that the database made and whose answer never came. */
@Timeout(120)
class LostCommitTest {

  private static final String OWNER = "me";

  /** A store behind a network that can break, and the same store by a way that cannot. */
  private static final class Lab implements AutoCloseable {

    private final TestSchema schema;
    private final TcpProxy proxy;
    private final LaneStore sound;
    private final LaneStore shaky;

    Lab(TestDatabase database) {
      schema = database.freshSchema();
      proxy = new TcpProxy(schema.port());
      JdbcStore store = JdbcStore.of(schema.dataSource());
      store.createSchema();
      sound = store.lanes();
      shaky = JdbcStore.of(schema.poolThrough(proxy.port(), 2)).lanes();
    }

    /** The statement alone: other statements hold the word too. */
    void loseAnswerToCommit() {
      proxy.cutOn(schema.kind() == TestDatabase.POSTGRESQL ? "COMMIT\0" : "\3COMMIT");
    }

    /** The network breaks as the word passes: the database may still be at the commit. */
    void awaitDone() throws InterruptedException {
      while (sound.snapshot("t").depth() > 0) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }

    @Override
    public void close() {
      schema.close();
      proxy.close();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TestDatabase.class,
      names = {"POSTGRESQL", "MARIADB"})
  void anEnqueueSaysThatItIsUnknownAndTheSameDedupKeyMakesARepetitionSafe(TestDatabase database) {
    for (Message.Builder kind :
        List.of(Message.of("t", "thing", 1), Message.of("t", "thing", 1).key("a"))) {
      Message message = kind.dedupKey("order 1").build();
      // PostgreSQL's driver sends the text once for a connection, so each begins with a new one.
      try (Lab lab = new Lab(database)) {
        Outbox outbox = Outbox.on(lab.shaky);
        lab.loseAnswerToCommit();

        assertUnknown(
            catchThrowableOfType(StoreException.class, () -> outbox.enqueue(List.of(message))));
        assertThat(outbox.enqueue(List.of(message)).get(0)).isInstanceOf(Enqueued.Duplicate.class);
        assertThat(lab.proxy.cuts()).isEqualTo(1);
        assertThat(lab.sound.snapshot("t").depth()).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TestDatabase.class,
      names = {"POSTGRESQL", "MARIADB"})
  void aSettlementSaysThatItIsUnknownAndItsRepetitionChangesNothing(TestDatabase database)
      throws InterruptedException {
    try (Lab lab = new Lab(database)) {
      lab.sound.enqueue(List.of(new Enqueue("t", Rig.message("a", 1), List.of())));
      ClaimedLane lane =
          lab.sound.claim(new ClaimRequest("t", OWNER, Duration.ofHours(1), 1, 10)).get(0);
      List<Settlement> done = List.of(new Settlement.Advance(lane.held(), 1));
      lab.loseAnswerToCommit();

      assertUnknown(
          catchThrowableOfType(StoreException.class, () -> lab.shaky.settle(OWNER, done)));
      lab.awaitDone();
      assertThat(lab.shaky.settle(OWNER, done)).isEqualTo(Map.of(lane.held(), Settled.FENCED));
    }
  }

  private static void assertUnknown(StoreException failure) {
    assertThat(failure).isNotNull();
    assertThat(failure.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
    assertThat(failure.outcome()).as(failure.toString()).isEqualTo(Outcome.UNKNOWN);
    assertThat(failure.retryable()).isFalse();
    assertThat(failure)
        .hasMessageContaining("not known whether the effect was committed; do not retry blindly")
        .hasMessageContaining(ErrorCode.STORE_UNAVAILABLE.advice());
  }
}
