package io.github.odoosync.model;

import io.github.odoosync.error.InvalidValueException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds a document or part field by field. Not thread-safe.
 *
 * @param <P> what is built
 */
public final class Builder<P extends Part> {

  private final Shape<P> shape;
  private final Map<Field<?>, Object> values = new HashMap<>();
  private final Map<String, @Nullable Object> unknown = new LinkedHashMap<>();

  Builder(Shape<P> shape) {
    this.shape = shape;
  }

  Builder(Shape<P> shape, Content start) {
    this(shape);
    values.putAll(start.values());
    unknown.putAll(start.unknown());
  }

  /**
   * Sets a field, declared or custom; null, a blank text and an empty list make it absent.
   *
   * @throws InvalidValueException if there is no such field, or the value breaks its rule
   */
  public <T> Builder<P> set(Field<T> field, @Nullable T value) {
    if (value == null || field.type().codec().isEmpty(value)) {
      return clear(field);
    }
    T normal = checked(field, value);
    if (field.isCustom()) {
      shape.requireFree(field);
      unknown.put(field.name(), field.type().codec().write(normal, Purpose.STORE));
    } else {
      shape.requireOwn(field);
      values.put(field, normal);
    }
    return this;
  }

  /** Sets a list's items; none make it absent. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final <T> Builder<P> setAll(Field<List<T>> field, T... items) {
    return set(field, List.of(items));
  }

  /** Builds it. */
  public P build() {
    return shape.make(values, unknown, Place.root(shape.name()));
  }

  private Builder<P> clear(Field<?> field) {
    if (field.isCustom()) {
      unknown.remove(field.name());
    } else {
      shape.requireOwn(field);
      values.remove(field);
    }
    return this;
  }

  private <T> T checked(Field<T> field, T value) {
    try {
      return field.type().codec().normal(value);
    } catch (InvalidValueException e) {
      throw Place.root(shape.name()).field(field.name()).at(e);
    }
  }
}
