package io.github.odoosync.odoo.transport;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a fault of Odoo's means, by the name of the exception; the HTTP status decides only
 * where the name is an addon's own.
 *
 * <p>A fault says that the transaction was rolled back, with two exceptions that are kept here: a
 * database connection lost during the commit, and a result that JSON-RPC could not write after it.
 */
final class FaultClassifier {

  private static final Map<String, ErrorCode> BY_NAME =
      Map.ofEntries(
          Map.entry("werkzeug.exceptions.Unauthorized", ErrorCode.AUTHENTICATION),
          Map.entry("odoo.exceptions.AccessDenied", ErrorCode.AUTHENTICATION),
          Map.entry("odoo.http.SessionExpiredException", ErrorCode.AUTHENTICATION),
          Map.entry("odoo.exceptions.AccessError", ErrorCode.ACCESS),
          Map.entry("werkzeug.exceptions.Forbidden", ErrorCode.ACCESS),
          Map.entry("odoo.exceptions.MissingError", ErrorCode.MISSING_RECORD),
          Map.entry("odoo.exceptions.ValidationError", ErrorCode.VALIDATION),
          Map.entry("psycopg2.IntegrityError", ErrorCode.VALIDATION),
          Map.entry("odoo.exceptions.UserError", ErrorCode.USER_ERROR),
          Map.entry("odoo.exceptions.RedirectWarning", ErrorCode.USER_ERROR),
          Map.entry("odoo.exceptions.LockError", ErrorCode.CONFLICT),
          Map.entry("odoo.exceptions.ConcurrencyError", ErrorCode.CONFLICT),
          Map.entry("psycopg2.errors.SerializationFailure", ErrorCode.CONFLICT),
          Map.entry("psycopg2.errors.DeadlockDetected", ErrorCode.CONFLICT),
          Map.entry("psycopg2.errors.LockNotAvailable", ErrorCode.CONFLICT),
          Map.entry("psycopg2.extensions.TransactionRollbackError", ErrorCode.CONFLICT),
          Map.entry("werkzeug.exceptions.UnprocessableEntity", ErrorCode.BAD_ARGUMENTS),
          Map.entry("werkzeug.exceptions.RequestEntityTooLarge", ErrorCode.INVALID_REQUEST),
          Map.entry("werkzeug.exceptions.TooManyRequests", ErrorCode.RATE_LIMITED),
          Map.entry("werkzeug.exceptions.ServiceUnavailable", ErrorCode.SERVER_UNAVAILABLE),
          Map.entry("odoo.exceptions.RegistryError", ErrorCode.SERVER_UNAVAILABLE),
          Map.entry("odoo.http.RegistryError", ErrorCode.SERVER_UNAVAILABLE),
          Map.entry("psycopg2.pool.PoolError", ErrorCode.SERVER_UNAVAILABLE),
          Map.entry("psycopg2.errors.ReadOnlySqlTransaction", ErrorCode.SERVER_UNAVAILABLE),
          Map.entry("psycopg2.errors.TooManyConnections", ErrorCode.SERVER_UNAVAILABLE),
          Map.entry("psycopg2.errors.CannotConnectNow", ErrorCode.SERVER_UNAVAILABLE));

  /** What PostgreSQL says of a lost connection, which can happen during the commit. */
  private static final Pattern LOST_DATABASE =
      Pattern.compile(
          "psycopg2\\.(OperationalError|InterfaceError|DatabaseError"
              + "|errors\\.(AdminShutdown|CrashShutdown|ConnectionFailure|IdleInTransaction.*))");

  private static final Pattern NEVER_CONNECTED =
      Pattern.compile("connection to server|could not connect|could not translate|FATAL:");
  private static final Pattern NO_DATABASE = Pattern.compile("database \".*\" does not exist");
  private static final Pattern NO_MODEL =
      Pattern.compile("Object \\S+ doesn't exist|the model '.*' does not exist");
  private static final Pattern WRONG_ARGUMENTS =
      Pattern.compile(
          "\\(\\) (got|takes|missing)\\b|missing a required argument|unexpected keyword argument");
  private static final Pattern UNEXPECTED_ARGUMENT =
      Pattern.compile("unexpected keyword argument '(\\w+)'");
  private static final Pattern PATH = Pattern.compile("[/.]");
  private static final Pattern UNWRITABLE_RESULT =
      Pattern.compile("not JSON serializable|keys must be str");

  private FaultClassifier() {}

  /** Returns the failure that a fault means for a call. */
  static Failure classify(Fault fault, OdooCall call) {
    CallFailures failures = CallFailures.of(call);
    if (isAfterCommit(fault)) {
      return named(failures.maybeDone(ErrorCode.SERVER_FAULT, fault.message()), fault);
    }
    if (LOST_DATABASE.matcher(fault.name()).matches()) {
      return named(databaseFailure(fault, failures), fault);
    }
    return named(failures.nothingDone(code(fault, call), detail(fault, call)), fault);
  }

