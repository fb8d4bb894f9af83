package io.github.odoosync.internal.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes and changes records: hooks, defaults, conversion, lines, rules. */
final class Writes {

  // Odoo sets these itself and passes over what a caller sends.
  private static final Set<String> KEPT_BY_ODOO =
      Set.of("id", "create_uid", "create_date", "write_uid", "write_date", "parent_path");

  private Writes() {}

  static long create(Env env, Model model, Map<String, ? extends @Nullable Object> given) {
    env.require(Right.CREATE, model.name());
    checkNames(env, model, given.keySet());
    Map<String, @Nullable Object> values = new LinkedHashMap<>(given);
    KEPT_BY_ODOO.forEach(values::remove);
    Env inside = env.sudo();
    for (ModelSpec.CreateInstead hook : model.spec().createInstead()) {
      Long id = hook.create(inside, values);
      if (id != null) {
        return id;
      }
    }
    Defaults.fromContext(env, model, values);
    model.spec().beforeCreate().forEach(hook -> hook.prepare(inside, values));
    Defaults.fill(inside, model, values);
    return insert(inside, model, values);
  }

  private static long insert(Env env, Model model, Map<String, @Nullable Object> values) {
    createParents(env, model, values);
    Map<String, @Nullable Object> columns = columns(env, model, values);
    columns.put("create_uid", env.user().id());
    columns.put("create_date", env.now());
    stamp(env, columns);
    long id = model.table().nextId();
    env.transaction().put(model.table(), id, model.table().changed(Row.EMPTY, columns));
    lines(env, model, id, values);
    Rec record = new Rec(env, model, id);
    model.spec().afterCreate().forEach(hook -> hook.accept(record));
    check(env, model, id);
    return id;
  }

  private static void stamp(Env env, Map<String, @Nullable Object> columns) {
    columns.put("write_uid", env.user().id());
    columns.put("write_date", env.now());
  }

  static void write(
      Env env, Model model, List<Long> ids, Map<String, ? extends @Nullable Object> given) {
    env.require(Right.WRITE, model.name());
    checkNames(env, model, given.keySet());
    for (Long id : ids) {
      Row row = model.table().row(id);
      if (row == null) {
        throw OdooFault.missing(model.name(), id, env.user().id());
      }
      Access.requireVisible(env, model, id, row);
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>(given);
    KEPT_BY_ODOO.forEach(values::remove);
    Env inside = env.sudo();
    List<Rec> records = inside.recs(model.name(), ids);
    model.spec().beforeWrite().forEach(hook -> hook.prepare(records, values));
    for (Long id : ids) {
      update(inside, model, id, values);
    }
    for (ModelSpec.AfterWrite hook : model.spec().afterWrite()) {
      records.stream().filter(Rec::exists).forEach(r -> hook.written(r, values.keySet()));
    }
    ids.forEach(id -> check(inside, model, id));
  }

  private static void update(Env env, Model model, long id, Map<String, @Nullable Object> values) {
    writeParents(env, model, id, values);
    Map<String, @Nullable Object> columns = columns(env, model, values);
    stamp(env, columns);
    Row row = model.table().row(id);
    if (row != null) {
      env.transaction().put(model.table(), id, model.table().changed(row, columns));
      lines(env, model, id, values);
    }
  }

  private static void checkNames(Env env, Model model, Set<String> names) {
    for (String name : names) {
      if (model.field(name) == null) {
        throw OdooFault.value(
            "Invalid field '%s' %s '%s'"
                .formatted(name, env.version() >= 19 ? "in" : "on model", model.name()));
      }
    }
  }

  static Map<String, @Nullable Object> columns(
      Env env, Model model, Map<String, ? extends @Nullable Object> values) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          FieldDef field = model.field(name);
          if (field != null && !field.type().isToMany() && model.parentOf(field) == null) {
            Object stored = Values.stored(model.name(), field, value);
            requireTarget(env, field, stored);
            columns.put(name, stored);
          }
        });
    return columns;
  }

  private static void requireTarget(Env env, FieldDef field, @Nullable Object stored) {
    if (field.type() == FieldType.MANY2ONE && stored != null) {
      Model target = env.findModel(field.relationOrThrow());
      if (target != null && target.table().row((Long) stored) == null) {
        throw OdooFault.validation(
            "The operation cannot be completed: the record %s(%s,) that %s names does not exist."
                .formatted(target.name(), stored, field.name()));
      }
    }
  }

  private static void lines(Env env, Model model, long id, Map<String, @Nullable Object> values) {
    values.forEach(
        (name, value) -> {
          FieldDef field = model.field(name);
          if (field != null && field.type().isToMany() && model.parentOf(field) == null) {
            new Commands(env, model, field, id).apply(value);
          }
        });
  }

  private static void createParents(Env env, Model model, Map<String, @Nullable Object> values) {
    for (ModelSpec.Parent parent : model.spec().parents()) {
      Map<String, @Nullable Object> theirs = inherited(model, parent, values);
      if (values.get(parent.field()) instanceof Number known) {
        if (!theirs.isEmpty()) {
          write(env, env.model(parent.model()), List.of(known.longValue()), theirs);
        }
      } else {
        Env child = env.with("created_as_parent_of", model.name());
        values.put(parent.field(), create(child, env.model(parent.model()), theirs));
      }
    }
  }

  private static void writeParents(
      Env env, Model model, long id, Map<String, @Nullable Object> values) {
    for (ModelSpec.Parent parent : model.spec().parents()) {
      Map<String, @Nullable Object> theirs = inherited(model, parent, values);
      Row row = model.table().row(id);
      Object parentId = row == null ? null : model.table().value(row, parent.field());
      if (!theirs.isEmpty() && parentId != null) {
        write(env, env.model(parent.model()), List.of((Long) parentId), theirs);
      }
    }
  }

  private static Map<String, @Nullable Object> inherited(
      Model model, ModelSpec.Parent parent, Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> theirs = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          FieldDef field = model.field(name);
          if (field != null && parent.equals(model.parentOf(field))) {
            theirs.put(name, value);
          }
        });
    return theirs;
  }

  private static void check(Env env, Model model, long id) {
    Row row = model.table().row(id);
    if (row == null) {
      return;
    }
    for (FieldDef field : model.mandatory()) {
      if (model.table().value(row, field.name()) == null) {
        throw OdooFault.validation(
            "The operation cannot be completed: a required field is not set.\n\n"
                + "Model: %s\nField: %s\n".formatted(model.name(), field.name()));
      }
    }
    Rec record = new Rec(env, model, id);
    for (Consumer<Rec> constraint : model.spec().constraints()) {
      constraint.accept(record);
    }
  }

  static boolean mustBeSet(ModelSpec spec, FieldDef field) {
    return field.required()
        && field.store()
        && !field.readonly()
        && !field.type().isToMany()
        && !Defaults.hasNoEmptyState(field.type())
        && !KEPT_BY_ODOO.contains(field.name())
        && spec.compute(field.name()) == null
        && !spec.isOptional(field.name());
  }
}
