package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.OdooRecord;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Ids that may be missing. */
final class Ids {

  private Ids() {}

  static OptionalLong optional(@Nullable Long id) {
    return id == null ? OptionalLong.empty() : OptionalLong.of(id);
  }

  static @Nullable Long orNull(OptionalLong id) {
    return id.isPresent() ? Long.valueOf(id.getAsLong()) : null;
  }

  /** Returns the id of a many2one, whatever way it was read; null if it is empty or not there. */
  static @Nullable Long of(OdooRecord record, String field) {
    return record.has(field) ? orNull(record.whole(field)) : null;
  }

  static long required(OdooRecord record, String field) {
    return record.whole(field).orElseThrow();
  }
}
