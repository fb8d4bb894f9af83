package io.github.odoosync.internal.fake;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The models of one Odoo version. Immutable. */
public final class SchemaCatalog {

  private final int version;
  private final Map<String, ModelDef> models;

  private SchemaCatalog(int version, Map<String, ModelDef> models) {
    this.version = version;
    this.models = Collections.unmodifiableMap(new TreeMap<>(models));
  }

  /** Reads the catalog of Odoo 17, 18 or 19. */
  public static SchemaCatalog forVersion(int version) {
    return forVersion(version, Set.of());
  }

  /** Reads the catalog with what further modules of Odoo add. */
  public static SchemaCatalog forVersion(int version, Set<String> modules) {
    if (version < 17 || version > 19) {
      throw new IllegalArgumentException("No schemas of Odoo " + version + "; known are 17 to 19");
    }
    SchemaReader reader = new SchemaReader(version);
    reader.read("models.schema");
    reader.read("side-models.schema");
    modules.forEach(module -> reader.read("modules/" + module + ".schema"));
    return new SchemaCatalog(version, reader.models());
  }

  /** Returns the major version of Odoo. */
  public int version() {
    return version;
  }

  /** Returns a model, empty if this version has none of that name. */
  public Optional<ModelDef> model(String name) {
    return Optional.ofNullable(models.get(name));
  }

  /** Returns all models by name. */
  public Map<String, ModelDef> models() {
    return models;
  }
}
