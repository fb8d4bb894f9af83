package io.github.odoosync.internal.odoo;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How values of one Java type are asked for, read and written.
 *
 * @param expected what it holds, in words
 * @param fieldTypes Odoo's types that it can hold; empty for any
 * @param codec reads a value
 * @param specification what {@code web_read} is asked for
 * @param writing how it is written
 * @param shape the record type that is nested, alone or in a list
 */
record ValueType(
    String expected,
    Set<String> fieldTypes,
    Codec codec,
    Map<String, Object> specification,
    Writing writing,
    @Nullable RecordShape shape) {

  /** How a value is written. */
  enum Writing {
    VALUE,
    NESTED_RECORD,
    IDS,
    ROWS
  }

  static ValueType simple(String expected, Codec codec, String... fieldTypes) {
    return new ValueType(expected, Set.of(fieldTypes), codec, Map.of(), Writing.VALUE, null);
  }

  static ValueType ref(String expected, Codec codec, Writing writing, String... fieldTypes) {
    Map<String, Object> name = Map.of("fields", Map.of("display_name", Map.of()));
    return new ValueType(expected, Set.of(fieldTypes), codec, name, writing, null);
  }

  static ValueType nested(
      String expected, Codec codec, Writing writing, RecordShape shape, String... fieldTypes) {
    Map<String, Object> fields = Map.of("fields", shape.specification());
    return new ValueType(expected, Set.of(fieldTypes), codec, fields, writing, shape);
  }

  boolean readsNames() {
    return shape == null && !specification.isEmpty();
  }

  /** Only {@code web_read} answers rows of records. */
  boolean needsWebRead() {
    return shape != null || (readsNames() && writing == Writing.IDS);
  }
}
