package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code read} as every version answers it. */
final class Reads {

  private Reads() {}

  /**
   * Reads fields of records; those that are gone are left out.
   *
   * @param fields empty for all
   * @param classic whether a many2one comes with its name
   */
  static List<Map<String, @Nullable Object>> read(
      Env env, Model model, List<Long> ids, List<String> fields, boolean classic) {
    env.require(Right.READ, model.name());
    Collection<FieldDef> wanted = resolve(env, model, fields);
    List<Getter> getters = wanted.stream().map(model::getter).toList();
    Names names = new Names(env.sudo());
    List<Map<String, @Nullable Object>> records = new ArrayList<>(ids.size());
    for (Long id : ids) {
      Row row = model.table().row(id);
      Access.requireVisible(env, model, id, row);
      if (row != null) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>(getters.size() * 2);
        record.put("id", id);
        int i = 0;
        for (FieldDef field : wanted) {
          Object value = getters.get(i++).get(env, id, row);
          record.put(field.name(), shown(env, field, value, classic ? names : null));
        }
        records.add(record);
      }
    }
    return records;
  }

  static Collection<FieldDef> resolve(Env env, Model model, List<String> names) {
    if (names.isEmpty()) {
      return model.spec().def().fields().values();
    }
    Map<String, FieldDef> fields = new LinkedHashMap<>();
    for (String name : names) {
      fields.put(name, field(env, model, name));
    }
    return fields.values();
  }

  static FieldDef field(Env env, Model model, String name) {
    FieldDef field = model.field(name);
    if (field == null) {
      throw OdooFault.value(
          "Invalid field '%s' on %s'%s'"
              .formatted(name, env.version() >= 19 ? "" : "model ", model.name()));
    }
    return field;
  }

  static Object shown(Env env, FieldDef field, @Nullable Object value, @Nullable Names names) {
    if (field.type() == FieldType.BINARY && value instanceof String data) {
      return Binaries.shown(env, field, data);
    }
    Object shown = Values.shown(field, value);
    if (field.type() == FieldType.MANY2ONE && names != null && shown instanceof Number id) {
      return List.of(shown, names.of(field.relationOrThrow(), id.longValue()));
    }
    return shown;
  }

  /** The names of many2one targets, computed once a read. */
  static final class Names {

    private final Env env;
    private final Map<String, Map<Long, String>> known = new HashMap<>();

    Names(Env env) {
      this.env = env;
    }

    String of(String model, long id) {
      return known
          .computeIfAbsent(model, key -> new HashMap<>())
          .computeIfAbsent(id, key -> nameOf(model, key));
    }

    private String nameOf(String model, long id) {
      return env.has(model) ? env.rec(model, id).displayName() : model + "," + id;
    }
  }
}
