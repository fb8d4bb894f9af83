package io.github.odoosync.model;

import io.github.odoosync.error.InvalidValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A closed value made of a few members: written as an object that holds nothing else. */
final class Composite<V> implements Codec<V> {

  /** One member of such a value. */
  record Member<V, T>(
      String name, Codec<T> codec, Function<V, @Nullable T> getter, boolean required) {}

  /** The members of a value that is being read. */
  static final class Members<V> {

    private final Map<?, ?> tree;
    private final Place place;

    private Members(Map<?, ?> tree, Place place) {
      this.tree = tree;
      this.place = place;
    }

    <T> T need(Member<V, T> member) {
      T value = find(member);
      if (value == null) {
        throw place.field(member.name()).missing();
      }
      return value;
    }

    <T> @Nullable T find(Member<V, T> member) {
      Object found = tree.get(member.name());
      return found == null ? null : member.codec().read(found, place.field(member.name()));
    }
  }

  private final String name;
  private final Function<Members<V>, V> maker;
  private final List<Member<V, ?>> members;

  private Composite(String name, Function<Members<V>, V> maker, List<Member<V, ?>> members) {
    this.name = name;
    this.maker = maker;
    this.members = members;
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  static <V> Type<V> of(String name, Function<Members<V>, V> maker, Member<V, ?>... members) {
    return new Type<>(new Composite<>(name, maker, List.of(members)));
  }

  static <V, T> Member<V, T> member(String name, Type<T> type, Function<V, @Nullable T> getter) {
    return new Member<>(name, type.codec(), getter, true);
  }

  static <V, T> Member<V, T> optional(String name, Type<T> type, Function<V, @Nullable T> getter) {
    return new Member<>(name, type.codec(), getter, false);
  }

  List<Member<V, ?>> members() {
    return members;
  }

  @Override
  public Object write(V value, Purpose purpose) {
    Map<String, Object> tree = new LinkedHashMap<>();
    members.forEach(member -> writeMember(tree, value, member, purpose));
    return tree;
  }

  private static <V, T> void writeMember(
      Map<String, Object> tree, V value, Member<V, T> member, Purpose purpose) {
    T held = member.getter().apply(value);
    if (held != null) {
      tree.put(member.name(), member.codec().write(held, purpose));
    }
  }

  @Override
  public V read(Object tree, Place place) {
    if (!(tree instanceof Map<?, ?> found)) {
      throw place.unreadable("an object is expected");
    }
    List<String> names = members.stream().map(Member::name).toList();
    for (Object name : found.keySet()) {
      if (!names.contains(name)) {
        throw place.unreadable("'" + name + "' is none of " + names);
      }
    }
    try {
      return maker.apply(new Members<>(found, place));
    } catch (InvalidValueException e) {
      throw place.at(e);
    }
  }

  @Override
  public Map<String, Object> describe(Definitions definitions) {
    return definitions.reference(name, () -> description(definitions));
  }

  private Map<String, Object> description(Definitions definitions) {
    Map<String, Object> properties = new TreeMap<>();
    List<String> required = new ArrayList<>();
    for (Member<V, ?> member : members) {
      properties.put(member.name(), member.codec().describe(definitions));
      if (member.required()) {
        required.add(member.name());
      }
    }
    Map<String, Object> description = new TreeMap<>();
    description.put("type", "object");
    description.put("properties", properties);
    description.put("required", required);
    description.put("additionalProperties", false);
    return description;
  }
}
