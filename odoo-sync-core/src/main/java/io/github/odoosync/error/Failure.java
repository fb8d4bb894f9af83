package io.github.odoosync.error;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What failed, and what is known of it: the facts that every {@link OdooSyncException} carries.
 *
 * <p>Immutable. The texts hold neither secrets nor server tracebacks; whoever builds a failure sees
 * to that.
 *
 * @param code the stable code
 * @param operation what was tried, such as {@code sale.order.create}; null where it was no call
 * @param recordCount how many records the call was for; 0 where that has no meaning
 * @param outcome what is known of the effect
 * @param detail what came back, in one sentence or a few lines
 * @param serverError the name of the server's exception, such as {@code
 *     odoo.exceptions.AccessError}; null where the server named none
 * @param retryAfter how long the server asked to wait; null where it did not say
 */
public record Failure(
    ErrorCode code,
    @Nullable String operation,
    int recordCount,
    Outcome outcome,
    String detail,
    @Nullable String serverError,
    @Nullable Duration retryAfter)
    implements Serializable {

  /** Returns a failure with neither operation nor effect, for what was refused before sending. */
  public static Failure of(ErrorCode code, String detail) {
    return new Failure(code, null, 0, Outcome.NOT_COMMITTED, detail, null, null);
  }

  /** Returns a failure of a named operation. */
  public static Failure of(
      ErrorCode code, String operation, int recordCount, Outcome outcome, String detail) {
    return new Failure(code, operation, recordCount, outcome, detail, null, null);
  }

  /** Returns the same failure with the server's own name for it. */
  public Failure withServerError(@Nullable String name) {
    return new Failure(code, operation, recordCount, outcome, detail, name, retryAfter);
  }

  /** Returns the same failure with the time the server asked to wait. */
  public Failure withRetryAfter(@Nullable Duration wait) {
    return new Failure(code, operation, recordCount, outcome, detail, serverError, wait);
  }

  /** Returns whether the same call may be sent again without a look at the server first. */
  public boolean retryable() {
    return code.retryable() && outcome == Outcome.NOT_COMMITTED;
  }

  String message() {
    StringBuilder text = new StringBuilder("[").append(code.id()).append("] ");
    Optional.ofNullable(operation).ifPresent(text::append);
    if (operation != null && recordCount > 0) {
      text.append(" on ").append(recordCount).append(recordCount == 1 ? " record" : " records");
    }
    if (operation != null) {
      text.append(": ");
    }
    text.append(detail.strip());
    if (!detail.isBlank()
        && ".!?".indexOf(detail.strip().charAt(detail.strip().length() - 1)) < 0) {
      text.append('.');
    }
    text.append(' ').append(effect()).append(' ').append(code.advice());
    return text.toString();
  }

  private String effect() {
    return switch (outcome) {
      case COMMITTED -> "The effect was committed.";
      case UNKNOWN -> "It is not known whether the effect was committed; do not retry blindly.";
      case NOT_COMMITTED ->
          retryable() ? "Nothing was committed; a retry is safe." : "Nothing was committed.";
    };
  }
}
