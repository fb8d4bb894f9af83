package io.github.odoosync.idempotency;

import io.github.odoosync.internal.json.Json;
import io.github.odoosync.internal.json.JsonException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of work came to, kept to be given again: a type name, its version and bytes.
 *
 * <p>The type is a name of the application's, never a Java class name; the version lets a later
 * release read what an older one stored. Immutable and thread-safe.
 */
public final class StoredResult {

  /** The longest type, in characters. */
  public static final int MAX_TYPE_LENGTH = 100;

  /** The most bytes: 256 KiB. Of more, keep it elsewhere and store where it is. */
  public static final int MAX_BYTES = 256 * 1024;

  private static final StoredResult NOTHING = new StoredResult("nothing", 1, new byte[0]);

  private final String type;
  private final int version;
  private final byte[] bytes;

  private StoredResult(String type, int version, byte[] bytes) {
    this.type = Objects.requireNonNull(type, "type");
    if (type.isBlank() || type.length() > MAX_TYPE_LENGTH) {
      throw new IllegalArgumentException(
          "A type has 1 to %d characters, not %d".formatted(MAX_TYPE_LENGTH, type.length()));
    }
    if (version < 1) {
      throw new IllegalArgumentException("A version starts at 1, not " + version);
    }
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "A stored result holds at most %d bytes, not %d; keep it elsewhere and store where it is"
              .formatted(MAX_BYTES, bytes.length));
    }
    this.version = version;
    this.bytes = bytes;
  }

  /**
   * Returns a JSON object.
   *
   * @param object plain values only: {@code Map}, {@code Iterable}, {@code String}, {@code Number},
   *     {@code Boolean} and null; a {@code BigDecimal} keeps its digits
   * @throws IllegalArgumentException if it holds a value of another type, or is too large
   */
  public static StoredResult json(
      String type, int version, Map<String, ? extends @Nullable Object> object) {
    return new StoredResult(type, version, Json.bytes(object));
  }

  /**
   * Returns bytes that are not looked into.
   *
   * @throws IllegalArgumentException if they are too many
   */
  public static StoredResult bytes(String type, int version, byte[] bytes) {
    return new StoredResult(type, version, bytes.clone());
  }

  /** Returns the result of work that only has an effect. */
  public static StoredResult nothing() {
    return NOTHING;
  }

  /** Returns the name of the result's shape. */
  public String type() {
    return type;
  }

  /** Returns the version of that shape, from 1. */
  public int version() {
    return version;
  }

  /** Returns a copy of the bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /**
   * Returns the JSON object, its numbers as {@code Long} or {@code BigDecimal}.
   *
   * @throws IllegalStateException if it is no JSON object
   */
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> toMap() {
    try {
      if (Json.parse(bytes) instanceof Map<?, ?> object) {
        return (Map<String, @Nullable Object>) object;
      }
    } catch (JsonException e) {
      throw notJson();
    }
    throw notJson();
  }

  private IllegalStateException notJson() {
    return new IllegalStateException(this + " is no JSON object; read it with toBytes()");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoredResult that
        && type.equals(that.type)
        && version == that.version
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + Arrays.hashCode(bytes);
  }

  /** Returns type, version and size; the content may be personal and is not shown. */
  @Override
  public String toString() {
    return type + " v" + version + " of " + bytes.length + " bytes";
  }
}
