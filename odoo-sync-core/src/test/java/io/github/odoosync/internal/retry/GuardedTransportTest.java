package io.github.odoosync.internal.retry;

import static io.github.odoosync.internal.retry.ScriptedTransport.conflict;
import static io.github.odoosync.internal.retry.ScriptedTransport.noAnswer;
import static io.github.odoosync.internal.retry.ScriptedTransport.rateLimited;
import static io.github.odoosync.internal.retry.ScriptedTransport.unavailable;
import static io.github.odoosync.internal.retry.ScriptedTransport.unknown;
import static io.github.odoosync.internal.retry.ScriptedTransport.userError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.NotSentException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooTransport;
import io.github.odoosync.retry.BreakerPolicy;
import io.github.odoosync.retry.LimitPolicy;
import io.github.odoosync.retry.Resilience;
import io.github.odoosync.retry.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is sent again, what is held back, what is refused. */
class GuardedTransportTest {

  private static final OdooCall READ =
      OdooCall.of("res.partner", "read").ids(List.of(1L)).readOnly(true).build();
  private static final OdooCall WRITE =
      OdooCall.of("res.partner", "write").ids(List.of(1L)).build();
  private static final Resilience RETRIES =
      Resilience.none()
          .withRetry(
              new RetryPolicy(
                  4, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofMinutes(1)));

  private final ScriptedTransport server = new ScriptedTransport();
  private final ManualTicker ticker = new ManualTicker();

  @Test
  void aReadIsSentAgainUntilItSucceeds() {
    server.failing(unavailable(), noAnswer(), conflict());

    guarded(RETRIES).send(READ);

    assertThat(server.attempts()).isEqualTo(4);
    assertThat(ticker.sleeps()).hasSize(3);
  }

  @Test
  void theQuestionsForVersionAndDialectAreAskedAgainUntilTheySucceed() {
    server.failing(noAnswer(), unavailable());
    OdooTransport transport = guarded(RETRIES);

    assertThat(transport.version().major()).isEqualTo(19);
    server.failing(noAnswer());
    assertThat(transport.dialect()).isEqualTo(Dialect.JSON2);

    assertThat(server.attempts()).isEqualTo(5);
    assertThat(ticker.sleeps()).hasSize(3);
  }

