package io.github.odoosync.odoo;

import io.github.odoosync.odoo.transport.OdooVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Odoo says of one model's fields: {@code fields_get} on one server, for the user who asked. A
 * field that the user may not read is missing. Immutable and thread-safe.
 */
public final class ModelSchema {

  private final String model;
  private final OdooVersion version;
  private final Map<String, FieldSchema> fields;

  private ModelSchema(String model, OdooVersion version, Map<String, FieldSchema> fields) {
    this.model = model;
    this.version = version;
    this.fields = fields;
  }

  /** Reads the result of {@code fields_get}, as plain JSON. */
  public static ModelSchema of(
      String model, OdooVersion version, Map<String, ? extends @Nullable Object> fieldsGet) {
    Map<String, FieldSchema> fields = new LinkedHashMap<>();
    fieldsGet.forEach((name, attributes) -> fields.put(name, field(name, attributes)));
    return new ModelSchema(model, version, Collections.unmodifiableMap(fields));
  }

  /** Returns the model's technical name. */
  public String model() {
    return model;
  }

  /** Returns the version of the server that was asked. */
  public OdooVersion version() {
    return version;
  }

  /** Returns the fields by name; not modifiable. */
  public Map<String, FieldSchema> fields() {
    return fields;
  }

  /** Returns one field; empty if there is none, or the user may not read it. */
  public Optional<FieldSchema> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  @Override
  public String toString() {
    return model + " on Odoo " + version + ", " + fields.size() + " fields";
  }

  @SuppressWarnings("unchecked") // The keys of a JSON object are texts.
  private static FieldSchema field(String name, @Nullable Object attributes) {
    if (!(attributes instanceof Map<?, ?>)) {
      throw new IllegalArgumentException("Not the result of fields_get: the field " + name);
    }
    return FieldSchema.of(name, (Map<String, @Nullable Object>) attributes);
  }
}
