package io.github.odoosync.internal.odoo;

import io.github.odoosync.internal.json.JsonReader;
import org.jspecify.annotations.Nullable;

/** Reads one value. */
@FunctionalInterface
interface Codec {

  /** Returns the value the reader stands on, or null where Odoo says that there is none. */
  @Nullable Object read(JsonReader reader);
}
