package io.github.odoosync.connector.json;

import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.internal.json.JsonException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value in JSON that another system sent, with its place in the whole: what is not as expected is
 * said of a path such as {@code $.orders[3].total}, and never by showing the content.
 *
 * <p>A field that is missing reads as one that is null. Immutable unless the tree below is changed;
 * then whoever changes it sees to that.
 */
public final class Json {

  /** How deep a value may nest unless said otherwise. */
  public static final int MAX_DEPTH = 64;

  // 1e999999999 is short to write and fills the memory where it is written out.
  private static final int MAX_SCALE = 100;

  private final @Nullable Object value;
  private final String path;

  private Json(@Nullable Object value, String path) {
    this.value = value;
    this.path = path;
  }

  /**
   * Reads JSON in UTF-8 that nests at most {@value #MAX_DEPTH} deep.
   *
   * @throws DecodingException with {@link ErrorCode#FOREIGN_DATA} if it is not JSON
   */
  public static Json read(byte[] json) {
    return read(json, MAX_DEPTH);
  }

  /**
   * Reads JSON in UTF-8.
   *
   * @param maxDepth how deep it may nest, from 1 to 500
   * @throws DecodingException with {@link ErrorCode#FOREIGN_DATA} if it is not JSON, or deeper
   */
  public static Json read(byte[] json, int maxDepth) {
    try {
      return new Json(io.github.odoosync.internal.json.Json.parse(json, maxDepth), "$");
    } catch (JsonException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Returns a tree of plain values as JSON: {@code Map}, {@code List}, {@code String}, {@code
   * Number}, {@code Boolean} and null.
   */
  public static Json of(@Nullable Object tree) {
    return new Json(tree, "$");
  }

  /**
   * Writes a tree of plain values in UTF-8. A null that is in a map is written; a {@code
   * BigDecimal} keeps its digits.
   *
   * @throws IllegalArgumentException if it holds a value of another type
   */
  public static byte[] write(@Nullable Object tree) {
    return io.github.odoosync.internal.json.Json.bytes(tree);
  }

  /** Returns the field of an object; one that is missing reads as null. */
  public Json get(String field) {
    String there = path + "." + field;
    if (value == null) {
      return new Json(null, there);
    }
    if (value instanceof Map<?, ?> object) {
      return new Json(object.get(field), there);
    }
    throw expected("an object");
  }

  /** Returns the items of an array; none if it is null. */
  public List<Json> items() {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw expected("an array");
    }
    List<Json> items = new ArrayList<>(list.size());
    for (Object item : list) {
      items.add(new Json(item, path + "[" + items.size() + "]"));
    }
    return List.copyOf(items);
  }

  /** Returns whether there is no value: null, or a field that is missing. */
  public boolean isNull() {
    return value == null;
  }

  /** Returns this if it is a value; empty if it is null. */
  public Optional<Json> optional() {
    return Optional.ofNullable(value).map(any -> this);
  }

  /** Returns the text. */
  public String text() {
    if (value instanceof String text) {
      return text;
    }
    throw expected("a text");
  }

  /** Returns a text, or a number's digits: for ids that a system sends as either. */
  public String id() {
    if (value instanceof Long number) {
      return Long.toString(number);
    }
    return text();
  }

  /** Returns the number, also of a text that holds one. */
  public BigDecimal decimal() {
    BigDecimal number = number();
    if (number == null || Math.abs((long) number.scale()) > MAX_SCALE) {
      throw expected("a number");
    }
    return number;
  }

  private @Nullable BigDecimal number() {
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (value instanceof Long number) {
      return BigDecimal.valueOf(number);
    }
    try {
      return value instanceof String text && text.length() <= 100
          ? new BigDecimal(text.strip())
          : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Returns the whole number of 64 bits, also of a text that holds one. */
  public long integer() {
    try {
      return decimal().longValueExact();
    } catch (ArithmeticException e) {
      throw expected("a whole number");
    }
  }

  /** Returns the truth value. */
  public boolean flag() {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw expected("true or false");
  }

  /** Returns the moment that a text in ISO 8601 with a zone or offset names. */
  public Instant instant() {
    try {
      return OffsetDateTime.parse(text()).toInstant();
    } catch (DateTimeException e) {
      throw expected("a time with its zone");
    }
  }

  /** Returns the tree of plain values, or null. */
  public @Nullable Object tree() {
    return value;
  }

  /** Returns where the value stands in the whole, such as {@code $.orders[3].total}. */
  public String path() {
    return path;
  }

  /** Returns the path; the content may be personal and is not shown. */
  @Override
  public String toString() {
    return path;
  }

  private DecodingException expected(String what) {
    return wrong(
        path + (value == null ? " is not there" : " is of another kind") + "; expected " + what);
  }

  private static DecodingException wrong(String detail) {
    return new DecodingException(Failure.of(ErrorCode.FOREIGN_DATA, detail), null);
  }
}
