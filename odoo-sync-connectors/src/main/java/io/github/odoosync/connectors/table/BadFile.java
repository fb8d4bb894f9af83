package io.github.odoosync.connectors.table;

/** A file cannot be taken as a whole. */
final class BadFile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final long line;

  /**
   * @param line where, from 1; 0 if it is the whole
   */
  BadFile(String code, long line, String message) {
    super(message, null, false, false);
    this.code = code;
    this.line = line;
  }

  Problem problem() {
    return new Problem(code, line, "", "", String.valueOf(getMessage()));
  }
}
