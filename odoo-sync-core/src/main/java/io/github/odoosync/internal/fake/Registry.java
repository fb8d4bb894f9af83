package io.github.odoosync.internal.fake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The models of one database: their fields and what behaviours plugged into them. */
public final class Registry {

  private final int version;
  private final Map<String, ModelDef> models;
  private final Map<String, ModelSpec> specs = new LinkedHashMap<>();

  /** Starts from the schemas of a version. */
  public Registry(SchemaCatalog catalog) {
    this.version = catalog.version();
    this.models = new LinkedHashMap<>(catalog.models());
  }

  /** Returns the major version of Odoo. */
  public int version() {
    return version;
  }

  /** Tells whether this version has a model. */
  public boolean has(String model) {
    return models.containsKey(model);
  }

  /** Adds a model that the catalog does not have, or fields to one that it has. */
  public ModelSpec define(ModelDef model) {
    Map<String, FieldDef> fields = new LinkedHashMap<>();
    ModelDef known = models.get(model.name());
    if (known != null) {
      fields.putAll(known.fields());
    }
    fields.putAll(model.fields());
    models.put(model.name(), new ModelDef(model.name(), fields));
    specs.remove(model.name());
    return model(model.name());
  }

  /**
   * Returns what is plugged into a model, to plug in more.
   *
   * @throws IllegalArgumentException if this version has no such model
   */
  public ModelSpec model(String name) {
    ModelSpec spec = find(name);
    if (spec == null) {
      throw new IllegalArgumentException("Odoo " + version + " has no model " + name);
    }
    return spec;
  }

  @Nullable ModelSpec find(String name) {
    ModelDef model = models.get(name);
    return model == null ? null : specs.computeIfAbsent(name, key -> new ModelSpec(model));
  }

  Map<String, ModelDef> models() {
    return models;
  }
}
