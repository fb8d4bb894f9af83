package io.github.odoosync.lane;

import static io.github.odoosync.lane.LaneLab.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.testing.ManualClock;
import io.github.odoosync.testing.MemoryStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Holds the store in memory to the contract, and its connection to what it says of itself. */
class MemoryLaneStoreTest extends LaneStoreContract {

  @Override
  LaneStoreFixture open() {
    ManualClock clock = ManualClock.at("2026-03-01T10:00:00Z");
    MemoryStore store = MemoryStore.create(clock);
    return new LaneStoreFixture() {
      @Override
      public LaneStore store() {
        return store.lanes();
      }

      @Override
      public Connection connection() {
        return store.connection();
      }

      @Override
      public void pass(Duration time) {
        clock.advance(time);
      }
    };
  }

  @Override
  int modelRuns() {
    return 10_000;
  }

  @Override
  LaneStoreFixture fixtureOfARun() {
    return open();
  }

  @Test
  void aStatementIsRefused() throws Exception {
    try (Connection connection = MemoryStore.create().connection()) {
      assertThatThrownBy(() -> connection.prepareStatement("select 1"))
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageContaining("prepareStatement");
    }
  }

  @Test
  void anotherStoresConnectionIsRefused() throws Exception {
    try (Connection foreign = MemoryStore.create().connection()) {
      assertThatThrownBy(() -> lab().enqueue(foreign, keyed("A", "1")))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_REFUSED));
    }
  }

  @Test
  void aReadOnlyConnectionIsRefused() throws Exception {
    try (Connection connection = lab().connection()) {
      connection.setReadOnly(true);
      assertThatThrownBy(() -> lab().enqueue(connection, keyed("A", "1")))
          .isInstanceOf(StoreException.class);
    }
  }

  @Test
  void aTransactionEndsWithTheConnection() throws Exception {
    Connection connection = lab().connection();
    lab().enqueue(connection, keyed("A", "1"));
    connection.close();
    assertThat(connection.isClosed()).isTrue();
    assertThat(lab().drain()).isEmpty();
    assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
  }

  @Test
  void twoTransactionsThatWaitForEachOtherAreToldSo() throws Exception {
    try (Connection one = lab().connection();
        Connection other = lab().connection()) {
      lab().enqueue(one, keyed("A", "1"));
      lab().enqueue(other, keyed("B", "2"));
      Thread waiting = new Thread(() -> lab().enqueue(one, keyed("B", "3")));
      waiting.start();
      assertThatThrownBy(
              () -> {
                while (waiting.isAlive()) {
                  if (waiting.getState() == Thread.State.TIMED_WAITING) {
                    lab().enqueue(other, keyed("A", "4"));
                  }
                  Thread.onSpinWait();
                }
              })
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_CONFLICT));
      other.rollback();
      waiting.join();
      one.commit();
    }
    assertThat(lab().drain()).containsExactlyInAnyOrder("1", "3");
  }
}
