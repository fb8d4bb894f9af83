package io.github.odoosync.internal.odoo;

import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import org.jspecify.annotations.Nullable;

/** A value that does not fit, on its way up to where record and model are known. */
final class WrongValue extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String came;
  private final @Nullable String expected;
  private final String path;

  WrongValue(String came) {
    this(came, null, "", null);
  }

  private WrongValue(
      String came, @Nullable String expected, String path, @Nullable Throwable cause) {
    super(came, cause, false, false);
    this.came = came;
    this.expected = expected;
    this.path = path;
  }

  static WrongValue refusedByRecord(String type, Throwable cause) {
    String said = cause.getClass().getSimpleName() + ": " + cause.getMessage();
    return new WrongValue(said, "values that " + type + " accepts", "", cause);
  }

  WrongValue of(String expectedHere) {
    return new WrongValue(came, expected == null ? expectedHere : expected, path, getCause());
  }

  WrongValue inField(String field) {
    return new WrongValue(came, expected, "." + field + path, getCause());
  }

  WrongValue inRecord(long id) {
    return id == 0 ? this : new WrongValue(came, expected, "(" + id + ")" + path, getCause());
  }

  DecodingException inModel(String model) {
    String wanted = expected == null ? "" : "expected " + expected + ", ";
    return new DecodingException(
        Failure.of(ErrorCode.DECODING, model + path + ": " + wanted + "but came " + came),
        getCause());
  }
}
