package io.github.odoosync.model;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a document or part, and how it is built. Immutable and thread-safe.
 *
 * @param <P> the document or part
 */
public final class Shape<P extends Part> {

  private final String name;
  private final Map<String, Field<?>> fields = new LinkedHashMap<>();
  private final Function<Content, P> maker;
  private final Type<P> type;

  Shape(String name, List<Field<?>> fields, Function<Content, P> maker) {
    this.name = name;
    fields.forEach(field -> this.fields.put(field.name(), field));
    this.maker = maker;
    this.type = new Type<>(new Parts<>(this));
  }

  /** Returns the name that the part has in a JSON Schema. */
  public String name() {
    return name;
  }

  /** Returns the declared fields, in their order. */
  public List<Field<?>> fields() {
    return List.copyOf(fields.values());
  }

  /** Returns the declared field of a name. */
  public Optional<Field<?>> field(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  /** Returns the type of fields that hold such a part. */
  public Type<P> type() {
    return type;
  }

  /** Starts a new one. */
  public Builder<P> builder() {
    return new Builder<>(this);
  }

  /** Starts from all that an existing one holds, unknown fields included. */
  public Builder<P> builder(P start) {
    return new Builder<>(this, start.content());
  }

  P make(Map<Field<?>, Object> values, Map<String, @Nullable Object> unknown, Place place) {
    Map<Field<?>, Object> ordered = new LinkedHashMap<>();
    for (Field<?> field : fields.values()) {
      Object value = values.get(field);
      if (value != null) {
        ordered.put(field, value);
      } else if (field.required()) {
        throw place.field(field.name()).missing();
      }
    }
    try {
      return maker.apply(new Content(this, ordered, unknown));
    } catch (InvalidValueException e) {
      throw place.at(e);
    }
  }

  void requireOwn(Field<?> field) {
    if (fields.get(field.name()) != field) {
      throw InvalidValueException.of(
          ErrorCode.NOT_A_FIELD, name + " has no field '" + field + "', only " + fields.keySet());
    }
  }

  void requireFree(Field<?> custom) {
    if (fields.containsKey(custom.name())) {
      throw InvalidValueException.of(
          ErrorCode.NOT_A_FIELD,
          name + " declares '" + custom.name() + "' itself, so it cannot be a custom field");
    }
  }
}
