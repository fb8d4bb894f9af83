package io.github.odoosync.connectors.ubl;

/** A document cannot be read. */
final class BadUbl extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code the rule that is broken; else the codec's own
   * @param message what is wrong, without quoting the content
   */
  BadUbl(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
