package io.github.odoosync.internal.fake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code child_of} and {@code parent_of}. */
final class TreeFilter {

  private final Env env;
  private final Model model;
  private final FieldDef field;
  private final Model tree;

  TreeFilter(Env env, Model model, FieldDef field) {
    this.env = env;
    this.model = model;
    this.field = field;
    this.tree = field.relation() == null ? model : env.model(field.relationOrThrow());
  }

  RowFilter filter(Domain.Leaf leaf) {
    Set<Long> start = start(leaf.value());
    Set<Long> hits = leaf.operator().equals("child_of") ? below(start) : above(start);
    if (isOwnParent()) {
      return (id, row) -> hits.contains(id);
    }
    Getter getter = model.getter(field);
    return (id, row) ->
        DomainEvaluator.targets(getter.get(env, id, row)).stream().anyMatch(hits::contains);
  }

  // A many2one to its own model asks for the records themselves, the first ones included.
  private boolean isOwnParent() {
    return field.type() == FieldType.MANY2ONE && model.name().equals(field.relation());
  }

  private String parentField() {
    return isOwnParent() ? field.name() : tree.spec().parentField();
  }

  private Set<Long> start(@Nullable Object value) {
    Set<Long> ids = new HashSet<>();
    for (Object item : DomainEvaluator.targets(value)) {
      if (item instanceof Number number) {
        ids.add(number.longValue());
      } else if (item instanceof String name) {
        ids.addAll(Search.byName(env, tree, name, "ilike"));
      }
    }
    return ids;
  }

  private Set<Long> below(Set<Long> start) {
    Set<Long> all = new HashSet<>(start);
    List<Long> edge = List.copyOf(start);
    while (!edge.isEmpty()) {
      Set<Long> next = new HashSet<>();
      for (Long parent : edge) {
        for (long child : tree.table().having(parentField(), parent)) {
          if (all.add(child)) {
            next.add(child);
          }
        }
      }
      edge = List.copyOf(next);
    }
    return all;
  }

  private Set<Long> above(Set<Long> start) {
    Set<Long> all = new HashSet<>();
    for (Long first : start) {
      Object id = first;
      while (id != null && all.add((Long) id)) {
        Row row = tree.table().row((Long) id);
        id = row == null ? null : tree.table().value(row, parentField());
      }
    }
    return all;
  }
}
