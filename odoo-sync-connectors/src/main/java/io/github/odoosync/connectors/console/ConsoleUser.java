package io.github.odoosync.connectors.console;

import java.util.Objects;

/**
 * Somebody who is logged in.
 *
 * @param name the person's name, as the journal keeps it; 1 to 100 characters
 * @param role what the person may do
 */
public record ConsoleUser(String name, ConsoleRole role) {

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is blank or too long
   */
  public ConsoleUser {
    Objects.requireNonNull(role, "role");
    if (name.isBlank() || name.length() > 100) {
      throw new IllegalArgumentException("A user's name has 1 to 100 characters");
    }
  }

  /** Returns a user who may look. */
  public static ConsoleUser viewer(String name) {
    return new ConsoleUser(name, ConsoleRole.VIEWER);
  }

  /** Returns a user who may look and act on messages and lanes. */
  public static ConsoleUser operator(String name) {
    return new ConsoleUser(name, ConsoleRole.OPERATOR);
  }

  /** Returns a user who may do all that the console can. */
  public static ConsoleUser admin(String name) {
    return new ConsoleUser(name, ConsoleRole.ADMIN);
  }

  boolean may(ConsoleRole needed) {
    return role.includes(needed);
  }
}