  @Test
  void theVersionIsAskedOnceAndKeepsToTheLimits() {
    LimitPolicy slow = new LimitPolicy(1, 1, Duration.ofHours(1), Duration.ofMillis(10));
    OdooTransport transport = guarded(RETRIES.withLimits(slow));

    transport.version();
    transport.version();

    assertThat(server.attempts()).isEqualTo(1);
    assertThat(failure(transport, WRITE).code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
  }

  @Test
  void theLastFailureIsToldWhenAttemptsRunOut() {
    server.failing(unavailable(), unavailable(), unavailable(), conflict(), conflict());

    assertThat(failure(guarded(RETRIES), READ).code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(server.attempts()).isEqualTo(4);
  }

  @Test
  void aWriteThatWasSurelyNotCommittedIsSentAgain() {
    server.failing(conflict(), unavailable());

    guarded(RETRIES).send(WRITE);

    assertThat(server.attempts()).isEqualTo(3);
  }

  @Test
  void aWriteOfUnknownOutcomeIsNeverSentAgain() {
    server.failing(unknown());

    assertThat(failure(guarded(RETRIES), WRITE).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(server.attempts()).isEqualTo(1);
  }

  @Test
  void aMistakeOfTheCallersIsNotSentAgain() {
    server.failing(userError());

    assertThat(failure(guarded(RETRIES), READ).code()).isEqualTo(ErrorCode.USER_ERROR);
    assertThat(server.attempts()).isEqualTo(1);
  }

  @Test
  void noAttemptBeginsAfterTheDeadline() {
    for (int i = 0; i < 100; i++) {
      server.failing(unavailable());
    }
    Resilience patient =
        RETRIES.withRetry(
            new RetryPolicy(
                1000, Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(30)));
    long before = ticker.nanos();

    failure(guarded(patient), READ);

    assertThat(ticker.nanos() - before).isLessThanOrEqualTo(Duration.ofSeconds(30).toNanos());
    assertThat(server.attempts()).isBetween(2, 99);
  }

  @Test
  void whatTheServerAsksForIsWaited() {
    server.failing(rateLimited(Duration.ofSeconds(7)));

    guarded(RETRIES).send(WRITE);

    assertThat(ticker.sleeps()).containsExactly(Duration.ofSeconds(7));
    assertThat(server.attempts()).isEqualTo(2);
  }

  @Test
  void whatTheServerAsksForBeyondTheDeadlineIsNotWaitedButTold() {
    server.failing(rateLimited(Duration.ofMinutes(5)));

    OdooSyncException e = failure(guarded(RETRIES), WRITE);

    assertThat(e.retryAfter()).contains(Duration.ofMinutes(5));
    assertThat(ticker.sleeps()).isEmpty();
    assertThat(server.attempts()).isEqualTo(1);
  }

  @Test
  void aRateLimitPausesTheOtherCallsToo() {
    server.failing(rateLimited(Duration.ofSeconds(20)));
    OdooTransport transport = guarded(Resilience.none());
    failure(transport, WRITE);

    transport.send(READ);

    assertThat(ticker.sleeps()).containsExactly(Duration.ofSeconds(20));
  }

  @Test
  void aTurnThatDoesNotComeInTimeIsALimitOfOurOwn() {
    LimitPolicy slow = new LimitPolicy(1, 1, Duration.ofHours(1), Duration.ofMillis(10));
    OdooTransport transport = guarded(RETRIES.withLimits(slow));
    transport.send(READ);

    OdooSyncException e = failure(transport, WRITE);

    assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    assertThat(e.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
    assertThat(server.attempts()).isEqualTo(1);
  }

  @Test
  void everyAttemptTakesAToken() {
    server.failing(conflict(), conflict());
    Resilience limited =
        new Resilience(
            new RetryPolicy(4, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1)),
            BreakerPolicy.off(),
            LimitPolicy.odooOnline());

    guarded(limited).send(READ);

    assertThat(ticker.sleeps())
        .containsExactly(
            Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(1));
  }

  @Test
  void theBreakerOpensAfterFailuresInARowAndRefusesAtOnce() {
    server.failing(unavailable(), noAnswer(), unknown());
    OdooTransport transport = guarded(breaker(3, Duration.ofHours(1)));
    for (int i = 0; i < 3; i++) {
      failure(transport, READ);
    }

    OdooSyncException e = failure(transport, READ);

    assertThat(e.code()).isEqualTo(ErrorCode.BREAKER_OPEN);
    assertThat(e.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
    assertThat(e.retryAfter()).isPresent();
    assertThat(server.attempts()).isEqualTo(3);
  }

  @Test
  void theCallersMistakesDoNotOpenTheBreaker() {
    OdooTransport transport = guarded(breaker(2, Duration.ofHours(1)));
    for (int i = 0; i < 10; i++) {
      server.failing(i % 2 == 0 ? userError() : conflict());
      failure(transport, READ);
    }
    transport.send(READ);

    assertThat(server.attempts()).isEqualTo(11);
  }

  @Test
  void aHalfOpenBreakerClosesAfterOneSuccess() {
    server.failing(unavailable(), unavailable());
    OdooTransport transport = guarded(breaker(2, Duration.ZERO));
    failure(transport, READ);
    failure(transport, READ);

    transport.send(READ);
    server.failing(unavailable());
    failure(transport, READ);
    transport.send(READ);

    assertThat(server.attempts()).isEqualTo(5);
  }

  @Test
  void anInterruptedWaitEndsAtOnceAndKeepsTheFlag() {
    server.failing(conflict());
    OdooTransport transport =
        new GuardedTransport(server, RETRIES, new Random(1), new InterruptingTicker());

    OdooSyncException e = failure(transport, WRITE);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(e).isInstanceOf(NotSentException.class).hasMessageContaining("Interrupted");
    assertThat(e.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
    assertThat(server.attempts()).isEqualTo(1);
  }

  /** Somebody interrupts the thread as soon as it sleeps. */
  private static final class InterruptingTicker implements Ticker {

    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
      throw new InterruptedException();
    }
  }

  @Test
  void closingClosesTheTransportBelow() {
    guarded(Resilience.none()).close();

    assertThat(server.isClosed()).isTrue();
  }

  private OdooTransport guarded(Resilience resilience) {
    return new GuardedTransport(server, resilience, new Random(42), ticker);
  }

  private static Resilience breaker(int failures, Duration openFor) {
    return Resilience.none().withBreaker(new BreakerPolicy(failures, openFor));
  }

  private static OdooSyncException failure(OdooTransport transport, OdooCall call) {
    OdooSyncException failure =
        catchThrowableOfType(OdooSyncException.class, () -> transport.send(call));
    assertThat(failure).isNotNull();
    return failure;
  }
}
