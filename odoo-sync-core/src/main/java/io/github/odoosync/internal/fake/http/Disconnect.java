package io.github.odoosync.internal.fake.http;

/** A fault wants the connection closed, now or after some bytes of an answer. */
final class Disconnect extends Exception {

  private static final long serialVersionUID = 1L;

  Disconnect() {
    super("The connection is closed on purpose", null, false, false);
  }
}
