package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gets one field of a row: computed, inherited, stored or found over the other side's many2one. */
@FunctionalInterface
interface Getter {

  @Nullable Object get(Env env, long id, Row row);

  static Getter of(Model model, FieldDef field) {
    String name = field.name();
    if (name.equals("id")) {
      return (env, id, row) -> id;
    }
    Function<Rec, @Nullable Object> compute = model.spec().compute(name);
    if (compute != null) {
      return (env, id, row) -> compute.apply(new Rec(env, model, id));
    }
    if (name.equals("display_name")) {
      return (env, id, row) -> model.spec().displayName().apply(new Rec(env, model, id));
    }
    ModelSpec.Parent parent = model.parentOf(field);
    if (parent != null) {
      return inherited(model, parent, name);
    }
    if (field.type() == FieldType.ONE2MANY) {
      return children(field);
    }
    return stored(model.table(), field);
  }

  private static Getter inherited(Model model, ModelSpec.Parent parent, String name) {
    return (env, id, row) -> {
      Object parentId = model.table().value(row, parent.field());
      Model parentModel = env.model(parent.model());
      Row parentRow = parentId == null ? null : parentModel.table().row((Long) parentId);
      FieldDef field = parentModel.field(name);
      return parentRow == null || parentId == null || field == null
          ? null
          : parentModel.getter(field).get(env, (Long) parentId, parentRow);
    };
  }

  private static Getter children(FieldDef field) {
    String back = field.relationField();
    String comodel = field.relationOrThrow();
    return (env, id, row) -> {
      Model children = env.findModel(comodel);
      if (back == null || children == null || children.field(back) == null) {
        return List.of();
      }
      return env.childrenOf(children, back, id);
    };
  }

  private static Getter stored(Table table, FieldDef field) {
    String name = field.name();
    Object empty = emptyOf(field.type());
    return (env, id, row) -> {
      Object value = table.value(row, name);
      return value == null ? empty : value;
    };
  }

  private static @Nullable Object emptyOf(FieldType type) {
    return switch (type) {
      case BOOLEAN -> false;
      case INTEGER, MANY2ONE_REFERENCE -> 0L;
      case FLOAT, MONETARY -> 0.0;
      case MANY2MANY, ONE2MANY -> new ArrayList<Long>();
      default -> null;
    };
  }
}
