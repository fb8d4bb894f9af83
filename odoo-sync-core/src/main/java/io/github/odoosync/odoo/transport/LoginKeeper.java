package io.github.odoosync.odoo.transport;

import io.github.odoosync.error.AuthenticationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the credentials in use, asks for fresh ones after a refusal, and stops after two refusals
 * in a row: a server can lock out a whole address that keeps trying.
 */
final class LoginKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(LoginKeeper.class);
  private static final int REFUSALS_TO_HALT = 2;

  private record State(@Nullable Credentials current, @Nullable Credentials refused, int refusals) {

    boolean isSettledOn(Credentials used) {
      return refusals == 0 && used.equals(current);
    }

    State accepted(Credentials used) {
      return new State(used, null, 0);
    }

    State refused(Credentials used) {
      return new State(null, used, refusals + 1);
    }
  }

  private final CredentialsProvider provider;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile State state = new State(null, null, 0);

  LoginKeeper(CredentialsProvider provider) {
    this.provider = provider;
  }

  /** Returns the credentials that would be used now, without a judgement on them. */
  Credentials peek() {
    Credentials current = state.current();
    return current != null ? current : provider.credentials();
  }

  /** Throws if these credentials were refused so often that nothing may be sent with them. */
  void check(Credentials credentials, CallFailures failures) {
    State now = state;
    if (now.refusals() >= REFUSALS_TO_HALT && credentials.equals(now.refused())) {
      throw CallFailures.exception(
          failures.nothingDone(
              ErrorCode.AUTHENTICATION_HALTED,
              "Two log-ins in a row were refused; nothing more is sent with these credentials"),
          null);
    }
  }

  /** Makes a call, and once more with fresh credentials where the first were refused. */
  OdooResult call(CallFailures failures, Function<Credentials, OdooResult> attempt) {
    Credentials first = peek();
    check(first, failures);
    try {
      return once(first, attempt);
    } catch (AuthenticationException refused) {
      if (refused.code() == ErrorCode.AUTHENTICATION_HALTED) {
        throw refused;
      }
      Credentials fresh = provider.credentials();
      if (fresh.equals(first)) {
        throw refused;
      }
      return once(fresh, attempt);
    }
  }

  private OdooResult once(Credentials used, Function<Credentials, OdooResult> attempt) {
    try {
      OdooResult result = attempt.apply(used);
      accepted(used);
      return result;
    } catch (AuthenticationException e) {
      if (e.code() == ErrorCode.AUTHENTICATION) {
        refused(used);
      }
      throw e;
    } catch (OdooSyncException e) {
      if (provesLogin(e)) {
        accepted(used);
      }
      throw e;
    }
  }

  private void accepted(Credentials used) {
    if (!state.isSettledOn(used)) {
      change(now -> now.accepted(used));
    }
  }

  private void refused(Credentials used) {
    State now = change(before -> before.refused(used));
    if (now.refusals() == REFUSALS_TO_HALT) {
      LOG.warn("Odoo refused two log-ins in a row; no more are tried with these credentials");
    }
  }

  private State change(UnaryOperator<State> step) {
    changing.lock();
    try {
      State next = step.apply(state);
      state = next;
      return next;
    } finally {
      changing.unlock();
    }
  }

  // Odoo judges the credentials before it runs anything.
  private static boolean provesLogin(OdooSyncException e) {
    return switch (e.code()) {
      case ACCESS, MISSING_RECORD, VALIDATION, USER_ERROR, CONFLICT, UNKNOWN_FIELD -> true;
      default -> false;
    };
  }
}
