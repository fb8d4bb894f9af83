package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.OdooRecord;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** RelatedIds of related records, with or without their names: within lines they come bare. */
final class RelatedIds {

  private RelatedIds() {}

  /** Returns the id in a many2one. */
  static Optional<Long> of(OdooRecord record, String field) {
    return of(record.raw(field).value());
  }

  /** Returns the ids in a many2many or one2many. */
  static Set<Long> all(OdooRecord record, String field) {
    Set<Long> ids = new HashSet<>();
    if (record.raw(field).value() instanceof Collection<?> many) {
      many.forEach(each -> of(each).ifPresent(ids::add));
    }
    return ids;
  }

  private static Optional<Long> of(@Nullable Object value) {
    if (value instanceof Number id) {
      return Optional.of(id.longValue());
    }
    if (value instanceof Map<?, ?> record) {
      return of(record.get("id"));
    }
    return value instanceof List<?> pair && !pair.isEmpty() ? of(pair.get(0)) : Optional.empty();
  }
}
