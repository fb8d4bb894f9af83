package io.github.odoosync.model;

import java.util.List;
import java.util.Map;

/** A closed set of values, written by their names. */
record OneOf<E extends Enum<E>>(List<E> values) implements Codec<E> {

  @Override
  public Object write(E value, Purpose purpose) {
    return value.name();
  }

  @Override
  public E read(Object tree, Place place) {
    for (E value : values) {
      if (value.name().equals(tree)) {
        return value;
      }
    }
    throw place.unreadable("one of " + values + " is expected");
  }

  @Override
  public Map<String, Object> describe(Definitions definitions) {
    return Map.of("type", "string", "enum", values.stream().map(Enum::name).toList());
  }
}
