package io.github.odoosync.odoo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of some fields of one record, for writing.
 *
 * <p>Immutable. Values are given in Java's types: {@code String}, whole numbers, {@code
 * BigDecimal}, {@code Boolean}, {@code LocalDate}, {@code Instant} (cut to the second), {@link
 * Selection}, {@link Ref} or an id for a many2one, a list of {@link Command} for lines, {@code
 * byte[]} for binary, {@link RawJson}. Null and an empty {@code Optional} clear the field.
 */
public final class Values {

  private static final Values EMPTY = new Values(Map.of());

  private final Map<String, @Nullable Object> fields;

  private Values(Map<String, ? extends @Nullable Object> fields) {
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Returns no values: a record made of them has only defaults. */
  public static Values empty() {
    return EMPTY;
  }

  /** Returns the value of one field. */
  public static Values of(String field, @Nullable Object value) {
    return EMPTY.with(field, value);
  }

  /** Returns the values of a map. */
  public static Values of(Map<String, ? extends @Nullable Object> fields) {
    return new Values(fields);
  }

  /** Returns the same with the value of one more field. */
  public Values with(String field, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new Values(more);
  }

  /** Returns the fields and their values in the order they were given; unmodifiable. */
  public Map<String, @Nullable Object> asMap() {
    return fields;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Values values && fields.equals(values.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /** Shows the names of the fields only: their values are business data. */
  @Override
  public String toString() {
    return "Values" + fields.keySet();
  }
}
