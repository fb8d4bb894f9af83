package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document or part that is being read, with those inside it. Not thread-safe.
 *
 * @param <P> what it becomes
 */
public final class Draft<P extends Part> {

  private final Builder<P> builder;
  private final Map<Field<?>, Draft<?>> parts = new LinkedHashMap<>();
  private final Map<Field<?>, List<Object>> lists = new HashMap<>();
  private final Map<Field<?>, Object> values = new HashMap<>();
  private boolean touched;

  /** Starts one. */
  public Draft(Shape<P> shape) {
    this(shape.builder());
  }

  /** Starts one from what is known already. */
  public Draft(Builder<P> builder) {
    this.builder = builder;
  }

  /** Sets a field. */
  public <T> void set(Field<T> field, T value) {
    builder.set(field, value);
    values.put(field, value);
    touched = true;
  }

  /** Sets a text; blanks around it are no part of it, and one of blanks alone is none. */
  public void setText(Field<String> field, String text) {
    if (!text.isBlank()) {
      set(field, text.strip());
    }
  }

  /** Adds a text to a list, as {@link #setText} sets one. */
  public void addText(Field<List<String>> field, String text) {
    if (!text.isBlank()) {
      add(field, text.strip());
    }
  }

  /** Returns what was set; null if nothing was. */
  @SuppressWarnings("unchecked") // A field's value is of its type.
  public <T> @Nullable T value(Field<T> field) {
    return (T) values.get(field);
  }

  /** Adds to a list. */
  public <T> void add(Field<List<T>> field, T value) {
    lists.computeIfAbsent(field, key -> new ArrayList<>()).add(value);
    touched = true;
  }

  /** Returns what was added to a list. */
  public List<?> list(Field<? extends List<?>> field) {
    return lists.getOrDefault(field, List.of());
  }

  /** Returns the part of a field, empty at first. */
  @SuppressWarnings("unchecked") // A field's draft was made of that field's shape.
  public <Q extends Part> Draft<Q> part(Field<Q> field, Shape<Q> shape) {
    return (Draft<Q>) parts.computeIfAbsent(field, key -> new Draft<>(shape));
  }

  /** Returns whether anything was set. */
  public boolean isTouched() {
    return touched || parts.values().stream().anyMatch(Draft::isTouched);
  }

  /** Builds it. */
  public P build() {
    parts.forEach(this::settle);
    lists.forEach(this::settle);
    return builder.build();
  }

  @SuppressWarnings("unchecked") // As in part().
  private <Q extends Part> void settle(Field<?> field, Draft<?> draft) {
    if (draft.isTouched()) {
      set((Field<Q>) field, (Q) draft.build());
    }
  }

  @SuppressWarnings("unchecked") // A field's list holds what was added to that field.
  private <T> void settle(Field<?> field, List<Object> values) {
    builder.set((Field<List<T>>) field, (List<T>) values);
  }
}
