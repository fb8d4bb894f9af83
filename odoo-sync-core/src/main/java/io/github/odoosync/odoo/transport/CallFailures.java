package io.github.odoosync.odoo.transport;

import io.github.odoosync.error.AccessException;
import io.github.odoosync.error.AuthenticationException;
import io.github.odoosync.error.BadResponseException;
import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ConflictException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.MissingRecordException;
import io.github.odoosync.error.NoAnswerException;
import io.github.odoosync.error.NotSentException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.error.RateLimitedException;
import io.github.odoosync.error.ServerFaultException;
import io.github.odoosync.error.ServerUnavailableException;
import io.github.odoosync.error.UnknownNameException;
import io.github.odoosync.error.UserErrorException;
import io.github.odoosync.error.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the failures of one operation.
 *
 * @param operation what is tried, such as {@code sale.order.create}
 * @param recordCount how many records it is for
 * @param readOnly whether it changes nothing
 */
record CallFailures(String operation, int recordCount, boolean readOnly) {

  static CallFailures of(OdooCall call) {
    return new CallFailures(call.operation(), call.recordCount(), call.readOnly());
  }

  /** Returns the failures of a question that the transport asks on its own account. */
  static CallFailures ofQuestion(String operation) {
    return new CallFailures(operation, 0, true);
  }

  /** Returns a failure that surely left nothing behind. */
  Failure nothingDone(ErrorCode code, String detail) {
    return Failure.of(code, operation, recordCount, Outcome.NOT_COMMITTED, detail);
  }

  /** Returns a failure after which a write may have been committed. */
  Failure maybeDone(ErrorCode code, String detail) {
    Outcome outcome = readOnly ? Outcome.NOT_COMMITTED : Outcome.UNKNOWN;
    return Failure.of(code, operation, recordCount, outcome, detail);
  }

  /** Returns the failure of a call that left and got no answer of Odoo's. */
  Failure unanswered(String detail) {
    return maybeDone(readOnly ? ErrorCode.NO_ANSWER : ErrorCode.OUTCOME_UNKNOWN, detail);
  }

  /** Returns the exception of a failure's code. */
  static OdooSyncException exception(Failure failure, @Nullable Throwable cause) {
    return switch (failure.code()) {
      case AUTHENTICATION, AUTHENTICATION_HALTED -> new AuthenticationException(failure, cause);
      case ACCESS -> new AccessException(failure, cause);
      case MISSING_RECORD -> new MissingRecordException(failure, cause);
      case VALIDATION -> new ValidationException(failure, cause);
      case USER_ERROR -> new UserErrorException(failure, cause);
      case DATABASE, UNKNOWN_MODEL, UNKNOWN_METHOD, UNKNOWN_FIELD, BAD_ARGUMENTS ->
          new UnknownNameException(failure, cause);
      case CONFLICT -> new ConflictException(failure, cause);
      case RATE_LIMITED, LIMIT_EXCEEDED -> new RateLimitedException(failure, cause);
      case SERVER_UNAVAILABLE, BREAKER_OPEN -> new ServerUnavailableException(failure, cause);
      case NOT_SENT, TLS -> new NotSentException(failure, cause);
      case OUTCOME_UNKNOWN -> new OutcomeUnknownException(failure, cause);
      case NO_ANSWER -> new NoAnswerException(failure, cause);
      case BAD_RESPONSE, RESPONSE_TOO_LARGE -> new BadResponseException(failure, cause);
      case CONFIGURATION, INVALID_REQUEST, CLOSED -> new ConfigurationException(failure, cause);
      default -> new ServerFaultException(failure, cause);
    };
  }
}
