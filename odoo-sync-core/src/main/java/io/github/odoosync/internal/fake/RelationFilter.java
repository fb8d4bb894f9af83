package io.github.odoosync.internal.fake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conditions on a many2one or x2many: by id, by name, by emptiness. */
final class RelationFilter {

  private final Env env;
  private final FieldDef field;
  private final Getter getter;

  RelationFilter(Env env, Model model, FieldDef field) {
    this.env = env;
    this.field = field;
    this.getter = model.getter(field);
  }

  RowFilter filter(Domain.Leaf leaf) {
    String operator = leaf.operator();
    Object value = leaf.value();
    boolean negative = operator.startsWith("not ") || operator.equals("!=");
    if (List.of("<", ">", "<=", ">=").contains(operator)) {
      return compare(operator, value);
    }
    if (operator.endsWith("like")) {
      return among(named(operator.replace("not ", ""), String.valueOf(value)), false, negative);
    }
    boolean orEmpty = !Python.truthy(value);
    Set<Long> ids = new HashSet<>();
    for (Object item : value instanceof List<?> list ? list : listOf(value)) {
      if (item instanceof Number number) {
        ids.add(number.longValue());
      } else if (item instanceof String name) {
        ids.addAll(named("=", name));
      } else {
        orEmpty = orEmpty || !Python.truthy(item);
      }
    }
    boolean emptyToo = value instanceof List<?> list ? list.contains(false) : orEmpty;
    return among(ids, emptyToo, negative);
  }

  private static List<?> listOf(@Nullable Object value) {
    return value == null ? List.of() : List.of(value);
  }

  private Set<Long> named(String operator, String name) {
    return new HashSet<>(
        Search.byName(env.with("active_test", false), env.model(comodel()), name, operator));
  }

  private String comodel() {
    return field.relationOrThrow();
  }

  private RowFilter among(Set<Long> ids, boolean emptyToo, boolean negative) {
    return (id, row) -> {
      List<?> targets = DomainEvaluator.targets(getter.get(env, id, row));
      boolean found = targets.isEmpty() ? emptyToo : targets.stream().anyMatch(ids::contains);
      return found != negative;
    };
  }

  private RowFilter compare(String operator, @Nullable Object value) {
    long wanted = value instanceof Number number ? number.longValue() : 0;
    return (id, row) -> {
      Object target = getter.get(env, id, row);
      return target instanceof Long key && ScalarFilter.holds(operator, Long.compare(key, wanted));
    };
  }
}
