package io.github.odoosync.idempotency;

import java.time.Duration;
import java.util.Objects;

/**
 * Asks for the right to run the work of a key.
 *
 * @param scope within what the key is unique; 1 to {@value #MAX_SCOPE_LENGTH} characters
 * @param key the key; 1 to {@value #MAX_KEY_LENGTH} characters
 * @param fingerprint of the content that belongs to the key
 * @param owner who asks: a random name, new for each run
 * @param lease for how long nobody else runs it
 * @param ttl how long a result is kept
 */
public record KeyClaim(
    String scope, String key, Fingerprint fingerprint, String owner, Duration lease, Duration ttl) {

  /** The longest scope, in characters. */
  public static final int MAX_SCOPE_LENGTH = 100;

  /** The longest key, in characters. */
  public static final int MAX_KEY_LENGTH = 255;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is blank, too long or out of range
   */
  public KeyClaim {
    check("scope", scope, MAX_SCOPE_LENGTH);
    check("key", key, MAX_KEY_LENGTH);
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(owner, "owner");
    positive("lease", lease);
    positive("time to live", ttl);
  }

  private static void check(String what, String value, int longest) {
    Objects.requireNonNull(value, what);
    if (value.isBlank() || value.length() > longest) {
      throw new IllegalArgumentException(
          "A %s has 1 to %d characters, not %d".formatted(what, longest, value.length()));
    }
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("A " + what + " must not hold the character NUL");
    }
  }

  private static void positive(String what, Duration value) {
    if (value.isZero() || value.isNegative() || value.compareTo(Duration.ofDays(36_500)) > 0) {
      throw new IllegalArgumentException(
          "The " + what + " must be above zero and below a hundred years: " + value);
    }
  }
}
