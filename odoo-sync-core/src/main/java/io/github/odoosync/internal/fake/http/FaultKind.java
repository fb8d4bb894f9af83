package io.github.odoosync.internal.fake.http;

/** What can go wrong on purpose. */
public enum FaultKind {
  /** Waits, then works as usual. */
  DELAY,
  /** Closes the connection and does nothing. */
  CLOSED_BEFORE,
  /** Works, keeps the transaction open for a while, then commits and answers. */
  LATE_COMMIT,
  /** Works, commits, closes the connection. */
  CLOSED_AFTER,
  /** Works, commits, never answers. */
  ANSWER_LOST,
  /** Answers 429 and does nothing. */
  RATE_LIMITED,
  /** Answers a status with an HTML page, as a proxy does, and does nothing. */
  PROXY_ERROR,
  /** Fails as if another transaction had changed the same row. */
  SERIALIZATION,
  /** Refuses the key or password. */
  EXPIRED_KEY,
  /** Works, commits, waits, answers. */
  SLOW_FIRST_BYTE,
  /** Works, commits, sends half of the answer, closes the connection. */
  TRUNCATED
}
