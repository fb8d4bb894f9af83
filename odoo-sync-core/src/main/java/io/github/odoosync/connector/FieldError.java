package io.github.odoosync.connector;

/**
 * What is wrong with one field of a command or with one setting.
 *
 * @param field its name or path, such as {@code lines[2].quantity}; empty if it is the whole
 * @param code the system's own code; empty if it gives none
 * @param message what is wrong, for people; without the value where that is secret
 */
public record FieldError(String field, String code, String message) {

  /** Returns field, message and code in one line. */
  @Override
  public String toString() {
    String text = field.isEmpty() ? message : field + ": " + message;
    return code.isEmpty() ? text : text + " (" + code + ")";
  }
}
