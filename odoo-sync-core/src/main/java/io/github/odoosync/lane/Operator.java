package io.github.odoosync.lane;

import java.util.Objects;

/**
 * Who does something by hand, and why. Both are kept in the journal.
 *
 * @param actor the person's or program's name, 1 to 100 characters
 * @param reason why, 1 to 500 characters
 */
public record Operator(String actor, String reason) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is blank or too long
   */
  public Operator {
    check("actor", actor, 100);
    check("reason", reason, 500);
  }

  private static void check(String what, String value, int longest) {
    Objects.requireNonNull(value, what);
    if (value.isBlank() || value.length() > longest) {
      throw new IllegalArgumentException(
          "The " + what + " has 1 to " + longest + " characters: the journal keeps it");
    }
  }
}
