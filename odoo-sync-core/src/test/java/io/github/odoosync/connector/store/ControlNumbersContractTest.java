package io.github.odoosync.connector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.connector.store.ControlNumbers.Arrival;
import io.github.odoosync.database.TestStore;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.idempotency.Fingerprint;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How every store counts documents of partners, on each kind of store. */
@Timeout(120)
class ControlNumbersContractTest extends StoreFixture {

  private static final long MOST = 999_999_999;
  private static final Fingerprint CONTENT = new Fingerprint("one");
  private static final Fingerprint OTHER = new Fingerprint("two");

  private long next(TestStore store, long most) throws SQLException {
    try (Connection connection = store.connection()) {
      long number = store.connectors().numbers().next(connection, unique, most);
      connection.commit();
      return number;
    }
  }

  private Arrival arrived(TestStore store, String number, Fingerprint content) throws SQLException {
    try (Connection connection = store.connection()) {
      Arrival arrival = store.connectors().numbers().arrived(connection, unique, number, content);
      connection.commit();
      return arrival;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNumberThatIsRolledBackIsGivenAgain(TestStore.Kind kind) throws SQLException {
    TestStore store = open(kind);
    assertThat(next(store, MOST)).isEqualTo(1);
    try (Connection connection = store.connection()) {
      assertThat(store.connectors().numbers().next(connection, unique, MOST)).isEqualTo(2);
      assertThat(store.connectors().numbers().next(connection, unique, MOST)).isEqualTo(3);
      connection.rollback();
    }
    assertThat(next(store, MOST)).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void afterTheLargestComesOneAndPartnersAgreeWhereToBegin(TestStore.Kind kind)
      throws SQLException {
    TestStore store = open(kind);
    try (Connection connection = store.connection()) {
      store.connectors().numbers().set(connection, unique, 8);
      connection.commit();
    }
    assertThat(List.of(next(store, 10), next(store, 10), next(store, 10), next(store, 10)))
        .containsExactly(9L, 10L, 1L, 2L);
    try (Connection connection = store.connection()) {
      store.connectors().numbers().set(connection, unique, 4);
      connection.commit();
    }
    assertThat(next(store, 10)).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource
  void manyAtOnceLeaveNoGapAndNoDouble(TestStore.Kind kind) throws Exception {
    TestStore store = open(kind);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Long>> tasks = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        boolean kept = i % 3 != 0;
        tasks.add(() -> kept ? retried(store) : rolledBack(store));
      }
      List<Long> numbers = new ArrayList<>();
      for (Future<Long> number : pool.invokeAll(tasks)) {
        numbers.add(number.get());
      }
      numbers.removeIf(number -> number == 0);
      assertThat(numbers)
          .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 16).boxed().toList());
    } finally {
      pool.shutdownNow();
    }
  }

  /** As an application does it: what another transaction got in the way of is run again. */
  private long retried(TestStore store) throws SQLException {
    while (true) {
      try {
        return next(store, MOST);
      } catch (StoreException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.STORE_CONFLICT);
      }
    }
  }

  private long rolledBack(TestStore store) throws SQLException {
    try (Connection connection = store.connection()) {
      store.connectors().numbers().next(connection, unique, MOST);
      connection.rollback();
    } catch (StoreException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.STORE_CONFLICT);
    }
    return 0;
  }

  @ParameterizedTest
  @EnumSource
  void aSecondInterchangeOfANumberIsACopyOrAnAlarm(TestStore.Kind kind) throws SQLException {
    TestStore store = open(kind);

    assertThat(arrived(store, "000000042", CONTENT)).isEqualTo(Arrival.NEW);
    assertThat(arrived(store, "000000042", CONTENT)).isEqualTo(Arrival.COPY);
    assertThat(arrived(store, "000000042", OTHER)).isEqualTo(Arrival.OTHER_CONTENT);
    assertThat(arrived(store, "42", OTHER)).isEqualTo(Arrival.NEW);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRolledBackNeverCame(TestStore.Kind kind) throws SQLException {
    TestStore store = open(kind);
    try (Connection connection = store.connection()) {
      ControlNumbers numbers = store.connectors().numbers();
      assertThat(numbers.arrived(connection, unique, "1", CONTENT)).isEqualTo(Arrival.NEW);
      assertThat(numbers.arrived(connection, unique, "1", OTHER)).isEqualTo(Arrival.OTHER_CONTENT);
      connection.rollback();
    }
    assertThat(arrived(store, "1", OTHER)).isEqualTo(Arrival.NEW);
  }

  @ParameterizedTest
  @EnumSource
  void whatCameIsForgottenAfterItsTime(TestStore.Kind kind) throws SQLException {
    TestStore store = open(kind);
    arrived(store, "1", CONTENT);
    store.ageConnectors(Duration.ofDays(399));
    purge(store);
    assertThat(arrived(store, "1", CONTENT)).isEqualTo(Arrival.COPY);
    store.ageConnectors(Duration.ofDays(2));
    purge(store);
    assertThat(arrived(store, "1", CONTENT)).isEqualTo(Arrival.NEW);
  }

  private static void purge(TestStore store) {
    while (store.connectors().purge(ConnectorRetention.standard(), 2) >= 2) {}
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionThatCommitsByItselfIsRefused(TestStore.Kind kind) throws SQLException {
    TestStore store = open(kind);
    try (Connection connection = store.connection()) {
      connection.setAutoCommit(true);
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> store.connectors().numbers().next(connection, unique, MOST))
          .matches(e -> e.code() == ErrorCode.TRANSACTION_REQUIRED);
    }
  }
}
