package io.github.odoosync.lane;

import io.github.odoosync.internal.json.Json;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a message carries: a JSON object written by this library, or bytes that it does not look
 * into.
 *
 * <p>Immutable and thread-safe: bytes are copied on the way in and out.
 */
public final class Payload {

  /** How the bytes are to be read. */
  public enum Format {
    /** A JSON object in UTF-8. */
    JSON,
    /** Bytes of the application's own. */
    BYTES
  }

  private static final Payload EMPTY = new Payload(Format.BYTES, new byte[0]);

  private final Format format;
  private final byte[] bytes;

  private Payload(Format format, byte[] bytes) {
    this.format = format;
    this.bytes = bytes;
  }

  /**
   * Returns a JSON payload.
   *
   * @param object plain values only: {@code Map}, {@code Iterable}, {@code String}, {@code Number},
   *     {@code Boolean} and null; a {@code BigDecimal} keeps its digits
   * @throws IllegalArgumentException if it holds a value of another type
   */
  public static Payload json(Map<String, ? extends @Nullable Object> object) {
    return new Payload(Format.JSON, Json.bytes(object));
  }

  /** Returns a payload of bytes, which may be empty. */
  public static Payload bytes(byte[] bytes) {
    return new Payload(Format.BYTES, bytes.clone());
  }

  /** Returns a payload without content, for messages whose type says it all. */
  public static Payload empty() {
    return EMPTY;
  }

  /** Returns a payload as a store kept it; for implementations of {@link LaneStore}. */
  public static Payload stored(Format format, byte[] bytes) {
    return new Payload(format, bytes);
  }

  /** Returns how the bytes are to be read. */
  public Format format() {
    return format;
  }

  /** Returns a copy of the bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** Returns the number of bytes. */
  public int size() {
    return bytes.length;
  }

  /**
   * Returns the JSON object, its numbers as {@code Long} or {@code BigDecimal}.
   *
   * @throws IllegalStateException if the payload is not JSON
   */
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> toMap() {
    if (format != Format.JSON || !(Json.parse(bytes) instanceof Map<?, ?> object)) {
      throw new IllegalStateException("The payload is no JSON object; read it with toBytes()");
    }
    return (Map<String, @Nullable Object>) object;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Payload that
        && format == that.format
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Returns format and size; the content may be personal and is not shown. */
  @Override
  public String toString() {
    return format + " of " + bytes.length + " bytes";
  }
}
