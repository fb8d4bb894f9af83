package io.github.odoosync.testing;

/** What the stand-in of a system does to the next request that it gets. */
public enum SystemFault {
  /** It closes the connection and does nothing. */
  LOST_REQUEST,
  /** It does what it is asked for and closes the connection without an answer. */
  LOST_ANSWER,
  /** It does nothing and says that there were too many requests. */
  TOO_MANY_REQUESTS,
  /** It does nothing and says that it is not available. */
  UNAVAILABLE,
  /** It does nothing and refuses what it was sent, for good. */
  REFUSED
}
