package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deletes records and does to those that name them what the database would. */
final class Unlinks {

  private Unlinks() {}

  static void unlink(Env env, Model model, List<Long> ids) {
    env.require(Right.UNLINK, model.name());
    requireThere(env, model, ids);
    Env inside = env.sudo();
    for (Long id : ids) {
      Row row = model.table().row(id);
      Access.requireVisible(env, model, id, row);
      if (row != null) {
        Rec record = new Rec(inside, model, id);
        model.spec().beforeUnlink().forEach(hook -> hook.accept(record));
      }
    }
    ids.stream().filter(id -> model.table().row(id) != null).forEach(id -> one(inside, model, id));
  }

  // A model that looks at its records before they are deleted misses those that are not there.
  private static void requireThere(Env env, Model model, List<Long> ids) {
    for (Long id : ids) {
      if (model.table().row(id) == null && !model.spec().beforeUnlink().isEmpty()) {
        throw OdooFault.missing(model.name(), id, env.user().id());
      }
    }
  }

  private static void one(Env env, Model model, long id) {
    for (Model other : oldestFirst(env)) {
      for (FieldDef field : other.spec().def().fields().values()) {
        if (model.name().equals(field.relation()) && other.table().uses(field.name())) {
          release(env, id, other, field);
        }
      }
    }
    ExternalIds.forget(env, model.name(), id);
    env.transaction().put(model.table(), id, null);
  }

  /** The database asks its tables in the order in which they were made, those of base first. */
  private static List<Model> oldestFirst(Env env) {
    return env.instance().models().stream()
        .sorted(Comparator.comparing((Model model) -> !model.name().startsWith("res.")))
        .toList();
  }

  private static void release(Env env, long id, Model other, FieldDef field) {
    if (field.type() == FieldType.MANY2MANY) {
      leaveLists(env, id, other, field);
    } else if (field.type() == FieldType.MANY2ONE) {
      for (long child : other.table().having(field.name(), id)) {
        if (other.spec().cascades(field.name())) {
          unlink(env, other, List.of(child));
        } else if (field.required()) {
          throw restricted(env, other, field);
        } else {
          column(env, other, child, field.name(), null);
        }
      }
    }
  }

  private static OdooFault restricted(Env env, Model other, FieldDef field) {
    if (env.version() >= 19) {
      return OdooFault.validation(
          "The operation cannot be completed: Another model is using the record you are trying to"
              + " delete.\n\nThe troublemaker is: '%s' (%s)\n"
                  .formatted(Labels.ofModel(other.name()), other.name())
              + "Thanks to the following constraint: '%s' (%s)\n"
                  .formatted(Labels.ofField(field.name()), field.name())
              + "How about archiving the record instead?");
    }
    return OdooFault.validation(
        "The operation cannot be completed: another model requires the record being deleted. If"
            + " possible, archive it instead.\n\nModel: %s (%s)\nConstraint: %s_%s_fkey\n"
                .formatted(
                    Labels.ofModel(other.name()),
                    other.name(),
                    other.name().replace('.', '_'),
                    field.name()));
  }

  private static void leaveLists(Env env, long id, Model other, FieldDef field) {
    List<Long> holders = new ArrayList<>();
    other
        .table()
        .rows()
        .forEach(
            (key, row) -> {
              if (other.table().value(row, field.name()) instanceof List<?> list
                  && list.contains(id)) {
                holders.add(key);
              }
            });
    for (Long holder : holders) {
      List<Long> rest = new Rec(env, other, holder).ids(field.name());
      rest.remove(id);
      column(env, other, holder, field.name(), List.copyOf(rest));
    }
  }

  // The database does this, not the ORM: write_date stays.
  private static void column(Env env, Model model, long id, String field, @Nullable Object value) {
    Row row = model.table().row(id);
    if (row != null) {
      Map<String, @Nullable Object> column = new LinkedHashMap<>();
      column.put(field, value);
      env.transaction().put(model.table(), id, model.table().changed(row, column));
    }
  }
}
