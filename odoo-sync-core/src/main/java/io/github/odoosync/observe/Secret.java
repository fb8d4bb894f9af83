package io.github.odoosync.observe;

import java.util.function.UnaryOperator;

/**
 * A password, key or token that never prints: {@code toString}, logs and exceptions show {@code
 * ***}.
 *
 * <p>Immutable and thread-safe. Equality compares the values.
 */
public final class Secret {

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * Returns a secret with this value.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public static Secret of(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A secret must not be blank");
    }
    return new Secret(value);
  }

  /**
   * Returns the secret that an environment variable holds.
   *
   * @throws IllegalArgumentException if the variable is not set; the message names it
   */
  public static Secret fromEnv(String variable) {
    return fromLookup(variable, System::getenv);
  }

  static Secret fromLookup(String variable, UnaryOperator<String> lookup) {
    String found = lookup.apply(variable);
    if (found == null || found.isBlank()) {
      throw new IllegalArgumentException("The environment variable " + variable + " is not set");
    }
    return new Secret(found);
  }

  /** Returns the value, for the one place that sends it. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && value.equals(secret.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
