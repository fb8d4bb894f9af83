package io.github.odoosync.internal.retry;

import io.github.odoosync.error.ConflictException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.NoAnswerException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.error.RateLimitedException;
import io.github.odoosync.error.ServerUnavailableException;
import io.github.odoosync.error.UserErrorException;
import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooResult;
import io.github.odoosync.odoo.transport.OdooTransport;
import io.github.odoosync.odoo.transport.OdooVersion;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Fails as told, then succeeds; counts what reached it. */
final class ScriptedTransport implements OdooTransport {

  private final Queue<OdooSyncException> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger attempts = new AtomicInteger();
  private volatile boolean closed;

  ScriptedTransport failing(OdooSyncException... scripted) {
    for (OdooSyncException failure : scripted) {
      failures.add(failure);
    }
    return this;
  }

  int attempts() {
    return attempts.get();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public OdooResult send(OdooCall call) {
    attempt();
    return OdooResult.none();
  }

  @Override
  public OdooVersion version() {
    attempt();
    return OdooVersion.of(19);
  }

  @Override
  public Dialect dialect() {
    attempt();
    return Dialect.JSON2;
  }

  private void attempt() {
    attempts.incrementAndGet();
    OdooSyncException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public String target() {
    return "acme@example.com";
  }

  @Override
  public void close() {
    closed = true;
  }

  static OdooSyncException conflict() {
    return new ConflictException(failure(ErrorCode.CONFLICT, Outcome.NOT_COMMITTED, null), null);
  }

  static OdooSyncException unavailable() {
    return new ServerUnavailableException(
        failure(ErrorCode.SERVER_UNAVAILABLE, Outcome.NOT_COMMITTED, null), null);
  }

  static OdooSyncException noAnswer() {
    return new NoAnswerException(failure(ErrorCode.NO_ANSWER, Outcome.NOT_COMMITTED, null), null);
  }

  static OdooSyncException unknown() {
    return new OutcomeUnknownException(
        failure(ErrorCode.OUTCOME_UNKNOWN, Outcome.UNKNOWN, null), null);
  }

  static OdooSyncException userError() {
    return new UserErrorException(failure(ErrorCode.USER_ERROR, Outcome.NOT_COMMITTED, null), null);
  }

  static OdooSyncException rateLimited(@Nullable Duration retryAfter) {
    return new RateLimitedException(
        failure(ErrorCode.RATE_LIMITED, Outcome.NOT_COMMITTED, retryAfter), null);
  }

  private static Failure failure(ErrorCode code, Outcome outcome, @Nullable Duration retryAfter) {
    return Failure.of(code, "res.partner.write", 1, outcome, "as scripted")
        .withRetryAfter(retryAfter);
  }
}
