package io.github.odoosync.model;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The named parts that a JSON Schema speaks of, each described once. */
final class Definitions {

  private final Map<String, Object> byName = new TreeMap<>();

  Map<String, Object> reference(String name, Supplier<Map<String, Object>> description) {
    if (!byName.containsKey(name)) {
      // Taken before it is described: a part may hold parts of its own kind.
      byName.put(name, Map.of());
      byName.put(name, description.get());
    }
    return Map.of("$ref", "#/$defs/" + name);
  }

  Map<String, Object> all() {
    return byName;
  }
}
