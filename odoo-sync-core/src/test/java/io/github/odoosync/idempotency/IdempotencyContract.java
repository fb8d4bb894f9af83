package io.github.odoosync.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.odoosync.error.ConflictException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.IdempotencyException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.error.ValidationException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every store of keys has to do; a subclass says which store and how its time passes. */
@Timeout(120)
abstract class IdempotencyContract {

  static final Fingerprint CONTENT = new Fingerprint("content");
  static final Fingerprint OTHER = new Fingerprint("other");
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** How often work was begun. */
  final AtomicInteger runs = new AtomicInteger();

  private String key = "";

  abstract IdempotencyStore store();

  /** Opens a connection of the store's database, with auto-commit off. */
  abstract Connection connection() throws SQLException;

  /** Lets this much time pass for the keys. */
  abstract void age(Duration by);

  @BeforeEach
  void freshKey() {
    runs.set(0);
    key = UUID.randomUUID().toString();
  }

  // ---- what is done once

  @Test
  void theFirstCallDoesTheWorkAndLaterOnesGetItsResult() {
    Execution first = call().execute(run -> work(42));
    Execution second = call().execute(run -> work(43));

    assertThat(first).isEqualTo(new Execution(result(42), Execution.How.DONE));
    assertThat(second).isEqualTo(new Execution(result(42), Execution.How.REPLAYED));
    assertThat(runs).hasValue(1);
  }

  @Test
  void aLargeBinaryResultComesBackAsItWas() {
    byte[] bytes = new byte[StoredResult.MAX_BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    call().execute(run -> StoredResult.bytes("raw", 7, bytes));

    StoredResult again = call().execute(run -> work(0)).result();
    assertThat(again).isEqualTo(StoredResult.bytes("raw", 7, bytes));
  }

  @Test
  void workWithoutAResultIsDoneOnceToo() {
    call().execute(run -> StoredResult.nothing());

    assertThat(call().execute(run -> work(1)).result()).isEqualTo(StoredResult.nothing());
  }

  @Test
  void keysThatLookAlikeAreDifferent() {
    for (String one : List.of("k", "K", "k ", " k", "ķ", "k\n", "\u212A", "🔑")) {
      assertThat(on(key + one, CONTENT).execute(run -> work(one.hashCode())).how())
          .as(one)
          .isEqualTo(Execution.How.DONE);
    }
    assertThat(idempotency().call("scope2", key + "k", CONTENT).execute(run -> work(1)).how())
        .isEqualTo(Execution.How.DONE);
  }

  @Test
  void scopeAndKeyDoNotRunTogether() {
    idempotency().call("a" + key, "bc", CONTENT).execute(run -> work(1));

    assertThat(idempotency().call("a" + key + "b", "c", CONTENT).execute(run -> work(2)).how())
        .isEqualTo(Execution.How.DONE);
  }

  @Test
  void theLongestScopeAndKeyFit() {
    String scope = "ü".repeat(KeyClaim.MAX_SCOPE_LENGTH - key.length()) + key;
    String longest = "語".repeat(KeyClaim.MAX_KEY_LENGTH);
    idempotency().call(scope, longest, CONTENT).execute(run -> work(1));

    assertThat(idempotency().find(scope, longest)).isPresent();
  }

  @Test
  void ofManyThreadsOneDoesTheWork() throws Exception {
    List<Execution> all = race(32, () -> untilDone(() -> call().execute(run -> slow(7))));

    assertThat(runs).hasValue(1);
    assertThat(all).extracting(Execution::result).containsOnly(result(7));
    assertThat(all).extracting(Execution::how).containsOnlyOnce(Execution.How.DONE);
  }

  // ---- who is refused

  @Test
  void otherContentIsRefusedWhereverTheKeyStands() {
    store().claim(claim());
    assertReused();

    call("done").execute(run -> work(1));
    key = key + "done";
    assertReused();
  }

  private void assertReused() {
    assertThatExceptionOfType(IdempotencyException.class)
        .isThrownBy(() -> on(key, OTHER).execute(run -> work(2)))
        .matches(e -> e.code() == ErrorCode.KEY_REUSED && !e.retryable())
        .withMessageContaining(key);
    assertThat(runs.get()).isLessThan(2);
  }

  @Test
  void whoComesDuringTheRunIsToldHowLongToWait() {
    store().claim(claim());

    assertThatExceptionOfType(IdempotencyException.class)
        .isThrownBy(() -> call().execute(run -> work(1)))
        .matches(e -> e.code() == ErrorCode.IN_PROGRESS && e.retryable())
        .satisfies(
            e -> assertThat(e.retryAfter().orElseThrow()).isPositive().isLessThanOrEqualTo(LEASE));
    assertThat(runs).hasValue(0);
  }

  @Test
  void blankOversizedAndBrokenKeysAreRefusedBeforeAnythingHappens() {
    for (String bad : List.of("", "  ", "x".repeat(256), "a\0b")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> on(bad, CONTENT).execute(run -> work(1)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> idempotency().call(bad, key, CONTENT).execute(run -> work(1)));
    }
    for (Duration bad : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(99_999))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> call().ttl(bad).execute(run -> work(1)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> call().lease(bad).execute(run -> work(1)));
    }
    assertThat(runs).hasValue(0);
  }

