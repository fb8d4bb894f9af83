package io.github.odoosync.idempotency;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of a key when its work throws, and how a final error is written and read. */
final class Endings {

  private static final String TYPE = "odoosync.failure";
  private static final int MAX_DETAIL_LENGTH = 4_000;

  /** The content itself was refused: the same content is refused again. */
  private static final Set<ErrorCode> FINAL =
      EnumSet.of(
          ErrorCode.VALIDATION,
          ErrorCode.USER_ERROR,
          ErrorCode.MISSING_RECORD,
          ErrorCode.INVALID_REQUEST);

  private Endings() {}

  static Ending of(Throwable thrown) {
    if (!(thrown instanceof OdooSyncException error)
        || error.outcome() != Outcome.NOT_COMMITTED
        || error.code() == ErrorCode.LEASE_LOST) {
      return new Ending.InDoubt(note(thrown));
    }
    return FINAL.contains(error.code())
        ? new Ending.Failed(written(error.failure()))
        : new Ending.Freed(note(error));
  }

  static String note(Throwable thrown) {
    // Only this library's messages are known to hold no secrets.
    String text =
        thrown instanceof OdooSyncException error
            ? String.valueOf(error.getMessage())
            : thrown.getClass().getName();
    return cut(text, Ending.MAX_NOTE_LENGTH);
  }

  static StoredResult written(Failure failure) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("code", failure.code().id());
    json.put("operation", failure.operation());
    json.put("count", failure.recordCount());
    json.put("detail", cut(failure.detail(), MAX_DETAIL_LENGTH));
    json.put("serverError", failure.serverError());
    return StoredResult.json(TYPE, 1, json);
  }

  static Failure read(StoredResult error) {
    Map<String, @Nullable Object> json = error.toMap();
    return new Failure(
        code(String.valueOf(json.get("code"))),
        (String) json.get("operation"),
        json.get("count") instanceof Number count ? count.intValue() : 0,
        Outcome.NOT_COMMITTED,
        Optional.ofNullable(json.get("detail")).map(Object::toString).orElse(""),
        (String) json.get("serverError"),
        null);
  }

  // A newer release may have stored a code that this one does not know.
  private static ErrorCode code(String id) {
    for (ErrorCode code : ErrorCode.values()) {
      if (code.id().equals(id)) {
        return code;
      }
    }
    return ErrorCode.INVALID_REQUEST;
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
