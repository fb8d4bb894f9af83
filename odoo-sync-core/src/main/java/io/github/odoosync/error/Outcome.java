package io.github.odoosync.error;

/** What is known of a write's effect on the server after it failed. */
public enum Outcome {
  /** The server committed the effect although the call failed afterwards. */
  COMMITTED,
  /** The server surely kept nothing; sending the call again cannot double it. */
  NOT_COMMITTED,
  /** The request left and no answer came: only a look at the server can tell. */
  UNKNOWN
}
