package io.github.odoosync.internal.http;

/** No complete answer came; the stage says how far the exchange got. */
public final class HttpFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /** How far an exchange got before it failed. */
  public enum Stage {
    /** Nothing left this machine. */
    NOT_SENT,
    /** Nothing left this machine because no safe connection could be made. */
    TLS,
    /** Something left; what the server did with it is not known. */
    SENT,
    /** An answer began that is larger than the limit; the rest was not read. */
    TOO_LARGE
  }

  private final Stage stage;

  HttpFailure(Stage stage, String message, Throwable cause) {
    super(message, cause);
    this.stage = stage;
  }

  /** Returns how far the exchange got. */
  public Stage stage() {
    return stage;
  }
}