  // ---- what a failure does to the key

  @Test
  void contentThatWasRefusedIsRefusedAgainWithoutTheWork() {
    ValidationException refusal = refusal("Quantity must be positive");
    assertThatThrownBy(() -> call().execute(run -> failing(refusal))).isSameAs(refusal);

    IdempotencyException again =
        catchThrowableOfType(IdempotencyException.class, () -> call().execute(run -> work(1)));
    assertThat(again.failure())
        .isEqualTo(
            Failure.of(
                ErrorCode.VALIDATION,
                "sale.order.create",
                3,
                Outcome.NOT_COMMITTED,
                "Quantity must be positive"));
    assertThat(runs).hasValue(1);
  }

  @Test
  void aVeryLongRefusalIsCutAndStillReplayed() {
    assertThatThrownBy(() -> call().execute(run -> failing(refusal("x".repeat(300_000)))))
        .isInstanceOf(ValidationException.class);

    assertThatExceptionOfType(IdempotencyException.class)
        .isThrownBy(() -> call().execute(run -> work(1)))
        .matches(e -> e.code() == ErrorCode.VALIDATION);
  }

  @Test
  void aFailureThatCommittedNothingFreesTheKeyForAnyContent() {
    ConflictException conflict =
        new ConflictException(Failure.of(ErrorCode.CONFLICT, "could not serialize"), null);
    assertThatThrownBy(() -> call().execute(run -> failing(conflict))).isSameAs(conflict);
    assertThat(entry().state()).isEqualTo(KeyEntry.State.FREE);
    assertThat(entry().note()).contains("could not serialize");

    assertThat(on(key, OTHER).execute(run -> work(2)).how()).isEqualTo(Execution.How.DONE);
    assertThat(entry().runs()).isEqualTo(2);
    assertThat(entry().fingerprint()).isEqualTo(OTHER);
    assertThat(entry().note()).isEmpty();
  }

  @Test
  void anUnknownOutcomeLeavesTheKeyInDoubtUntilALookTells() {
    assertThatThrownBy(() -> call().execute(run -> failing(timeout())))
        .isInstanceOf(OutcomeUnknownException.class);
    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> call().recover(run -> Recovery.notDone()).execute(run -> work(1)))
        .satisfies(e -> assertThat(e.retryAfter().orElseThrow()).isPositive());
    assertThat(idempotency().inDoubt(1_000)).extracting(KeyEntry::key).contains(key);

    age(LEASE);
    Execution found = call().recover(run -> Recovery.done(result(5))).execute(run -> work(6));

