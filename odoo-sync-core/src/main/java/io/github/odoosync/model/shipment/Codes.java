package io.github.odoosync.model.shipment;

import io.github.odoosync.internal.model.Checks;
import java.util.Objects;
import java.util.regex.Pattern;

/** The form of a neutral code: lower-case words, as they are stored and sent. */
final class Codes {

  private static final Pattern FORM = Pattern.compile("[a-z0-9]+([_.:-][a-z0-9]+)*");

  /** The form as JSON Schema and {@code Type.text} want it. */
  static final String PATTERN = "^" + FORM.pattern() + "$";

  private static final int LONGEST = 64;

  private Codes() {}

  static String checked(String what, String code) {
    Objects.requireNonNull(code, what);
    if (code.length() > LONGEST || !FORM.matcher(code).matches()) {
      throw Checks.refuse(
          "A %s is at most %d lower-case letters, digits and separators, such as \"picked_up\": %s"
              .formatted(what, LONGEST, code));
    }
    return code;
  }
}
