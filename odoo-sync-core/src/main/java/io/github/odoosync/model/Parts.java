package io.github.odoosync.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes, reads and describes a part by the fields that its shape declares. */
record Parts<P extends Part>(Shape<P> shape) implements Codec<P> {

  @Override
  public boolean isEmpty(P value) {
    return value.content().values().isEmpty() && value.content().unknown().isEmpty();
  }

  @Override
  public Map<String, @Nullable Object> write(P value, Purpose purpose) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    for (Field<?> field : shape.fields()) {
      if (purpose == Purpose.STORE || !field.technical()) {
        writeField(tree, value, field, purpose);
      }
    }
    tree.putAll(value.content().unknown());
    return tree;
  }

  private static <T> void writeField(
      Map<String, @Nullable Object> tree, Part part, Field<T> field, Purpose purpose) {
    T value = part.content().find(field);
    if (value != null) {
      tree.put(field.name(), field.type().codec().write(value, purpose));
    }
  }

  @Override
  public P read(Object tree, Place place) {
    return read(tree, place, Set.of());
  }

  P read(Object tree, Place place, Set<String> known) {
    if (!(tree instanceof Map<?, ?> members)) {
      throw place.unreadable("an object is expected");
    }
    Map<Field<?>, Object> values = new LinkedHashMap<>();
    Map<String, @Nullable Object> unknown = new LinkedHashMap<>();
    members.forEach(
        (key, member) -> {
          String name = (String) key;
          Field<?> field = shape.field(name).orElse(null);
          if (field != null) {
            readField(values, field, member, place.field(name));
          } else if (!known.contains(name)) {
            unknown.put(name, member);
          }
        });
    return shape.make(values, unknown, place);
  }

  private static <T> void readField(
      Map<Field<?>, Object> values, Field<T> field, @Nullable Object tree, Place place) {
    if (tree == null) {
      return;
    }
    Codec<T> codec = field.type().codec();
    T value = codec.read(tree, place);
    if (!codec.isEmpty(value)) {
      values.put(field, codec.normal(value));
    }
  }

  @Override
  public Map<String, Object> describe(Definitions definitions) {
    return definitions.reference(shape.name(), () -> description(definitions));
  }

  Map<String, Object> description(Definitions definitions) {
    Map<String, Object> properties = new TreeMap<>();
    List<String> required = new ArrayList<>();
    for (Field<?> field : shape.fields()) {
      properties.put(field.name(), field.type().codec().describe(definitions));
      if (field.required()) {
        required.add(field.name());
      }
    }
    Map<String, Object> description = new TreeMap<>();
    description.put("type", "object");
    description.put("properties", properties);
    if (!required.isEmpty()) {
      description.put("required", required);
    }
    return description;
  }
}
