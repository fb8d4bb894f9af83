package io.github.odoosync.internal.fake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One model at work: what it is, what is plugged into it and its rows. */
final class Model {

  private final ModelSpec spec;
  private final Table table;
  private final Registry registry;
  private final Map<String, Getter> getters = new HashMap<>();
  private final List<FieldDef> selfFilling;
  private final List<FieldDef> mandatory;

  Model(ModelSpec spec, Table table, Registry registry) {
    this.spec = spec;
    this.table = table;
    this.registry = registry;
    this.selfFilling = only(field -> Defaults.fillsItself(field) && parentOf(field) == null);
    this.mandatory = only(field -> Writes.mustBeSet(spec, field));
  }

  private List<FieldDef> only(Predicate<FieldDef> wanted) {
    return spec.def().fields().values().stream().filter(wanted).toList();
  }

  /** Returns the fields that a create fills where the caller and the behaviours do not. */
  List<FieldDef> selfFilling() {
    return selfFilling;
  }

  /** Returns the fields that must not stay empty. */
  List<FieldDef> mandatory() {
    return mandatory;
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
