package io.github.odoosync.internal.fake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a domain into a filter of one model's rows. */
final class DomainEvaluator {

  private static final Set<String> OPERATORS =
      Set.of(
          "=",
          "!=",
          "<",
          ">",
          "<=",
          ">=",
          "=?",
          "like",
          "not like",
          "ilike",
          "not ilike",
          "=like",
          "=ilike",
          "not =like",
          "not =ilike",
          "in",
          "not in",
          "child_of",
          "parent_of",
          "any",
          "not any",
          "any!",
          "not any!");

  private final Env env;
  private final Model model;

  DomainEvaluator(Env env, Model model) {
    this.env = env;
    this.model = model;
  }

  RowFilter filter(Domain.Node node) {
    if (node instanceof Domain.Constant constant) {
      return (id, row) -> constant.value();
    }
    if (node instanceof Domain.Not not) {
      RowFilter inner = filter(not.part());
      return (id, row) -> !inner.accepts(id, row);
    }
    if (node instanceof Domain.Every every) {
      RowFilter[] parts = filters(every.parts());
      return (id, row) -> all(parts, id, row);
    }
    if (node instanceof Domain.Some some) {
      RowFilter[] parts = filters(some.parts());
      return (id, row) -> any(parts, id, row);
    }
    return leaf((Domain.Leaf) node);
  }

  private RowFilter[] filters(List<Domain.Node> parts) {
    return parts.stream().map(this::filter).toArray(RowFilter[]::new);
  }

  private static boolean all(RowFilter[] parts, long id, Row row) {
    for (RowFilter part : parts) {
      if (!part.accepts(id, row)) {
        return false;
      }
    }
    return true;
  }

  private static boolean any(RowFilter[] parts, long id, Row row) {
    for (RowFilter part : parts) {
      if (part.accepts(id, row)) {
        return true;
      }
    }
    return false;
  }

  private RowFilter leaf(Domain.Leaf leaf) {
    FieldDef field = model.field(leaf.first());
    if (field == null) {
      throw invalid(leaf);
    }
    if (!OPERATORS.contains(leaf.operator())) {
      throw OdooFault.value("Invalid operator in domain term " + leaf.shown());
    }
    if (!field.searchable() && !field.store() && model.spec().compute(field.name()) == null) {
      return unsearchable(field);
    }
    if (!leaf.rest().isEmpty()) {
      return dotted(leaf, field);
    }
    return direct(leaf, field);
  }

  private RowFilter direct(Domain.Leaf leaf, FieldDef field) {
    String operator = leaf.operator();
    if (operator.endsWith("_of")) {
      return new TreeFilter(env, model, field).filter(leaf);
    }
    if (operator.startsWith("any")) {
      return related(field, Domain.parse(leaf.value()), false);
    }
    if (operator.startsWith("not any")) {
      RowFilter any = related(field, Domain.parse(leaf.value()), false);
      return (id, row) -> !any.accepts(id, row);
    }
    if (operator.equals("=?")) {
      return Python.truthy(leaf.value())
          ? leaf(new Domain.Leaf(leaf.path(), "=", leaf.value()))
          : (id, row) -> true;
    }
    if (field.relation() != null && field.type() != FieldType.MANY2ONE_REFERENCE) {
      return new RelationFilter(env, model, field).filter(leaf);
    }
    return new ScalarFilter(env, model, field).filter(leaf);
  }

  // Odoo up to 18 logs an error and searches as if the condition were not there.
  private RowFilter unsearchable(FieldDef field) {
    if (env.version() >= 19) {
      throw OdooFault.value(
          "Cannot convert %s.%s to SQL because it is not stored"
              .formatted(model.name(), field.name()));
    }
    return (id, row) -> true;
  }

  private OdooFault invalid(Domain.Leaf leaf) {
    return OdooFault.value(
        "Invalid field %s.%s in %s %s"
            .formatted(
                model.name(),
                leaf.first(),
                env.version() >= 19 ? "condition" : "leaf",
                leaf.shown()));
  }

  private RowFilter dotted(Domain.Leaf leaf, FieldDef field) {
    if (field.relation() == null) {
      throw invalid(leaf);
    }
    boolean toOne = field.type() == FieldType.MANY2ONE;
    return related(field, new Domain.Leaf(leaf.rest(), leaf.operator(), leaf.value()), toOne);
  }

  private RowFilter related(FieldDef field, Domain.Node condition, boolean archivedToo) {
    Model other = env.model(field.relationOrThrow());
    RowFilter inner = new DomainEvaluator(env, other).filter(condition);
    RowFilter visible =
        archivedToo || field.type() == FieldType.MANY2ONE
            ? (id, row) -> true
            : Search.notArchived(env, other, condition);
    Getter getter = model.getter(field);
    Set<Long> known = new HashSet<>();
    return (id, row) -> {
      for (Object target : targets(getter.get(env, id, row))) {
        long key = ((Number) target).longValue();
        if (known.contains(key)) {
          return true;
        }
        Row targetRow = other.table().row(key);
        if (targetRow != null && inner.accepts(key, targetRow) && visible.accepts(key, targetRow)) {
          known.add(key);
          return true;
        }
      }
      return false;
    };
  }

  static List<?> targets(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    return value == null ? List.of() : List.of(value);
  }
}