    assertThat(found).isEqualTo(new Execution(result(5), Execution.How.RECOVERED));
    assertThat(call().execute(run -> work(7)).result()).isEqualTo(result(5));
    assertThat(runs).hasValue(1);
  }

  @Test
  void anExceptionOfTheApplicationsOwnLeavesTheKeyInDoubtAndIsPassedOn() {
    IOException lost = new IOException("secret of the application");
    assertThatThrownBy(
            () ->
                call()
                    .execute(
                        run -> {
                          runs.incrementAndGet();
                          throw lost;
                        }))
        .isSameAs(lost);

    assertThat(entry().state()).isEqualTo(KeyEntry.State.IN_DOUBT);
    assertThat(entry().note()).contains("IOException").doesNotContain("secret");
    age(LEASE);
    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> call().execute(run -> work(1)));
    assertThat(runs).hasValue(1);
  }

  @Test
  void anErrorOfTheMachineLeavesTheKeyInDoubt() {
    assertThatThrownBy(
            () ->
                call()
                    .execute(
                        run -> {
                          throw new StackOverflowError();
                        }))
        .isInstanceOf(StackOverflowError.class);

    assertThat(entry().state()).isEqualTo(KeyEntry.State.IN_DOUBT);
  }

  // ---- after a crash

  @Test
  void afterACrashALookComesBeforeTheWork() {
    crash();
    List<String> order = new ArrayList<>();

    Execution done =
        call()
            .recover(
                run -> {
                  order.add("look");
                  return Recovery.notDone();
                })
            .execute(
                run -> {
                  order.add("work");
                  return result(9);
                });

    assertThat(order).containsExactly("look", "work");
    assertThat(done).isEqualTo(new Execution(result(9), Execution.How.DONE));
  }

  @Test
  void aCrashDuringTheLookIsFollowedByAnotherLook() {
    crash();
    assertThat(held(store().claim(claim())).recover()).isTrue();
    age(LEASE);

    assertThat(held(store().claim(claim())).recover()).isTrue();
  }

  @Test
  void whileNobodyCanTellTheWorkIsNeverDoneAgain() {
    crash();
    for (int i = 0; i < 5; i++) {
      assertThatExceptionOfType(OutcomeUnknownException.class)
          .isThrownBy(() -> call().recover(run -> Recovery.unknown()).execute(run -> work(1)));
      age(LEASE);
      assertThatExceptionOfType(OutcomeUnknownException.class)
          .isThrownBy(() -> call().execute(run -> work(1)));
      age(Duration.ofDays(1_000));
      store().purge(1_000);
    }

    assertThat(runs).hasValue(0);
    assertThat(entry().state()).isEqualTo(KeyEntry.State.IN_DOUBT);
  }

  @Test
  void aLookThatFailsLeavesTheKeyInDoubt() {
    crash();
    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(
            () ->
                call()
                    .recover(
                        run -> {
                          throw new IOException("down");
                        })
                    .execute(run -> work(1)))
        .withCauseInstanceOf(IOException.class);

    assertThat(entry().state()).isEqualTo(KeyEntry.State.IN_DOUBT);
    assertThat(runs).hasValue(0);
  }

  @Test
  void peopleCanSayThatTheEffectIsThere() {
    crash();
    assertThat(idempotency().confirm("scope", key, result(3), "ada", "seen in Odoo")).isTrue();

    assertThat(call().execute(run -> work(4)).result()).isEqualTo(result(3));
    assertThat(entry().note()).isEqualTo("ada: seen in Odoo");
    assertThat(idempotency().confirm("scope", key, result(5), "ada", "again")).isFalse();
  }

  @Test
  void peopleCanSayThatTheEffectWillNotCome() {
    HeldKey late = crash();
    assertThat(idempotency().release("scope", key, "ada", "not in Odoo")).isTrue();

    assertThat(entry().note()).isEqualTo("ada: not in Odoo");
    assertThat(store().end(late, new Ending.Succeeded(result(1)), LEASE)).isFalse();
    assertThat(call().execute(run -> work(4)).how()).isEqualTo(Execution.How.DONE);
  }

  @Test
  void peopleCannotTakeAKeyFromARunThatHoldsIt() {
    store().claim(claim());

    assertThat(idempotency().release("scope", key, "ada", "impatient")).isFalse();
    assertThat(idempotency().release("scope", key + "?", "ada", "never used")).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> idempotency().release("scope", key, " ", "nobody"));
  }

  // ---- tokens and leases

  @Test
  void aLateFinisherIsFenced() {
    HeldKey late = crash();
    HeldKey next = held(store().claim(claim())).held();

    assertThat(next.token()).isGreaterThan(late.token());
    assertThat(store().end(late, new Ending.Succeeded(result(1)), LEASE)).isFalse();
    assertThat(store().renew(late, LEASE)).isFalse();
    assertThat(store().end(next, new Ending.Succeeded(result(2)), LEASE)).isTrue();
    assertThat(call().execute(run -> work(3)).result()).isEqualTo(result(2));
  }

  @Test
  void aLateFinisherIsToldThatItsResultWasNotKept() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(
            () ->
                call()
                    .execute(
                        run -> {
                          age(LEASE);
                          store().claim(claim());
                          return result(1);
                        }))
        .matches(e -> e.code() == ErrorCode.LEASE_LOST && e.outcome() == Outcome.COMMITTED);
  }

  @Test
  void aLateFinisherWhoseKeyNobodyTookIsInTime() {
    HeldKey late = crash();

    assertThat(store().end(late, new Ending.Succeeded(result(1)), LEASE)).isTrue();
    assertThat(call().execute(run -> work(2)).result()).isEqualTo(result(1));
  }

  @Test
  void tokenAndOwnerBothCount() {
    HeldKey held = held(store().claim(claim())).held();
    HeldKey other = new HeldKey(held.scope(), held.key(), held.token(), "somebody else");
    HeldKey older = new HeldKey(held.scope(), held.key(), held.token() - 1, held.owner());

    for (HeldKey forged : List.of(other, older)) {
      assertThat(store().end(forged, new Ending.Freed(""), LEASE)).isFalse();
      assertThat(store().renew(forged, LEASE)).isFalse();
    }
  }

  @Test
  void aResultIsStoredOnce() {
    HeldKey held = held(store().claim(claim())).held();

    assertThat(store().end(held, new Ending.Succeeded(result(1)), LEASE)).isTrue();
    assertThat(store().end(held, new Ending.Succeeded(result(2)), LEASE)).isFalse();
    assertThat(store().renew(held, LEASE)).isFalse();
  }

  @Test
  void aRenewedLeaseKeepsOthersAway() {
    call()
        .execute(
            run -> {
              age(LEASE.minusSeconds(30));
              run.renew();
              age(LEASE.minusSeconds(30));
              assertThat(store().claim(claim())).isInstanceOf(Claimed.Running.class);
              return result(1);
            });
  }

  @Test
  void workThatLostItsLeaseIsStoppedAtItsNextStep() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(
            () ->
                call()
                    .execute(
                        run -> {
                          age(LEASE);
                          store().claim(claim());
                          run.renew();
                          return result(1);
                        }))
        .matches(e -> e.code() == ErrorCode.LEASE_LOST);
    assertThat(entry().state()).isEqualTo(KeyEntry.State.RUNNING);
  }

  @Test
  void tokensGrowEvenAfterTheKeyWasForgotten() {
    HeldKey first = held(store().claim(claim())).held();
    store().end(first, new Ending.Succeeded(result(1)), Duration.ofMillis(1));
    age(Duration.ofSeconds(1));
    while (store().purge(100) > 0) {}
    assertThat(store().find("scope", key)).isEmpty();

    assertThat(held(store().claim(claim())).held().token()).isGreaterThan(first.token());
    assertThat(store().end(first, new Ending.Succeeded(result(2)), LEASE)).isFalse();
  }

  // ---- how long what is kept

  @Test
  void anExpiredResultIsForgottenAndTheWorkDoneAnew() {
    call().ttl(Duration.ofDays(30)).execute(run -> work(1));
    age(Duration.ofDays(29));
    assertThat(call().execute(run -> work(2)).how()).isEqualTo(Execution.How.REPLAYED);
    age(Duration.ofDays(1));

    assertThat(on(key, OTHER).execute(run -> work(3)).how()).isEqualTo(Execution.How.DONE);
    assertThat(entry().token()).isPositive();
  }

  @Test
  void thePurgeTakesExpiredKeysInChunksAndNothingElse() {
    while (store().purge(100) > 0) {}
    for (int i = 0; i < 5; i++) {
      call("old" + i).ttl(Duration.ofSeconds(1)).execute(run -> work(1));
    }
    store().claim(claim("running", Duration.ofMillis(1)));
    age(Duration.ofDays(1));
    call("young").execute(run -> work(1));

    assertThat(store().purge(3)).isEqualTo(3);
    assertThat(store().purge(3)).isEqualTo(2);
    assertThat(idempotency().purge()).isZero();
    assertThat(store().find("scope", key + "young")).isPresent();
    assertThat(store().find("scope", key + "running")).isPresent();
  }

  @Test
  void whatIsKnownOfAKeyIsShown() {
    assertThat(idempotency().find("scope", key)).isEmpty();
    HeldKey held = held(store().claim(claim())).held();

    KeyEntry entry = entry();
    assertThat(entry.state()).isEqualTo(KeyEntry.State.RUNNING);
    assertThat(entry.token()).isEqualTo(held.token());
    assertThat(entry.runs()).isEqualTo(1);
    assertThat(Duration.between(entry.startedAt(), entry.leaseUntil())).isEqualTo(LEASE);
    assertThat(Duration.between(entry.startedAt(), entry.expiresAt()))
        .isEqualTo(Duration.ofDays(90));
    assertThat(idempotency().inDoubt(1_000)).extracting(KeyEntry::key).doesNotContain(key);
  }

  // ---- in the caller's transaction

  @Test
  void inATransactionTheKeyCommitsWithIt() throws SQLException {
    try (Connection connection = connection()) {
      assertThat(call().execute(connection, run -> work(1)).how()).isEqualTo(Execution.How.DONE);
      assertThat(call().execute(connection, run -> work(2)).result()).isEqualTo(result(1));
      assertThat(store().find("scope", key)).isEmpty();
      connection.commit();

      assertThat(call().execute(connection, run -> work(3)).result()).isEqualTo(result(1));
      connection.rollback();
    }
    assertThat(entry().state()).isEqualTo(KeyEntry.State.SUCCEEDED);
    assertThat(runs).hasValue(1);
  }

  @Test
  void inATransactionARollbackLeavesNothing() throws SQLException {
    try (Connection connection = connection()) {
      call().execute(connection, run -> work(1));
      connection.rollback();
      assertThatThrownBy(() -> call().execute(connection, run -> failing(refusal("no"))))
          .isInstanceOf(ValidationException.class);
      connection.rollback();
    }
    assertThat(store().find("scope", key)).isEmpty();
    assertThat(call().execute(run -> work(2)).how()).isEqualTo(Execution.How.DONE);
  }

  @Test
  void aSecondTransactionWaitsForTheFirstAndSeesItsResult() throws Exception {
    assertThat(secondAfter(true).how()).isEqualTo(Execution.How.REPLAYED);
    assertThat(runs).hasValue(1);
  }

  @Test
  void aSecondTransactionWaitsForTheFirstAndDoesTheWorkIfItRolledBack() throws Exception {
    assertThat(secondAfter(false).how()).isEqualTo(Execution.How.DONE);
    assertThat(runs).hasValue(2);
  }

  private Execution secondAfter(boolean committed) throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (Connection first = connection()) {
      call().execute(first, run -> work(1));
      CountDownLatch begun = new CountDownLatch(1);
      Future<Execution> second =
          threads.submit(
              () -> {
                begun.countDown();
                return inTransaction(connection -> call().execute(connection, run -> work(2)));
              });
      begun.await();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      assertThat(second.isDone()).isFalse();
      if (committed) {
        first.commit();
      } else {
        first.rollback();
      }
      return second.get(30, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void ofManyTransactionsOneDoesTheWork() throws Exception {
    List<Execution> all =
        race(32, () -> inTransaction(connection -> call().execute(connection, run -> slow(7))));

    assertThat(runs).hasValue(1);
    assertThat(all).extracting(Execution::result).containsOnly(result(7));
  }

  @Test
  void aTransactionDoesNotTakeAKeyThatRunsOrIsInDoubtOutsideOfOne() throws SQLException {
    store().claim(claim());
    try (Connection connection = connection()) {
      assertThatExceptionOfType(IdempotencyException.class)
          .isThrownBy(() -> call().execute(connection, run -> work(1)))
          .matches(e -> e.code() == ErrorCode.IN_PROGRESS);
      connection.rollback();
      age(LEASE);
      assertThatExceptionOfType(OutcomeUnknownException.class)
          .isThrownBy(() -> call().execute(connection, run -> work(1)));
      connection.rollback();
    }
    assertThat(runs).hasValue(0);
  }

  @Test
  void aConnectionWithoutATransactionIsRefused() throws SQLException {
    try (Connection connection = connection()) {
      connection.setAutoCommit(true);
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> call().execute(connection, run -> work(1)))
          .matches(e -> e.code() == ErrorCode.TRANSACTION_REQUIRED);
    }
    assertThat(runs).hasValue(0);
    assertThat(store().find("scope", key)).isEmpty();
  }

  @Test
  void aClosedConnectionIsRefused() throws SQLException {
    Connection closed = connection();
    closed.close();
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> call().execute(closed, run -> work(1)));
    assertThat(runs).hasValue(0);
  }

  // ---- what the tests are written with

  Idempotency idempotency() {
    return Idempotency.on(store());
  }

  IdempotentCall call() {
    return call("");
  }

  private IdempotentCall call(String suffix) {
    return on(key + suffix, CONTENT);
  }

  private IdempotentCall on(String name, Fingerprint fingerprint) {
    return idempotency().call("scope", name, fingerprint).lease(LEASE);
  }

  KeyClaim claim() {
    return claim("", Duration.ofDays(90));
  }

  private KeyClaim claim(String suffix, Duration ttl) {
    return new KeyClaim("scope", key + suffix, CONTENT, UUID.randomUUID().toString(), LEASE, ttl);
  }

  private KeyEntry entry() {
    return store().find("scope", key).orElseThrow();
  }

  static Claimed.Held held(Claimed claimed) {
    assertThat(claimed).isInstanceOf(Claimed.Held.class);
    return (Claimed.Held) claimed;
  }

  /** Leaves the key as a process does that dies at its work. */
  private HeldKey crash() {
    HeldKey held = held(store().claim(claim())).held();
    age(LEASE);
    return held;
  }

  /** The work. */
  StoredResult work(int id) {
    runs.incrementAndGet();
    return result(id);
  }

  static StoredResult result(int id) {
    return StoredResult.json("order.created", 1, Map.of("id", id));
  }

  private StoredResult slow(int id) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    return work(id);
  }

  private StoredResult failing(RuntimeException failure) {
    runs.incrementAndGet();
    throw failure;
  }

  private static ValidationException refusal(String text) {
    return new ValidationException(
        Failure.of(ErrorCode.VALIDATION, "sale.order.create", 3, Outcome.NOT_COMMITTED, text),
        null);
  }

  private static OutcomeUnknownException timeout() {
    return new OutcomeUnknownException(
        Failure.of(ErrorCode.OUTCOME_UNKNOWN, "sale.order.create", 1, Outcome.UNKNOWN, "no answer"),
        null);
  }

  /** Something in a transaction of its own. */
  interface Transactional<T> {
    T run(Connection connection) throws SQLException;
  }

  <T> T inTransaction(Transactional<T> step) throws SQLException {
    try (Connection connection = connection()) {
      T done = step.run(connection);
      connection.commit();
      return done;
    }
  }

  /** Something that fails. */
  interface Step<T> {
    T run() throws Exception;
  }

  private static <T> T untilDone(Step<T> step) throws Exception {
    while (true) {
      try {
        return step.run();
      } catch (IdempotencyException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.IN_PROGRESS);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
    }
  }

  static <T> List<T> race(int threads, Step<T> step) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<T>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(
            pool.submit(
                () -> {
                  start.await();
                  return step.run();
                }));
      }
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> one : all) {
        results.add(one.get(60, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
