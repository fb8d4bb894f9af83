package io.github.odoosync.internal.fake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a create leaves out: the context's defaults, the behaviours', and a few of every model. */
final class Defaults {

  private Defaults() {}

  static boolean hasNoEmptyState(FieldType type) {
    return type == FieldType.BOOLEAN
        || type == FieldType.INTEGER
        || type == FieldType.FLOAT
        || type == FieldType.MONETARY;
  }

  static void fromContext(Env env, Model model, Map<String, @Nullable Object> values) {
    env.context()
        .values()
        .forEach(
            (key, value) -> {
              String name = key.startsWith("default_") ? key.substring("default_".length()) : "";
              if (model.field(name) != null) {
                values.putIfAbsent(name, value);
              }
            });
  }

  static void fill(Env env, Model model, Map<String, @Nullable Object> values) {
    model
        .spec()
        .defaults()
        .forEach(
            (name, value) -> {
              if (!values.containsKey(name)) {
                put(values, name, value.value(env, values));
              }
            });
    for (FieldDef field : model.selfFilling()) {
      if (!values.containsKey(field.name())) {
        put(values, field.name(), ofEveryModel(env, field));
      }
    }
  }

  private static void put(
      Map<String, @Nullable Object> values, String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value);
    }
  }

  static boolean fillsItself(FieldDef field) {
    return isArchiveFlag(field) || (field.required() && field.store());
  }

  private static boolean isArchiveFlag(FieldDef field) {
    return field.name().equals("active") && field.type() == FieldType.BOOLEAN;
  }

  private static @Nullable Object ofEveryModel(Env env, FieldDef field) {
    if (isArchiveFlag(field)) {
      return true;
    }
    return switch (field.name()) {
      case "company_id" -> env.company().exists() ? env.company().id() : null;
      case "currency_id" -> env.company().exists() ? env.company().get("currency_id") : null;
      default -> ofType(env, field);
    };
  }

  private static @Nullable Object ofType(Env env, FieldDef field) {
    return switch (field.type()) {
      case DATE -> env.today().toString();
      case DATETIME -> env.now();
      case SELECTION -> field.selection().isEmpty() ? null : field.selection().get(0);
      default -> null;
    };
  }

  /** Returns what {@code default_get} answers for some fields. */
  static Map<String, @Nullable Object> of(Env env, Model model, Iterable<String> fields) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    fromContext(env, model, all);
    fill(env.sudo(), model, all);
    Map<String, @Nullable Object> asked = new LinkedHashMap<>();
    for (String name : fields) {
      if (all.containsKey(name)) {
        asked.put(name, Values.plain(all.get(name)));
      }
    }
    return asked;
  }
}
