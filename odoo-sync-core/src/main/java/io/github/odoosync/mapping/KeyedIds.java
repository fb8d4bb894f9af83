package io.github.odoosync.mapping;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the records that may have a business key, in two calls however many keys there are. */
final class KeyedIds {

  private final OdooClient odoo;
  private final DocumentMapping<?> mapping;

  KeyedIds(OdooClient odoo, DocumentMapping<?> mapping) {
    this.odoo = odoo;
    this.mapping = mapping;
  }

  Set<Long> find(Collection<String> keys) {
    Set<Long> ids = new LinkedHashSet<>();
    List<ExternalId> names = new ArrayList<>();
    for (String key : keys) {
      Keys.bornInOdoo(key).ifPresent(ids::add);
      names.add(Keys.externalId(new BusinessKey(mapping.schema().name(), key)));
    }
    odoo.externalIds().find(names).values().stream()
        .filter(reference -> reference.model().equals(mapping.model()))
        .forEach(reference -> ids.add(reference.id()));
    mapping
        .keyPath()
        .ifPresent(
            path ->
                ids.addAll(
                    odoo.model(mapping.model())
                        .where(field(path).in(List.copyOf(keys)))
                        .context(Map.of("active_test", false))
                        .ids()));
    return ids;
  }
}
