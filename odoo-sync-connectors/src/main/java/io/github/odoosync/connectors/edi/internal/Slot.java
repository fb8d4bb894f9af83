package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Shape;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document, from where a value is written and to where it is read.
 *
 * @param <P> the document or part
 * @param <T> the value
 */
public interface Slot<P extends Part, T> {

  /** Returns the value; null if it is absent. */
  @Nullable T get(P part);

  /** Puts a value that was read. */
  void put(Draft<P> draft, T value);

  /** Returns the slot of a field. */
  static <P extends Part, T> Slot<P, T> of(Field<T> field) {
    return of(part -> part.get(field).orElse(null), (draft, value) -> draft.set(field, value));
  }

  /** Returns a slot that holds nothing. */
  static <P extends Part, T> Slot<P, T> none() {
    return of(part -> null, (draft, value) -> {});
  }

  /** Returns a slot of two functions. */
  static <P extends Part, T> Slot<P, T> of(Getter<P, T> getter, Putter<P, T> putter) {
    return new Slot<>() {
      @Override
      public @Nullable T get(P part) {
        return getter.get(part);
      }

      @Override
      public void put(Draft<P> draft, T value) {
        putter.put(draft, value);
      }
    };
  }

  /** Returns the slot of a value inside a part. */
  static <P extends Part, Q extends Part, T> Slot<P, T> within(
      Field<Q> field, Shape<Q> shape, Slot<Q, T> inner) {
    return of(
        part -> part.get(field).map(inner::get).orElse(null),
        (draft, value) -> inner.put(draft.part(field, shape), value));
  }

  /** Returns the slot with its value in another form. */
  default <U> Slot<P, U> as(Function<T, @Nullable U> to, Function<U, T> from) {
    return of(
        part -> {
          T value = get(part);
          return value == null ? null : to.apply(value);
        },
        (draft, value) -> put(draft, from.apply(value)));
  }

  /** Gets a value. */
  interface Getter<P extends Part, T> {
    /** Returns it; null if it is absent. */
    @Nullable T get(P part);
  }

  /** Puts a value. */
  interface Putter<P extends Part, T> {
    /** Puts it. */
    void put(Draft<P> draft, T value);
  }
}
