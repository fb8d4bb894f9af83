package io.github.odoosync.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON as plain Java values: {@code Map}, {@code List}, {@code String}, {@code
 * Long}, {@code BigDecimal}, {@code Boolean} and null. Thread-safe.
 */
public final class Json {

  /** How deep a value may nest, on the way in and out; Odoo itself stops earlier. */
  public static final int MAX_DEPTH = 500;

  // The longest text: a file of 128 MiB (Odoo's own limit of a request) in Base64.
  private static final int MAX_TEXT = 180_000_000;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT)
                  .build())
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private Json() {}

  /**
   * Writes a value as UTF-8.
   *
   * @throws IllegalArgumentException if it holds what JSON cannot: a foreign type, a nesting deeper
   *     than {@link #MAX_DEPTH}
   */
  public static byte[] bytes(@Nullable Object value) {
    try (ByteArrayBuilder out = new ByteArrayBuilder(FACTORY._getBufferRecycler(), 512)) {
      try (JsonGenerator generator = FACTORY.createGenerator(out)) {
        write(generator, value);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot be written as JSON: " + e.getMessage(), e);
    }
  }

  /** Writes a value as text; see {@link #bytes}. */
  public static String text(@Nullable Object value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  /**
   * Reads one value.
   *
   * @throws JsonException if it is not JSON
   */
  public static @Nullable Object parse(byte[] json) {
    try (JsonReader reader = JsonReader.of(json, 0)) {
      return reader.wholeTree();
    }
  }

  /**
   * Reads one value of strangers, which nests at most so deep.
   *
   * @throws JsonException if it is not JSON to the letter, or deeper
   */
  public static @Nullable Object parse(byte[] json, int maxDepth) {
    try (JsonReader reader = JsonReader.of(json, 0)) {
      return reader.strictTree(maxDepth);
    }
  }

  /** Reads one value from text; see {@link #parse(byte[])}. */
  public static @Nullable Object parse(String json) {
    return parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Number number) {
      writeNumber(out, number);
    } else if (value instanceof Map<?, ?> map) {
      writeObject(out, map);
    } else if (value instanceof Iterable<?> items) {
      writeArray(out, items);
    } else {
      throw new IllegalArgumentException(
          "Cannot be written as JSON: a value of type " + value.getClass().getName());
    }
  }

  private static void writeNumber(JsonGenerator out, Number number) throws IOException {
    if (number instanceof Long || number instanceof Integer || number instanceof Short) {
      out.writeNumber(number.longValue());
    } else if (number instanceof BigDecimal decimal) {
      out.writeNumber(decimal);
    } else if (number instanceof BigInteger integer) {
      out.writeNumber(integer);
    } else if (Double.isFinite(number.doubleValue())) {
      out.writeNumber(number.doubleValue());
    } else {
      throw new IllegalArgumentException("Cannot be written as JSON: " + number);
    }
  }

  private static void writeObject(JsonGenerator out, Map<?, ?> map) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String name)) {
        throw new IllegalArgumentException("Cannot be written as JSON: the key " + entry.getKey());
      }
      out.writeFieldName(name);
      write(out, entry.getValue());
    }
    out.writeEndObject();
  }

  private static void writeArray(JsonGenerator out, Iterable<?> items) throws IOException {
    out.writeStartArray();
    for (Object item : items) {
      write(out, item);
    }
    out.writeEndArray();
  }

  static UncheckedIOException impossible(IOException e) {
    return new UncheckedIOException(e);
  }
}
