package io.github.odoosync.internal.fake;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One model at work: what it is, what is plugged into it and its rows. */
final class Model {

  private final ModelSpec spec;
  private final Table table;
  private final Registry registry;
  private final Map<String, Getter> getters = new HashMap<>();

  Model(ModelSpec spec, Table table, Registry registry) {
    this.spec = spec;
    this.table = table;
    this.registry = registry;
  }

  String name() {
    return spec.def().name();
  }

  ModelSpec spec() {
    return spec;
  }

  Table table() {
    return table;
  }

  @Nullable FieldDef field(String name) {
    return spec.def().field(name);
  }

  ModelSpec.@Nullable Parent parentOf(FieldDef field) {
    return spec.parentOf(field, registry);
  }

  /** Returns how to get a field's value; the field must exist. */
  Getter getter(FieldDef field) {
    Getter getter = getters.get(field.name());
    if (getter == null) {
      getter = Getter.of(this, field);
      getters.put(field.name(), getter);
    }
    return getter;
  }
}
