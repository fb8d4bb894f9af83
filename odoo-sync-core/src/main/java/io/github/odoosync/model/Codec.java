package io.github.odoosync.model;

import java.util.Map;

/** How values of one kind are brought into normal form, written, read and described. */
interface Codec<T> {

  /** Returns the value in the one form that equal values share. */
  default T normal(T value) {
    return value;
  }

  /** Returns whether the value says nothing, so that it counts as absent. */
  default boolean isEmpty(T value) {
    return false;
  }

  Object write(T value, Purpose purpose);

  T read(Object tree, Place place);

  Map<String, Object> describe(Definitions definitions);
}
