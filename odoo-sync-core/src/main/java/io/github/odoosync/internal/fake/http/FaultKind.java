package io.github.odoosync.internal.fake.http;

/** What can go wrong on purpose. */
public enum FaultKind {
  /** Waits, then works as usual. */
  DELAY,
  /** Closes the connection and does nothing. */
  CLOSED_BEFORE,
  /** Works, keeps the transaction open for a while, then commits and answers. */
  LATE_COMMIT(Depth.TRANSACTION),
  /** Works, commits, closes the connection. */
  CLOSED_AFTER,
  /** Works, commits, never answers. */
  ANSWER_LOST,
  /** Answers 429 and does nothing. */
  RATE_LIMITED,
  /** Answers a status with an HTML page, as a proxy does, and does nothing. */
  PROXY_ERROR,
  /** Works, commits, and a proxy that waited no longer answers a status with an HTML page. */
  PROXY_ERROR_AFTER,
  /** Fails as if another transaction had changed the same row. */
  SERIALIZATION(Depth.TRANSACTION),
  /** Refuses the key or password. */
  EXPIRED_KEY(Depth.LOG_IN),
  /** Works, commits, waits, answers. */
  SLOW_FIRST_BYTE,
  /** Works, commits, sends half of the answer, closes the connection. */
  TRUNCATED;

  /** How deep into the server a request goes. */
  enum Depth {
    /** A page that anybody may ask for, such as the version. */
    PAGE,
    /** A key or password is checked. */
    LOG_IN,
    /** A method runs in a transaction. */
    TRANSACTION
  }

  private final Depth least;

  FaultKind() {
    this(Depth.PAGE);
  }

  FaultKind(Depth least) {
    this.least = least;
  }

  /** Returns whether a request gets so far that this can happen to it. */
  boolean canStrike(Depth request) {
    return request.compareTo(least) >= 0;
  }
}
