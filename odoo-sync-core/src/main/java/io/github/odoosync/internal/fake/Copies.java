package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code copy}: stored values and the lines that the record owns, not what points at it. */
final class Copies {

  private static final Set<String> NOT_COPIED =
      Set.of("id", "state", "create_uid", "create_date", "write_uid", "write_date", "display_name");

  private Copies() {}

  static long copy(Env env, Model model, Rec record, Map<String, @Nullable Object> overrides) {
    Map<String, @Nullable Object> values = values(env, model, record, null);
    if (values.get("name") instanceof String name && !overrides.containsKey("name")) {
      values.put("name", name + " (copy)");
    }
    values.putAll(overrides);
    return Writes.create(env, model, values);
  }

  private static Map<String, @Nullable Object> values(
      Env env, Model model, Rec record, @Nullable String parentField) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (FieldDef field : model.spec().def().fields().values()) {
      String name = field.name();
      if (NOT_COPIED.contains(name) || name.equals(parentField) || field.readonly()) {
        continue;
      }
      if (field.type() == FieldType.ONE2MANY) {
        lines(env, field, record, values);
      } else if (field.store() && model.spec().compute(name) == null) {
        Object value = record.get(name);
        values.put(
            name,
            field.type() == FieldType.MANY2MANY && value != null
                ? List.of(List.of(6L, 0L, value))
                : value);
      }
    }
    return values;
  }

  private static void lines(
      Env env, FieldDef field, Rec record, Map<String, @Nullable Object> values) {
    Model other = env.findModel(field.relationOrThrow());
    String back = field.relationField();
    if (other == null || back == null || !other.spec().cascades(back)) {
      return;
    }
    List<Object> commands = new ArrayList<>();
    for (Rec line : record.many(field.name())) {
      List<@Nullable Object> command = new ArrayList<>(List.of(0L, 0L));
      command.add(values(env, other, line, back));
      commands.add(command);
    }
    values.put(field.name(), commands);
  }
}
