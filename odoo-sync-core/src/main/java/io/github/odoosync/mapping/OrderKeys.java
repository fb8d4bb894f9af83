package io.github.odoosync.mapping;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.odoo.ExternalId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of orders and their lines, as the documents of those orders have them. */
final class OrderKeys {

  private OrderKeys() {}

  /** Returns the key of an order; null if there is none. */
  static @Nullable BusinessKey of(Source source, String path, String model, String entity) {
    Long id = source.id(path);
    String name = source.text(path + ".name");
    if (id == null || name == null) {
      return null;
    }
    ExternalId known = source.lookups().externalIds(model, List.of(id)).get(id);
    return new BusinessKey(entity, Keys.keyIn(known, entity).orElse(name));
  }

  /** Returns the keys of lines by their ids. */
  static Map<Long, String> ofLines(Lookups lookups, String model, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<Long, ExternalId> names = lookups.externalIds(model, new LinkedHashSet<>(ids));
    Map<Long, String> keys = new LinkedHashMap<>();
    ids.forEach(id -> keys.put(id, Keys.lineKey(names.get(id), id)));
    return keys;
  }
}
