package io.github.odoosync.idempotency;

import io.github.odoosync.internal.json.CanonicalJson;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.internal.json.JsonException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tells one content from another: short, the same for the same content, and saying nothing of
 * it.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters; the factory methods make 64 hexadecimal ones
 */
public record Fingerprint(String value) {

  /** The longest value, in characters. */
  public static final int MAX_LENGTH = 100;

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it is blank or too long
   */
  public Fingerprint {
    if (value.isBlank() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A fingerprint has 1 to %d characters, not %d".formatted(MAX_LENGTH, value.length()));
    }
  }

  /**
   * Returns the SHA-256 of a JSON object. The order of the keys does not count, nor how a number is
   * written: {@code 1}, {@code 1.00} and {@code 1e0} are the same. The order of a list counts.
   *
   * @param object plain values only: {@code Map}, {@code Iterable}, {@code String}, {@code Number},
   *     {@code Boolean} and null
   * @throws IllegalArgumentException if it holds a value of another type, or a number that is none
   */
  public static Fingerprint ofJson(Map<String, ? extends @Nullable Object> object) {
    return of(CanonicalJson.bytes(object));
  }

  /**
   * Returns the SHA-256 of JSON text in UTF-8, the same as of the object it stands for.
   *
   * @throws IllegalArgumentException if it is not JSON
   */
  public static Fingerprint ofJson(byte[] json) {
    try {
      return of(CanonicalJson.bytes(Json.parse(json)));
    } catch (JsonException e) {
      throw new IllegalArgumentException("No fingerprint of what is not JSON: " + e.getMessage());
    }
  }

  /** Returns the SHA-256 of bytes as they are. */
  public static Fingerprint of(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Fingerprint(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
