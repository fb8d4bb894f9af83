package io.github.odoosync.reconcile;

import io.github.odoosync.internal.json.CanonicalJson;
import io.github.odoosync.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What of a document counts in a comparison, as a tree of JSON values. */
final class Meaning {

  // The members by which the parts of a list are told apart, the first that all of them have.
  private static final List<String> NAMES = List.of("key", "line", "id", "sku", "code");

  private final Map<String, @Nullable Object> tree;

  private Meaning(Map<String, @Nullable Object> tree) {
    this.tree = tree;
  }

  @SuppressWarnings("unchecked")
  static Meaning of(String json, Set<String> ignored) {
    Object tree = Objects.requireNonNull(Json.parse(json));
    return new Meaning((Map<String, @Nullable Object>) kept(tree, "", ignored));
  }

  /** Returns the SHA-256 of what counts. */
  byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(CanonicalJson.bytes(tree));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Returns where it differs from another, in the order of paths. */
  List<Difference> differences(Meaning right) {
    List<Difference> found = new ArrayList<>();
    compare("", tree, right.tree, found);
    return found;
  }

  // Parts with names are kept by name, so that their order does not count.
  private static Object kept(Object value, String path, Set<String> ignored) {
    if (value instanceof Map<?, ?> members) {
      return keptMembers(members, path, ignored);
    }
    if (value instanceof List<?> items) {
      List<@Nullable Object> all = new ArrayList<>();
      items.forEach(item -> all.add(item == null ? null : kept(item, path, ignored)));
      String name = nameOf(all);
      return name == null ? all : named(all, name);
    }
    return value;
  }

  private static Map<String, @Nullable Object> keptMembers(
      Map<?, ?> members, String path, Set<String> ignored) {
    Map<String, @Nullable Object> kept = new TreeMap<>();
    members.forEach(
        (name, member) -> {
          String inner = path.isEmpty() ? (String) name : path + "." + name;
          if (member != null && !ignored.contains(inner)) {
            kept.put((String) name, kept(member, inner, ignored));
          }
        });
    return kept;
  }

  private static @Nullable String nameOf(List<@Nullable Object> items) {
    return NAMES.stream().filter(name -> tellsApart(name, items)).findFirst().orElse(null);
  }

  private static boolean tellsApart(String name, List<@Nullable Object> items) {
    Set<Object> seen = new TreeSet<>();
    for (Object item : items) {
      Object value = item instanceof Map<?, ?> members ? members.get(name) : null;
      if (!(value instanceof String) || !seen.add(value)) {
        return false;
      }
    }
    return !items.isEmpty();
  }

  private static Named named(List<@Nullable Object> items, String name) {
    Named parts = new Named();
    for (Object item : items) {
      Object key = item instanceof Map<?, ?> members ? members.get(name) : null;
      parts.put(String.valueOf(key), item);
    }
    return parts;
  }

  private static void compare(
      String path, @Nullable Object left, @Nullable Object right, List<Difference> found) {
    if (left instanceof Map<?, ?> one && right instanceof Map<?, ?> other) {
      compareMembers(path, one, other, left instanceof Named, found);
    } else if (left instanceof List<?> one
        && right instanceof List<?> other
        && one.size() == other.size()) {
      for (int i = 0; i < one.size(); i++) {
        compare(path + "[" + i + "]", one.get(i), other.get(i), found);
      }
    } else if (!same(left, right)) {
      found.add(new Difference(path, json(left), json(right)));
    }
  }

  private static void compareMembers(
      String path, Map<?, ?> one, Map<?, ?> other, boolean parts, List<Difference> found) {
    Set<String> names = new TreeSet<>();
    one.keySet().forEach(name -> names.add((String) name));
    other.keySet().forEach(name -> names.add((String) name));
    for (String name : names) {
      String inner = parts ? "[" + name + "]" : path.isEmpty() ? name : "." + name;
      compare(path + inner, one.get(name), other.get(name), found);
    }
  }

  private static boolean same(@Nullable Object left, @Nullable Object right) {
    return Objects.equals(json(left), json(right));
  }

  private static @Nullable String json(@Nullable Object value) {
    return value == null ? null : new String(CanonicalJson.bytes(value), StandardCharsets.UTF_8);
  }

  /** The parts of a list, by what tells them apart. */
  private static final class Named extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;
  }
}
