package io.github.odoosync.connector;

import java.util.List;

/**
 * What a connector found when it looked whether it can work.
 *
 * @param checks each thing it looked at, in order
 */
public record CheckReport(List<Check> checks) {

  /** How one thing is. */
  public enum Status {
    /** As it should be. */
    PASSED,
    /** It works, but people should look. */
    WARNING,
    /** It does not work. */
    FAILED
  }

  /**
   * One thing that was looked at.
   *
   * @param name what, such as {@code scope read_orders}
   * @param status how it is
   * @param detail what was found, and what to do about it; without secrets
   */
  public record Check(String name, Status status, String detail) {}

  /** Copies the list. */
  public CheckReport {
    checks = List.copyOf(checks);
  }

  /** Returns whether nothing failed. */
  public boolean passed() {
    return checks.stream().noneMatch(check -> check.status() == Status.FAILED);
  }
}
