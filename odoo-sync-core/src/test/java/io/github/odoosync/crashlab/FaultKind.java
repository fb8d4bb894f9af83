package io.github.odoosync.crashlab;

/** What the laboratory breaks, and whether a message may be handled twice because of it. */
enum FaultKind {
  /** A worker is killed at any moment. */
  KILL(true),
  /** A worker vanishes at a named point. */
  HALT(true),
  /** The producer is killed at any moment. */
  KILL_PRODUCER(false),
  /** The producer vanishes just before or just after its commit. */
  HALT_PRODUCER(false),
  /** A worker stands still for longer than its lease. */
  STOP(true),
  /** A worker is asked to stop; no fault at all. */
  STOP_GRACEFULLY(false),
  /** A worker's next request reaches the database, the answer does not come back. */
  CUT_ANSWER(false),
  /** The producer's next commit reaches the database, the answer does not come back. */
  CUT_COMMIT(false),
  /** A worker's connections are reset; it has the rest of its lease to confirm again. */
  RESET(false),
  /** A worker's packets wait for longer than its lease. */
  STALL_NETWORK(true),
  /** A worker's packets are lost for longer than its lease, then the connections are reset. */
  DROP_NETWORK(true),
  /** All sessions are ended by the database, several times in a row. */
  TERMINATE_SESSIONS(false),
  /** The database is stopped and started, which can take longer than a lease. */
  RESTART_DATABASE(true),
  /** The database crashes and is started. */
  CRASH_DATABASE(true),
  /** A worker's pool has no connection left for longer than its lease. */
  EXHAUST_POOL(true),
  /** A transaction holds a lane and an old snapshot for long. */
  LONG_TRANSACTION(false);

  private final boolean mayRepeat;

  FaultKind(boolean mayRepeat) {
    this.mayRepeat = mayRepeat;
  }

  /** Whether it can keep a worker from confirming an effect before its lease runs out. */
  boolean mayRepeat() {
    return mayRepeat;
  }

  boolean isKill() {
    return switch (this) {
      case KILL, HALT, KILL_PRODUCER, HALT_PRODUCER -> true;
      default -> false;
    };
  }

  boolean needsOwnServer() {
    return this == RESTART_DATABASE || this == CRASH_DATABASE;
  }
}
