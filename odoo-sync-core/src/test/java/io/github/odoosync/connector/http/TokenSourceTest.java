package io.github.odoosync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.AuthenticationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A token whose refresh token is valid once, asked for by many. */
class TokenSourceTest {

  private final ManualClock clock = ManualClock.at("2026-03-01T10:00:00Z");
  private final Shelf shelf = new Shelf();
  private final Issuer issuer = new Issuer();
  private final TokenSource source = node();

  @Test
  void manyWhoAskAtOnceCauseOneRefresh() throws Exception {
    issuer.hold = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<Token>> tokens = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        tokens.add(threads.submit(source::current));
      }
      issuer.asked.await();
      issuer.hold.countDown();
      for (Future<Token> token : tokens) {
        assertThat(token.get().access()).isEqualTo(Secret.of("access-1"));
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(issuer.issued).hasValue(1);
  }

  @Test
  void manyWhoseTokenWasRefusedCauseOneRefresh() throws Exception {
    Token refused = source.current();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<Token>> tokens = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        tokens.add(threads.submit(() -> source.insteadOf(refused)));
      }
      for (Future<Token> token : tokens) {
        assertThat(token.get().access()).isEqualTo(Secret.of("access-2"));
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(issuer.issued).hasValue(2);
  }

  @Test
  void aTokenIsKeptAndRenewedBeforeItEnds() {
    assertThat(source.current()).isEqualTo(source.current());
    clock.advance(Duration.ofMinutes(59).minusSeconds(1));
    assertThat(source.current().access()).isEqualTo(Secret.of("access-1"));
    clock.advance(Duration.ofSeconds(1));
    assertThat(source.current().access()).isEqualTo(Secret.of("access-2"));
    assertThat(shelf.load("shop").orElseThrow().access()).isEqualTo(Secret.of("access-2"));
  }

  @Test
  void anotherNodesTokenIsTakenBeforeOneIsAskedFor() {
    TokenSource other = node();
    Token first = source.current();

    assertThat(other.current()).isEqualTo(first);
    Token second = other.insteadOf(first);
    assertThat(source.insteadOf(first)).isEqualTo(second);
    assertThat(issuer.issued).hasValue(2);
  }

  @Test
  void aRefreshThatAnotherNodeMadeWorthlessIsNoFailure() {
    TokenSource other = node();
    Token first = source.current();
    assertThat(other.current()).isEqualTo(first);
    // The other node refreshes between our look into the store and our question.
    issuer.before = () -> other.insteadOf(first);

    assertThat(source.insteadOf(first).access()).isEqualTo(Secret.of("access-2"));
    assertThat(issuer.issued).hasValue(2);
  }

  @Test
  void aTokenThatCouldNotBeKeptIsUsedAndKeptLater() {
    shelf.full = true;
    assertThat(source.current().access()).isEqualTo(Secret.of("access-1"));
    assertThat(shelf.load("shop")).isEmpty();
    shelf.full = false;
    source.current();

    assertThat(shelf.load("shop").orElseThrow().access()).isEqualTo(Secret.of("access-1"));
    assertThat(issuer.issued).hasValue(1);
  }

  @Test
  void aRefusalReachesTheCallerAndTheNextMayTryAgain() {
    issuer.refusing = true;
    assertThatThrownBy(source::current).isInstanceOf(AuthenticationException.class);
    issuer.refusing = false;

    assertThat(source.current().access()).isEqualTo(Secret.of("access-1"));
  }

  private TokenSource node() {
    return new TokenSource("shop", shelf, issuer, clock);
  }

  /** Gives tokens for an hour; each refresh token once. */
  private final class Issuer implements TokenRefresher {

    final AtomicInteger issued = new AtomicInteger();
    final CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch hold = new CountDownLatch(0);
    @Nullable Runnable before;
    boolean refusing;
    private @Nullable Secret valid;

    @Override
    public Token refresh(@Nullable Token last) {
      asked.countDown();
      await(hold);
      Runnable first = before;
      before = null;
      if (first != null) {
        first.run();
      }
      if (refusing || (valid != null && (last == null || !Objects.equals(valid, last.refresh())))) {
        throw new AuthenticationException(
            Failure.of(ErrorCode.AUTHENTICATION, "invalid_grant"), null);
      }
      int number = issued.incrementAndGet();
      valid = Secret.of("refresh-" + number);
      return new Token(
          Secret.of("access-" + number), valid, clock.instant().plus(Duration.ofHours(1)));
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Shelf implements TokenStore {

    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    boolean full;

    @Override
    public Optional<Token> load(String name) {
      return Optional.ofNullable(tokens.get(name));
    }

    @Override
    public void save(String name, Token token) {
      if (full) {
        throw new IllegalStateException("full");
      }
      tokens.put(name, token);
    }
  }
}
