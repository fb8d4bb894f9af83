package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nested reads after a specification: {@code web_read} and its kin. */
final class WebReads {

  private WebReads() {}

  static List<Map<String, @Nullable Object>> read(
      Env env, Model model, List<Long> ids, Map<String, @Nullable Object> specification) {
    env.require(Right.READ, model.name());
    requireFields(env, model, specification);
    List<Map<String, @Nullable Object>> records = new ArrayList<>(ids.size());
    for (Long id : ids) {
      Row row = model.table().row(id);
      Access.requireVisible(env, model, id, row);
      if (row != null) {
        records.add(record(env, model, id, row, specification));
      }
    }
    return records;
  }

  // Also of the records that nothing points to.
  private static void requireFields(
      Env env, Model model, Map<String, @Nullable Object> specification) {
    specification.forEach(
        (name, wanted) -> {
          FieldDef field = Reads.field(env, model, name);
          String relation = field.relation();
          if (relation != null && Args.asMap(wanted).containsKey("fields")) {
            requireFields(env, env.model(relation), Args.asMap(Args.asMap(wanted).get("fields")));
          }
        });
  }

  private static Map<String, @Nullable Object> record(
      Env env, Model model, long id, Row row, Map<String, @Nullable Object> specification) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("id", id);
    specification.forEach(
        (name, wanted) -> {
          FieldDef field = Reads.field(env, model, name);
          Object value = model.getter(field).get(env, id, row);
          record.put(name, nested(env, field, value, Args.asMap(wanted)));
        });
    return record;
  }

  private static Object nested(
      Env env, FieldDef field, @Nullable Object value, Map<String, @Nullable Object> wanted) {
    Env inside =
        wanted.containsKey("context")
            ? env.withContext(merged(env.context(), Args.asMap(wanted.get("context"))))
            : env;
    boolean deeper = wanted.containsKey("fields");
    if (field.type() == FieldType.MANY2ONE && deeper && value != null) {
      return one(inside, field, ((Number) value).longValue(), Args.asMap(wanted.get("fields")));
    }
    if (field.type().isToMany() && value instanceof List<?> ids) {
      return many(inside, field, ids, wanted);
    }
    if (field.type() == FieldType.REFERENCE && deeper && value instanceof String reference) {
      return reference(inside, reference, Args.asMap(wanted.get("fields")));
    }
    return Reads.shown(inside, field, value, null);
  }

  private static Context merged(Context context, Map<String, @Nullable Object> more) {
    Context merged = context;
    for (Map.Entry<String, @Nullable Object> entry : more.entrySet()) {
      merged = merged.with(entry.getKey(), entry.getValue());
    }
    return merged;
  }

  // A many2one shows its target even to those who may not read the target's model.
  private static Object one(
      Env env, FieldDef field, long id, Map<String, @Nullable Object> fields) {
    List<Map<String, @Nullable Object>> found =
        read(env.sudo(), env.model(field.relationOrThrow()), List.of(id), fields);
    return found.isEmpty() ? false : found.get(0);
  }

  private static Object many(
      Env env, FieldDef field, List<?> value, Map<String, @Nullable Object> wanted) {
    Model other = env.model(field.relationOrThrow());
    List<Long> ids = new ArrayList<>();
    value.forEach(id -> ids.add(((Number) id).longValue()));
    List<Long> ordered =
        wanted.get("order") instanceof String order && !order.isEmpty()
            ? Order.parse(env, other, order).sort(ids)
            : ids;
    if (!wanted.containsKey("fields")) {
      return ordered;
    }
    int limit = wanted.get("limit") instanceof Number number ? number.intValue() : ordered.size();
    int end = Math.min(limit, ordered.size());
    List<Object> records =
        new ArrayList<>(
            read(env, other, ordered.subList(0, end), Args.asMap(wanted.get("fields"))));
    ordered.subList(end, ordered.size()).forEach(id -> records.add(Map.of("id", id)));
    return records;
  }

  private static Object reference(Env env, String reference, Map<String, @Nullable Object> fields) {
    int comma = reference.indexOf(',');
    String name = reference.substring(0, comma);
    long id = Long.parseLong(reference.substring(comma + 1));
    List<Map<String, @Nullable Object>> found = read(env, env.model(name), List.of(id), fields);
    if (found.isEmpty()) {
      return false;
    }
    Map<String, @Nullable Object> record = new LinkedHashMap<>(found.get(0));
    record.put("id", Map.of("id", id, "model", name));
    return record;
  }
}
