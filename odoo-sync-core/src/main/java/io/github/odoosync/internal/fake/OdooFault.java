package io.github.odoosync.internal.fake;

import java.util.List;

/** An error as Odoo's Python names it; the dialects turn it into their own answers. */
public final class OdooFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final int status;
  private final transient List<Object> arguments;

  private OdooFault(String name, int status, String message, List<Object> arguments) {
    super(message, null, false, false);
    this.name = name;
    this.status = status;
    this.arguments = arguments;
  }

  /** Makes any error of the server. */
  public static OdooFault of(String name, int status, String message) {
    return new OdooFault(name, status, message, List.of(message));
  }

  /** Refuses what a user wants, in words meant for that user. */
  public static OdooFault user(String message) {
    return of("odoo.exceptions.UserError", 422, message);
  }

  /** Refuses values that break a rule of the data. */
  public static OdooFault validation(String message) {
    return of("odoo.exceptions.ValidationError", 422, message);
  }

  /** Refuses a user who has not the right. */
  public static OdooFault access(String message) {
    return of("odoo.exceptions.AccessError", 403, message);
  }

  /** Says that a record is gone. */
  public static OdooFault missing(String model, long id, long user) {
    return of(
        "odoo.exceptions.MissingError",
        404,
        "Record does not exist or has been deleted.\n(Record: %s(%d,), User: %d)"
            .formatted(model, id, user));
  }

  /** Python's {@code ValueError}. */
  public static OdooFault value(String message) {
    return of("builtins.ValueError", 500, message);
  }

  /** Python's {@code TypeError}. */
  public static OdooFault type(String message) {
    return of("builtins.TypeError", 500, message);
  }

  /** Two transactions changed the same row. */
  public static OdooFault serialization() {
    return of(
        "psycopg2.errors.SerializationFailure",
        500,
        "could not serialize access due to concurrent update\n");
  }

  /** A request that Odoo's web layer refuses; JSON-2 only. */
  public static OdooFault http(String name, int status, String message) {
    return new OdooFault("werkzeug.exceptions." + name, status, message, List.of(message, status));
  }

  /** Returns the error's Python name. */
  public String name() {
    return name;
  }

  /** Returns the HTTP status that JSON-2 answers with. */
  public int status() {
    return status;
  }

  /** Returns the arguments of the Python exception. */
  public List<Object> arguments() {
    return arguments;
  }

  /** Returns the message, never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