  private static Failure named(Failure failure, Fault fault) {
    return failure.withServerError(fault.name());
  }

  private static Failure databaseFailure(Fault fault, CallFailures failures) {
    if (NO_DATABASE.matcher(fault.message()).find()) {
      return failures.nothingDone(ErrorCode.DATABASE, fault.message());
    }
    if (failures.readOnly() || NEVER_CONNECTED.matcher(fault.message()).find()) {
      return failures.nothingDone(ErrorCode.SERVER_UNAVAILABLE, fault.message());
    }
    return failures.unanswered("Odoo lost its database during the call: " + fault.message());
  }

  // Over JSON-RPC (status 200) the answer is written after the commit; over JSON-2 before it.
  private static boolean isAfterCommit(Fault fault) {
    return fault.status() == 200
        && fault.name().equals("builtins.TypeError")
        && UNWRITABLE_RESULT.matcher(fault.message()).find();
  }

  private static ErrorCode code(Fault fault, OdooCall call) {
    ErrorCode known = BY_NAME.get(fault.name());
    if (known == ErrorCode.USER_ERROR && NO_MODEL.matcher(fault.message()).matches()) {
      return ErrorCode.UNKNOWN_MODEL;
    }
    if (known != null) {
      return known;
    }
    return switch (fault.name()) {
      case "werkzeug.exceptions.NotFound" ->
          NO_MODEL.matcher(fault.message()).matches()
              ? ErrorCode.UNKNOWN_MODEL
              : ErrorCode.UNKNOWN_METHOD;
      case "builtins.AttributeError" -> attributeError(fault, call);
      case "builtins.ValueError" ->
          fault.message().startsWith("Invalid field")
              ? ErrorCode.UNKNOWN_FIELD
              : ErrorCode.SERVER_FAULT;
      case "builtins.KeyError" -> keyError(fault, call);
      case "builtins.TypeError" -> typeError(fault, call);
      default -> byFamily(fault);
    };
  }

  // Only a complaint about the called method itself: an addon's bug has the same exception.
  private static ErrorCode attributeError(Fault fault, OdooCall call) {
    String message = fault.message();
    boolean own =
        message.contains("'" + call.method() + "'")
            || message.contains("'" + call.model() + "." + call.method() + "'");
    return own ? ErrorCode.UNKNOWN_METHOD : ErrorCode.SERVER_FAULT;
  }

  // All that Odoo says of an unknown field in load() (17), write() (19) and nested reads (17).
  private static ErrorCode keyError(Fault fault, OdooCall call) {
    return names(call.arguments(), key(fault)) ? ErrorCode.UNKNOWN_FIELD : ErrorCode.SERVER_FAULT;
  }

  private static String key(Fault fault) {
    return fault.message().replace("'", "");
  }

  private static boolean names(@Nullable Object value, String field) {
    if (value instanceof Map<?, ?> map) {
      return names(map.keySet(), field) || names(map.values(), field);
    }
    if (value instanceof Iterable<?> items) {
      for (Object item : items) {
        if (names(item, field)) {
          return true;
        }
      }
    }
    return value instanceof String path && List.of(PATH.split(path)).contains(field);
  }

  private static ErrorCode typeError(Fault fault, OdooCall call) {
    String message = fault.message();
    Matcher unexpected = UNEXPECTED_ARGUMENT.matcher(message);
    if (unexpected.find() && call.arguments().containsKey(unexpected.group(1))) {
      return ErrorCode.BAD_ARGUMENTS;
    }
    boolean own = message.contains(call.method() + "()") || message.startsWith("missing a ");
    return own && WRONG_ARGUMENTS.matcher(message).find()
        ? ErrorCode.BAD_ARGUMENTS
        : ErrorCode.SERVER_FAULT;
  }

  private static ErrorCode byFamily(Fault fault) {
    if (fault.name().startsWith("psycopg2.errors.") && fault.name().endsWith("Violation")) {
      return ErrorCode.VALIDATION;
    }
    return switch (fault.status()) {
      case 401 -> ErrorCode.AUTHENTICATION;
      case 403 -> ErrorCode.ACCESS;
      case 404 -> ErrorCode.MISSING_RECORD;
      case 409 -> ErrorCode.CONFLICT;
      case 422 -> ErrorCode.USER_ERROR;
      case 429 -> ErrorCode.RATE_LIMITED;
      case 503 -> ErrorCode.SERVER_UNAVAILABLE;
      default -> ErrorCode.SERVER_FAULT;
    };
  }

  private static String detail(Fault fault, OdooCall call) {
    if (call.method().equals("create") && fault.message().contains("create() missing 1 required")) {
      return fault.message()
          + "\nA module overrides create() without its decorator, as Odoo 18.0 did for stock.lot:"
          + " create these records with load()";
    }
    return fault.name().equals("builtins.KeyError")
        ? "KeyError '" + key(fault) + "'"
        : fault.message();
  }
}
