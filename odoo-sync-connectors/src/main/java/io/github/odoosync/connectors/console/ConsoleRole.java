package io.github.odoosync.connectors.console;

/** What somebody may do; each may do what those before it may. */
public enum ConsoleRole {
  /** May see how everything stands, without the contents of messages. */
  VIEWER,
  /**
   * May see contents, and replay, skip or discard dead letters, and stop lanes or let them go on.
   */
  OPERATOR,
  /** May pause whole flows, and replay what is older than the replay window. */
  ADMIN;

  boolean includes(ConsoleRole other) {
    return compareTo(other) >= 0;
  }
}
