package io.github.odoosync.standin;

import io.github.odoosync.connector.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stock of a {@link ShopifyServer}: figures, keys that were used, and what was compared. */
public final class ShopifyStock {

  private record Place(String item, String location) {}

  private record Used(String input, Map<String, Object> payload) {}

  private final Map<String, String> skus = new LinkedHashMap<>();
  private final Map<Place, Integer> available = new LinkedHashMap<>();
  private final Map<String, Used> keys = new LinkedHashMap<>();
  private final Map<Place, Integer> changes = new LinkedHashMap<>();
  private final Set<String> poisoned = new HashSet<>();
  private final List<String> answers = new ArrayList<>();

  /** Stocks an item at a location. */
  public synchronized void put(String sku, String item, String location, int quantity) {
    skus.put(item(item), sku);
    available.put(place(item, location), quantity);
  }

  /** Makes the figures of an item something that nobody can read. */
  public synchronized void poison(String item) {
    poisoned.add(item(item));
  }

  /** Returns how much can be sold. */
  public synchronized int available(String item, String location) {
    return available.getOrDefault(place(item, location), 0);
  }

  /** Returns how often a figure was changed. */
  public synchronized int changes(String item, String location) {
    return changes.getOrDefault(place(item, location), 0);
  }

  /** Refuses the next changes with these codes, one after the other. */
  public synchronized void refuse(String... codes) {
    answers.addAll(List.of(codes));
  }

  synchronized Map<String, Object> change(String key, Json input) {
    if (!answers.isEmpty()) {
      return error(answers.remove(0));
    }
    String asked = String.valueOf(input.tree());
    Used used = keys.get(key);
    if (used != null) {
      return used.input().equals(asked)
          ? used.payload()
          : error("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
    }
    Map<String, Object> payload = changed(input);
    if (payload.containsKey("inventoryAdjustmentGroup")) {
      keys.put(key, new Used(asked, payload));
    }
    return payload;
  }

  private Map<String, Object> changed(Json input) {
    boolean set = !input.get("quantities").isNull();
    Json line = input.get(set ? "quantities" : "changes").items().get(0);
    // It has to be there, null or not.
    if (!(line.tree() instanceof Map<?, ?> fields) || !fields.containsKey("changeFromQuantity")) {
      return error("CHANGE_FROM_QUANTITY_REQUIRED");
    }
    Place place = new Place(line.get("inventoryItemId").text(), line.get("locationId").text());
    Integer current = available.get(place);
    if (current == null) {
      return error("ITEM_NOT_STOCKED_AT_LOCATION");
    }
    Json expected = line.get("changeFromQuantity");
    if (!expected.isNull() && expected.integer() != current) {
      return error("CHANGE_FROM_QUANTITY_STALE");
    }
    long figure = line.get(set ? "quantity" : "delta").integer();
    available.put(place, (int) (set ? figure : current + figure));
    changes.merge(place, 1, Integer::sum);
    return Map.of(
        "inventoryAdjustmentGroup",
        Map.of("id", "gid://shopify/InventoryAdjustmentGroup/1"),
        "userErrors",
        List.of());
  }

  synchronized Map<String, @Nullable Object> read(String item, String location) {
    Integer current = available.get(new Place(item, location));
    Map<String, @Nullable Object> found = new LinkedHashMap<>();
    found.put("id", item);
    found.put("sku", skus.get(item));
    found.put(
        "inventoryLevel",
        current == null ? null : level(poisoned.contains(item) ? "some" : current, current));
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("inventoryItem", found);
    return data;
  }

  /** Lists all items by their numbers, from behind the one that a cursor names. */
  synchronized Map<String, Object> list(Json variables) {
    long after = variables.get("after").isNull() ? 0 : number(variables.get("after").text());
    List<String> rest =
        skus.keySet().stream()
            .filter(item -> number(item) > after)
            .sorted(Comparator.comparing(ShopifyStock::number))
            .toList();
    List<String> page =
        rest.subList(0, (int) Math.min(variables.get("first").integer(), rest.size()));
    Map<String, @Nullable Object> info = new LinkedHashMap<>();
    info.put("hasNextPage", rest.size() > page.size());
    info.put("endCursor", page.isEmpty() ? null : page.get(page.size() - 1));
    List<@Nullable Object> nodes = new ArrayList<>();
    String location = variables.get("location").text();
    page.forEach(item -> nodes.add(read(item, location).get("inventoryItem")));
    return Map.of("inventoryItems", Map.of("pageInfo", info, "nodes", nodes));
  }

  private static Map<String, Object> level(Object shown, int available) {
    return Map.of(
        "quantities",
        List.of(
            Map.of("name", "available", "quantity", shown),
            Map.of("name", "on_hand", "quantity", available + 2),
            Map.of("name", "committed", "quantity", 2),
            Map.of("name", "incoming", "quantity", 0)));
  }

  synchronized Map<String, Object> bySku(String sku) {
    List<Object> nodes = new ArrayList<>();
    skus.forEach(
        (item, known) -> {
          if (known.startsWith(sku)) {
            nodes.add(Map.of("id", item, "sku", known));
          }
        });
    return Map.of("inventoryItems", Map.of("nodes", nodes));
  }

  private static Map<String, Object> error(String code) {
    return Map.of(
        "userErrors",
        List.of(Map.of("field", List.of("input"), "code", code, "message", "It is " + code)));
  }

  private static Place place(String item, String location) {
    return new Place(item(item), "gid://shopify/Location/" + location);
  }

  private static long number(String item) {
    return Long.parseLong(item.substring(item.lastIndexOf('/') + 1));
  }

  private static String item(String number) {
    return "gid://shopify/InventoryItem/" + number;
  }
}
