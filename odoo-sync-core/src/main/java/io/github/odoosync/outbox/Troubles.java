package io.github.odoosync.outbox;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Trouble;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Words for what went wrong, with category and fingerprint. */
final class Troubles {

  private Troubles() {}

  static Trouble of(Category category, String code, @Nullable String text) {
    String cleaned = clean(text);
    return new Trouble(category, code, cleaned, ErrorFingerprint.of(code, cleaned));
  }

  static Trouble of(ErrorCode code, String text) {
    return of(category(code), code.id(), text + " " + code.advice());
  }

  static Trouble of(Throwable thrown) {
    return thrown instanceof OdooSyncException known
        ? of(category(known.code()), known.code().id(), known.getMessage())
        : of(foreignCategory(thrown), shortened(thrown.getClass().getName()), described(thrown));
  }

  static Trouble bug(String code, String text) {
    return of(Category.BUG, code, text);
  }

  static Trouble noHandler(Message message, String consumer) {
    return of(
        ErrorCode.NO_HANDLER,
        "Consumer %s has no handler for %s v%d."
            .formatted(consumer, message.type(), message.version()));
  }

  static Trouble timeout(Duration timeout) {
    return of(ErrorCode.HANDLER_TIMEOUT, "The handler did not return within " + timeout + ".");
  }

  static Trouble crashed(int times) {
    return bug(
        "lane.abandoned",
        times
            + " holders vanished while they had this message: it may bring the process down."
            + " Look at the logs of those times, then replay or skip it.");
  }

  static Trouble missing(long seq) {
    return of(
        Category.PLATFORM,
        "lane.message-missing",
        "The store holds no message at place "
            + seq
            + " of this lane although one was stored: was it deleted by hand?");
  }

  static Trouble unprobed(int failures) {
    return of(
        Category.CONFLICT,
        ErrorCode.OUTCOME_UNKNOWN.id(),
        "The outcome of attempt "
            + failures
            + " is unknown and the consumer has no probe any more.");
  }

  /** Returns the text without what PostgreSQL cannot store. */
  static String clean(@Nullable String text) {
    return text == null ? "" : text.replace('\0', ' ');
  }

  private static String shortened(String name) {
    return name.substring(Math.max(0, name.length() - Message.MAX_NAME_LENGTH));
  }

  private static Category foreignCategory(Throwable thrown) {
    boolean outside =
        thrown instanceof IOException
            || thrown instanceof SQLException
            || thrown instanceof TimeoutException
            || thrown instanceof InterruptedException;
    return outside ? Category.PLATFORM : Category.BUG;
  }

  private static String described(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? line(thrown) : line(thrown) + ", caused by " + line(cause);
  }

  private static String line(Throwable thrown) {
    String name = thrown.getClass().getName();
    String plain = name.substring(name.lastIndexOf('.') + 1);
    return thrown.getMessage() == null ? plain : plain + ": " + thrown.getMessage();
  }

  private static Category category(ErrorCode code) {
    return switch (code) {
      case VALIDATION, USER_ERROR, INVALID_REQUEST, DECODING, NOT_EXACTLY_ONE, NO_HANDLER ->
          Category.DATA;
      case MISSING_RECORD -> Category.MAPPING;
      case ACCESS, AUTHENTICATION, AUTHENTICATION_HALTED -> Category.PERMISSION;
      case CONFLICT, OUTCOME_UNKNOWN, KEY_REUSED, IN_PROGRESS -> Category.CONFLICT;
      case CONFIGURATION, CLOSED, UNKNOWN_MODEL, UNKNOWN_METHOD, UNKNOWN_FIELD -> Category.BUG;
      case BAD_ARGUMENTS, SCHEMA_MISMATCH, UNANSWERED_WIZARD -> Category.BUG;
      default -> Category.PLATFORM;
    };
  }
}
