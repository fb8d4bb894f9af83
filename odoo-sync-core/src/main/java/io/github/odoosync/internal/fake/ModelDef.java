package io.github.odoosync.internal.fake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One model and its fields, ordered by name.
 *
 * @param fields the fields by name
 */
public record ModelDef(String name, Map<String, FieldDef> fields) {

  /** Keeps an unmodifiable copy of the fields. */
  public ModelDef {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Returns a field, null if the model has none of that name. */
  public @Nullable FieldDef field(String fieldName) {
    return fields.get(fieldName);
  }
}
