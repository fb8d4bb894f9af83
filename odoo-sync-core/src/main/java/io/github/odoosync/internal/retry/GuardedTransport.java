package io.github.odoosync.internal.retry;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.NotSentException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.RateLimitedException;
import io.github.odoosync.error.ServerUnavailableException;
import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooResult;
import io.github.odoosync.odoo.transport.OdooTransport;
import io.github.odoosync.odoo.transport.OdooVersion;
import io.github.odoosync.retry.Resilience;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transport that keeps to limits, refuses calls to a failing server and sends again what may be
 * sent again. Thread-safe; one for each database, since it holds the state of all three.
 *
 * <p>Every attempt waits for its own turn, so that retries keep to the limits too.
 */
public final class GuardedTransport implements OdooTransport {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedTransport.class);

  private final OdooTransport transport;
  private final Resilience resilience;
  private final Backoff backoff;
  private final Limiter limiter;
  private final Breaker breaker;
  private final Ticker ticker;
  private volatile @Nullable OdooVersion version;

  GuardedTransport(
      OdooTransport transport, Resilience resilience, RandomGenerator random, Ticker ticker) {
    this.transport = transport;
    this.resilience = resilience;
    this.backoff = new Backoff(resilience.retry(), random);
    this.limiter = new Limiter(resilience.limits(), ticker);
    this.breaker = new Breaker(resilience.breaker(), transport.target());
    this.ticker = ticker;
  }

  /**
   * Guards a transport; closing this closes it.
   *
   * @param random spreads the waits; thread-safe
   */
  public static GuardedTransport of(
      OdooTransport transport, Resilience resilience, RandomGenerator random) {
    return new GuardedTransport(transport, resilience, random, Ticker.system());
  }

  @Override
  public OdooResult send(OdooCall call) {
    Task<OdooResult> task =
        new Task<>(call.operation(), call.recordCount(), () -> transport.send(call));
    return repeated(task, deadline -> attempt(task, deadline));
  }

  /**
   * {@inheritDoc}
   *
   * <p>A question like any other: it keeps to the limits and is asked again where it failed.
   */
  @Override
  public OdooVersion version() {
    OdooVersion known = version;
    if (known == null) {
      Task<OdooVersion> task = new Task<>("The question for the version", 0, transport::version);
      known = repeated(task, deadline -> attempt(task, deadline));
      version = known;
    }
    return known;
  }

  // Mostly known without a question, so that it takes no turn; the version may have to be asked.
  @Override
  public Dialect dialect() {
    Task<Dialect> task = new Task<>("The question for the dialect", 0, transport::dialect);
    return repeated(task, deadline -> task.work().get());
  }

  @Override
  public String target() {
    return transport.target();
  }

  @Override
  public void close() {
    transport.close();
  }

  private <T> T repeated(Task<T> task, LongFunction<T> attemptBefore) {
    long deadline = ticker.nanos() + resilience.retry().deadline().toNanos();
    for (int attempt = 1; ; attempt++) {
      try {
        return attemptBefore.apply(deadline);
      } catch (OdooSyncException failure) {
        Duration wait = waitBeforeNext(failure, attempt, deadline);
        if (wait == null) {
          throw failure;
        }
        LOG.debug("{} failed with {}, again in {}", task.operation(), failure.code().id(), wait);
        sleep(wait, task, failure);
      }
    }
  }

  private <T> T attempt(Task<T> task, long deadline) {
    enter(task, deadline);
    try {
      if (!breaker.tryPass()) {
        throw refusedByBreaker(task);
      }
      return recorded(task);
    } finally {
      limiter.leave();
    }
  }

  private <T> T recorded(Task<T> task) {
    boolean serverFailed = true;
    try {
      T result = task.work().get();
      serverFailed = false;
      return result;
    } catch (OdooSyncException e) {
      serverFailed = saysThatServerFails(e);
      if (e.code() == ErrorCode.RATE_LIMITED) {
        e.retryAfter().ifPresent(limiter::pause);
      }
      throw e;
    } finally {
      if (serverFailed) {
        breaker.failure();
      } else {
        breaker.success();
      }
    }
  }

  private static boolean saysThatServerFails(OdooSyncException e) {
    return switch (e.code()) {
      case SERVER_UNAVAILABLE, NOT_SENT, NO_ANSWER, OUTCOME_UNKNOWN -> true;
      default -> false;
    };
  }

  private void enter(Task<?> task, long deadline) {
    long left = Math.max(0, deadline - ticker.nanos());
    Duration atMost = Duration.ofNanos(left);
    if (resilience.limits().maxWait().compareTo(atMost) < 0) {
      atMost = resilience.limits().maxWait();
    }
    try {
      if (!limiter.enter(atMost)) {
        throw new RateLimitedException(
            nothingDone(task, ErrorCode.LIMIT_EXCEEDED, "No turn came within " + atMost), null);
      }
    } catch (InterruptedException e) {
      throw interrupted(task, e);
    }
  }

  // The client's own refusals are final: trying again at once would be refused again.
  private @Nullable Duration waitBeforeNext(OdooSyncException failure, int attempt, long deadline) {
    boolean own =
        failure.code() == ErrorCode.BREAKER_OPEN || failure.code() == ErrorCode.LIMIT_EXCEEDED;
    boolean interrupted = Thread.currentThread().isInterrupted();
    if (own || interrupted || !failure.retryable() || attempt >= resilience.retry().maxAttempts()) {
      return null;
    }
    Duration wait = backoff.before(attempt + 1);
    Optional<Duration> asked = failure.retryAfter();
    if (asked.isPresent() && asked.get().compareTo(wait) > 0) {
      wait = asked.get();
    }
    return wait.toNanos() > deadline - ticker.nanos() ? null : wait;
  }

  private void sleep(Duration wait, Task<?> task, OdooSyncException failure) {
    try {
      ticker.sleep(wait);
    } catch (InterruptedException e) {
      e.addSuppressed(failure);
      throw interrupted(task, e);
    }
  }

  private static NotSentException interrupted(Task<?> task, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new NotSentException(
        nothingDone(task, ErrorCode.NOT_SENT, "Interrupted while waiting to send it"), cause);
  }

  private ServerUnavailableException refusedByBreaker(Task<?> task) {
    Failure failure =
        nothingDone(task, ErrorCode.BREAKER_OPEN, target() + " failed again and again");
    return new ServerUnavailableException(failure.withRetryAfter(breaker.remaining()), null);
  }

  private static Failure nothingDone(Task<?> task, ErrorCode code, String detail) {
    return Failure.of(code, task.operation(), task.recordCount(), Outcome.NOT_COMMITTED, detail);
  }

  private record Task<T>(String operation, int recordCount, Supplier<T> work) {}
}
