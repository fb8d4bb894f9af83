package io.github.odoosync.capture;

import java.time.Duration;

/** One lane's work on a stream, done step by step. For one thread at a time. */
abstract class Work<T> {

  private final Tools<T> tools;
  private final Lane lane;
  private final boolean urgent;
  private long dueAt;

  /**
   * @param urgent whether it comes before walks over all records when calls are scarce
   */
  Work(Tools<T> tools, Lane lane, boolean urgent) {
    this.tools = tools;
    this.lane = lane;
    this.urgent = urgent;
    this.dueAt = tools.now();
  }

  final Tools<T> tools() {
    return tools;
  }

  final Lane lane() {
    return lane;
  }

  final boolean isUrgent() {
    return urgent;
  }

  /** Returns when the next step is due, by the monotonic clock. */
  long dueAt() {
    return dueAt;
  }

  /** Lets the next step wait. */
  final void rest(Duration time) {
    dueAt = tools.now() + time.toNanos();
  }

  /** Does one step: a page at most. */
  abstract void step();
}
