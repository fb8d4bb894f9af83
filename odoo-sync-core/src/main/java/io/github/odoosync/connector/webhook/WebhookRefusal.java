package io.github.odoosync.connector.webhook;

/** Why a request was not taken. */
public enum WebhookRefusal {
  /** Its method is none that is expected here. */
  METHOD(405),
  /** Its body is larger than allowed. */
  TOO_LARGE(413),
  /** Its body ended before its end. */
  CUT_OFF(400),
  /** It carries no signature, or not all that a signature needs. */
  UNSIGNED(401),
  /** Its signature is that of no secret in use. */
  BAD_SIGNATURE(401),
  /** It was signed too long ago, or in the future: a replay, or a wrong clock. */
  OUTSIDE_TIME(401),
  /** It is another account's. */
  OTHER_ACCOUNT(403),
  /** It is signed, but cannot be read as far as needed. */
  UNREADABLE(400);

  private final int status;

  WebhookRefusal(int status) {
    this.status = status;
  }

  /** Returns what is answered unless the sender asks for something else. */
  public int status() {
    return status;
  }
}
