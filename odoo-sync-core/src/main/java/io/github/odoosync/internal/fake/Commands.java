package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies the seven commands to one x2many field of one record. */
final class Commands {

  private final Env env;
  private final Model model;
  private final FieldDef field;
  private final long id;
  private final Model other;

  Commands(Env env, Model model, FieldDef field, long id) {
    this.env = env;
    this.model = model;
    this.field = field;
    this.id = id;
    this.other = env.model(field.relationOrThrow());
  }

  void apply(@Nullable Object value) {
    if (!(value instanceof List<?>) && !Python.truthy(value)) {
      replace(List.of());
      return;
    }
    if (!(value instanceof List<?> items)) {
      throw wrong(value);
    }
    // No commands change nothing; only a list of ids replaces what is there.
    if (!items.isEmpty()
        && items.stream().allMatch(item -> item instanceof Number || item instanceof Rec)) {
      replace(numbers(items));
      return;
    }
    for (Object item : items) {
      if (!(item instanceof List<?> command) || command.isEmpty()) {
        throw wrong(value);
      }
      one(command);
    }
  }

  private void one(List<?> command) {
    int code = command.get(0) instanceof Number number ? number.intValue() : -1;
    switch (code) {
      case 0 -> add(create(argument(command, 2)));
      case 1 -> Writes.write(env, other, List.of(target(command)), values(argument(command, 2)));
      case 2 -> delete(target(command));
      case 3 -> remove(target(command));
      case 4 -> add(target(command));
      case 5 -> replace(List.of());
      case 6 -> replace(argument(command, 2) instanceof List<?> ids ? numbers(ids) : List.of());
      default -> throw wrong(command);
    }
  }

  private static @Nullable Object argument(List<?> command, int at) {
    return at < command.size() ? command.get(at) : null;
  }

  private long target(List<?> command) {
    if (argument(command, 1) instanceof Number number) {
      return number.longValue();
    }
    throw wrong(command);
  }

  private static Map<String, @Nullable Object> values(@Nullable Object given) {
    return Args.asMap(given);
  }

  private static List<Long> numbers(List<?> items) {
    List<Long> ids = new ArrayList<>();
    for (Object item : items) {
      if (item instanceof Number number) {
        ids.add(number.longValue());
      } else if (item instanceof Rec record) {
        ids.add(record.id());
      }
    }
    return ids;
  }

  private OdooFault wrong(@Nullable Object value) {
    return OdooFault.value(
        "Wrong value for %s.%s: %s".formatted(model.name(), field.name(), Python.repr(value)));
  }

  private long create(@Nullable Object given) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>(values(given));
    if (back() != null) {
      values.put(back(), id);
    }
    String externalId = values.remove("id") instanceof String name ? name : null;
    long made = Writes.create(env, other, values);
    if (externalId != null) {
      ExternalIds.put(env, externalId, other.name(), made, env.context().flag("noupdate"));
    }
    return made;
  }

  private @Nullable String back() {
    return field.type() == FieldType.ONE2MANY ? field.relationField() : null;
  }

  private void add(long target) {
    String back = back();
    if (back == null) {
      Set<Long> ids = new LinkedHashSet<>(stored());
      if (ids.add(target)) {
        store(ids);
      }
    } else if (!Long.valueOf(id).equals(new Rec(env, other, target).get(back))) {
      Writes.write(env, other, List.of(target), Map.of(back, id));
    }
  }

  private void remove(long target) {
    String back = back();
    if (back == null) {
      Set<Long> ids = new LinkedHashSet<>(stored());
      if (ids.remove(target)) {
        store(ids);
      }
      return;
    }
    FieldDef inverse = other.field(back);
    if (inverse != null && (inverse.required() || other.spec().cascades(back))) {
      Unlinks.unlink(env, other, List.of(target));
    } else {
      new Rec(env, other, target).set(back, null);
    }
  }

  private void delete(long target) {
    if (back() == null) {
      remove(target);
    }
    Unlinks.unlink(env, other, List.of(target));
  }

  private void replace(List<Long> wanted) {
    if (back() == null) {
      store(new LinkedHashSet<>(wanted));
      return;
    }
    List<Long> present = stored();
    present.stream().filter(one -> !wanted.contains(one)).forEach(this::remove);
    wanted.stream().filter(one -> !present.contains(one)).forEach(this::add);
  }

  private List<Long> stored() {
    return new Rec(env.with("active_test", false), model, id).ids(field.name());
  }

  private void store(Set<Long> ids) {
    for (Long target : ids) {
      if (other.table().row(target) == null) {
        throw OdooFault.missing(other.name(), target, env.user().id());
      }
    }
    Row row = model.table().row(id);
    if (row != null) {
      Map<String, @Nullable Object> column = new LinkedHashMap<>();
      column.put(field.name(), List.copyOf(ids));
      env.transaction().put(model.table(), id, model.table().changed(row, column));
    }
  }
}
