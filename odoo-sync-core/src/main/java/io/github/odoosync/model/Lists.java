package io.github.odoosync.model;

import io.github.odoosync.internal.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Many values of one kind, with or without an order that counts. */
record Lists<T>(Codec<T> item, boolean unordered) implements Codec<List<T>> {

  @Override
  public List<T> normal(List<T> value) {
    List<T> items = value.stream().map(item::normal).toList();
    if (!unordered || items.size() < 2) {
      return items;
    }
    TreeMap<String, T> sorted = new TreeMap<>();
    items.forEach(each -> sorted.putIfAbsent(sortKey(each), each));
    return List.copyOf(sorted.values());
  }

  private String sortKey(T each) {
    byte[] text = CanonicalJson.bytes(item.write(each, Purpose.STORE));
    return new String(text, StandardCharsets.UTF_8);
  }

  @Override
  public boolean isEmpty(List<T> value) {
    return value.isEmpty();
  }

  @Override
  public Object write(List<T> value, Purpose purpose) {
    return value.stream().map(each -> item.write(each, purpose)).toList();
  }

  @Override
  public List<T> read(Object tree, Place place) {
    if (!(tree instanceof List<?> items)) {
      throw place.unreadable("a list is expected");
    }
    List<T> values = new ArrayList<>();
    for (Object each : items) {
      Place at = place.item(values.size());
      if (each == null) {
        throw at.unreadable("null stands in a list");
      }
      values.add(item.read(each, at));
    }
    return values;
  }

  @Override
  public Map<String, Object> describe(Definitions definitions) {
    Map<String, Object> description = new TreeMap<>();
    description.put("type", "array");
    description.put("items", item.describe(definitions));
    if (unordered) {
      description.put("uniqueItems", true);
    }
    return description;
  }
}
