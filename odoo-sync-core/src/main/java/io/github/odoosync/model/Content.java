package io.github.odoosync.model;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a document or part holds: made by its builder or read from JSON, handed to its constructor.
 * Immutable and thread-safe.
 */
public final class Content {

  private final Shape<?> shape;
  private final Map<Field<?>, Object> values;
  private final Map<String, @Nullable Object> unknown;

  Content(Shape<?> shape, Map<Field<?>, Object> values, Map<String, @Nullable Object> unknown) {
    this.shape = shape;
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    this.unknown = Collections.unmodifiableMap(new LinkedHashMap<>(unknown));
  }

  Shape<?> shape() {
    return shape;
  }

  Map<Field<?>, Object> values() {
    return values;
  }

  /** What the JSON held beside the declared fields, custom ones included: plain JSON values. */
  Map<String, @Nullable Object> unknown() {
    return unknown;
  }

  // A field is the key of values of its own type alone: the builder and the reader see to it.
  @SuppressWarnings("unchecked")
  <T> @Nullable T find(Field<T> field) {
    if (!field.isCustom()) {
      shape.requireOwn(field);
      return (T) values.get(field);
    }
    Object tree = unknown.get(field.name());
    return tree == null
        ? null
        : field.type().codec().read(tree, Place.root(shape.name()).field(field.name()));
  }

  <T> T need(Field<T> field) {
    T value = find(field);
    if (value == null) {
      throw InvalidValueException.of(ErrorCode.MISSING_FIELD, field + " is missing");
    }
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Content that
        && shape == that.shape
        && values.equals(that.values)
        && unknown.equals(that.unknown);
  }

  @Override
  public int hashCode() {
    return Objects.hash(values, unknown);
  }
}
