package io.github.odoosync.connectors.console;

/** What ends a request with a page that says why. Never leaves the console. */
@SuppressWarnings("serial")
final class Refused extends RuntimeException {

  private final int status;

  /**
   * Refuses.
   *
   * @param message for the person who asked
   */
  Refused(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
