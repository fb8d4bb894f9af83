package io.github.odoosync.internal.odoo;

import io.github.odoosync.odoo.OdooModel;
import io.github.odoosync.odoo.OdooRecord;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The mappings of one client, each compiled once. Thread-safe. */
public final class ModelMappings {

  private final Access access;
  private final ConcurrentMap<Class<?>, ModelMapping<?>> byType = new ConcurrentHashMap<>();

  /** Reaches into record types with the caller's lookup, or by reflection if that is null. */
  public ModelMappings(MethodHandles.@Nullable Lookup lookup) {
    this.access = new Access(lookup);
  }

  /**
   * Returns the mapping of a record type.
   *
   * @throws io.github.odoosync.error.ConfigurationException if the type cannot hold records
   */
  @SuppressWarnings("unchecked") // The key is the mapping's type.
  public <T> ModelMapping<T> of(Class<T> type) {
    ModelMapping<?> known = byType.get(type);
    if (known == null) {
      byType.putIfAbsent(type, compiled(type));
      known = byType.get(type);
    }
    return (ModelMapping<T>) known;
  }

  /** Returns a mapping without a type; a dotted path asks for a field of a nested record. */
  public ModelMapping<OdooRecord> dynamic(String model, List<String> fields) {
    return new DynamicMapping(model, fields);
  }

  private <T> RecordMapping<T> compiled(Class<T> type) {
    RecordShape shape = new ShapeCompiler(access).compile(type);
    String model =
        shape
            .model()
            .orElseThrow(
                () ->
                    Refusals.type(
                        type.getName()
                            + " does not name its model; annotate it with @"
                            + OdooModel.class.getSimpleName(),
                        null));
    return new RecordMapping<>(type, model, shape);
  }
}
