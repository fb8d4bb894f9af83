package io.github.odoosync.internal.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** External ids: the rows of {@code ir.model.data}. */
final class ExternalIds {

  static final String MODEL = "ir.model.data";

  record Target(String model, long id, long row, boolean noupdate) {}

  private ExternalIds() {}

  static String qualified(String externalId) {
    return externalId.indexOf('.') < 0 ? "__import__." + externalId : externalId;
  }

  static @Nullable Target find(Env env, String externalId) {
    String full = qualified(externalId);
    String module = full.substring(0, full.indexOf('.'));
    Table table = env.model(MODEL).table();
    for (long id : table.having("name", full.substring(module.length() + 1))) {
      Row row = table.row(id);
      if (row != null
          && module.equals(table.value(row, "module"))
          && table.value(row, "model") instanceof String model
          && table.value(row, "res_id") instanceof Long target) {
        boolean noupdate = Boolean.TRUE.equals(table.value(row, "noupdate"));
        return new Target(model, target, id, noupdate);
      }
    }
    return null;
  }

  static void put(Env env, String externalId, String model, long id, boolean noupdate) {
    String full = qualified(externalId);
    env.claim("external id " + full);
    String module = full.substring(0, full.indexOf('.'));
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("module", module);
    values.put("name", full.substring(module.length() + 1));
    values.put("model", model);
    values.put("res_id", id);
    values.put("noupdate", noupdate);
    Target known = find(env, full);
    if (known == null) {
      Writes.create(env.sudo(), env.model(MODEL), values);
    } else if (known.id() != id || !known.model().equals(model)) {
      Writes.write(env.sudo(), env.model(MODEL), List.of(known.row()), values);
    }
  }

  static void forget(Env env, String model, long id) {
    for (Row row : rowsOf(env, model, id).values()) {
      env.claim("external id " + name(env, row));
    }
    Table table = env.model(MODEL).table();
    rowsOf(env, model, id).keySet().forEach(row -> env.transaction().put(table, row, null));
  }

  /** Returns the rows that name a record, by their id. */
  static Map<Long, Row> rowsOf(Env env, String model, long id) {
    Map<Long, Row> rows = new LinkedHashMap<>();
    Table table = env.model(MODEL).table();
    for (long key : table.having("res_id", id)) {
      Row row = table.row(key);
      if (row != null && model.equals(table.value(row, "model"))) {
        rows.put(key, row);
      }
    }
    return rows;
  }

  static String name(Env env, Row row) {
    Table table = env.model(MODEL).table();
    return table.value(row, "module") + "." + table.value(row, "name");
  }
}
