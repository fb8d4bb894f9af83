package io.github.odoosync.connector.http;

import io.github.odoosync.error.AuthenticationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.ServerUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a token that is valid, and asks for a new one once, however many ask at the same time: a
 * refresh token that is valid once must not be used twice.
 *
 * <p>A token that another node has put into the store meanwhile is taken before one is asked for.
 * Thread-safe; needs no closing.
 */
public final class TokenSource {

  private static final Logger LOG = LoggerFactory.getLogger(TokenSource.class);
  private static final Duration EARLY = Duration.ofMinutes(1);
  private static final Duration LONGEST_REFRESH = Duration.ofMinutes(2);

  private final String name;
  private final TokenStore store;
  private final TokenRefresher refresher;
  private final Clock clock;
  private final AtomicReference<@Nullable CompletableFuture<Token>> flight =
      new AtomicReference<>();
  private volatile @Nullable Token known;
  private volatile boolean unsaved;

  /**
   * Uses a store and a way to ask.
   *
   * @param name under which the token is kept; one an account
   */
  public TokenSource(String name, TokenStore store, TokenRefresher refresher, Clock clock) {
    this.name = name;
    this.store = store;
    this.refresher = refresher;
    this.clock = clock;
  }

  /**
   * Returns a token that is valid for a minute at least, as far as its time is known.
   *
   * @throws io.github.odoosync.error.OdooSyncException if a new one was needed and not given
   */
  public Token current() {
    Token token = known;
    if (token == null || !isFresh(token)) {
      return renew(token);
    }
    return unsaved ? renew(null) : token;
  }

  /**
   * Returns another token than the one that was refused.
   *
   * @throws io.github.odoosync.error.OdooSyncException if none was given
   */
  public Token insteadOf(Token refused) {
    Token token = known;
    if (token != null && !token.access().equals(refused.access())) {
      return current();
    }
    return renew(refused);
  }

  private Token renew(@Nullable Token old) {
    CompletableFuture<Token> mine = new CompletableFuture<>();
    CompletableFuture<Token> running = flight.compareAndExchange(null, mine);
    if (running != null) {
      return await(running);
    }
    try {
      Token token = renewed(old);
      mine.complete(token);
      return token;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      flight.set(null);
    }
  }

  // Runs once at a time; who came just too late for the flight before finds its token here.
  private Token renewed(@Nullable Token old) {
    Token token = known;
    if (token == null || token.equals(old) || !isFresh(token)) {
      Optional<Token> stored = store.load(name).filter(other -> isFresh(other));
      token = stored.filter(other -> isOther(other, old)).orElse(null);
      if (token == null) {
        token = asked(old);
        unsaved = true;
      }
      known = token;
    }
    save(token);
    return token;
  }

  private Token asked(@Nullable Token old) {
    Token last = unsaved ? known : store.load(name).orElse(old);
    try {
      return refresher.refresh(last);
    } catch (AuthenticationException e) {
      // Another node was faster, and has made our refresh token worthless.
      return store
          .load(name)
          .filter(other -> isFresh(other) && isOther(other, last))
          .orElseThrow(() -> e);
    }
  }

  // Lost, it could not be had again; kept in memory it still works, and is saved the next time.
  private void save(Token token) {
    if (!unsaved) {
      return;
    }
    try {
      store.save(name, token);
      unsaved = false;
    } catch (RuntimeException e) {
      LOG.warn("The token of {} could not be kept; it is tried again", name);
    }
  }

  private Token await(CompletableFuture<Token> running) {
    try {
      return running.get(LONGEST_REFRESH.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("Asking for a token failed", e.getCause());
    } catch (TimeoutException e) {
      throw notInTime("no new token came within " + LONGEST_REFRESH.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notInTime("interrupted while waiting for a new token", e);
    }
  }

  private ServerUnavailableException notInTime(String detail, Exception cause) {
    return new ServerUnavailableException(
        Failure.of(ErrorCode.SERVER_UNAVAILABLE, name + ".token", 0, Outcome.NOT_COMMITTED, detail),
        cause);
  }

  private boolean isFresh(Token token) {
    return token.expiresAt() == null || clock.instant().plus(EARLY).isBefore(token.expiresAt());
  }

  private static boolean isOther(Token token, @Nullable Token old) {
    return old == null || !token.access().equals(old.access());
  }
}
