package io.github.odoosync.internal.fake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One figure of a group, such as {@code amount_total:sum} or {@code total:sum(amount_total)}. */
final class Aggregate {

  private static final Pattern WRITTEN = Pattern.compile("(\\w+)(?::(\\w+)(?:\\((\\w+)\\))?)?");

  private final String alias;
  private final String function;
  private final @Nullable FieldDef field;

  private Aggregate(String alias, String function, @Nullable FieldDef field) {
    this.alias = alias;
    this.function = function;
    this.field = field;
  }

  static Aggregate parse(Env env, Model model, String written) {
    if (written.equals("__count")) {
      return new Aggregate(written, "count", null);
    }
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      throw OdooFault.value("Invalid aggregate " + Python.repr(written));
    }
    String name = matcher.group(3) == null ? matcher.group(1) : matcher.group(3);
    String function = matcher.group(2) == null ? "sum" : matcher.group(2);
    return new Aggregate(matcher.group(1), function, Reads.field(env, model, name));
  }

  /** Returns the name of the figure without its function. */
  String alias() {
    return alias;
  }

  boolean isNumeric() {
    return field == null
        || !function.equals("sum")
        || field.type() == FieldType.INTEGER
        || field.type() == FieldType.FLOAT
        || field.type() == FieldType.MONETARY;
  }

  Object of(Env env, Model model, List<Long> ids) {
    if (field == null) {
      return ids.size();
    }
    List<Object> values = new ArrayList<>();
    Getter getter = model.getter(field);
    for (Long id : ids) {
      Row row = model.table().row(id);
      Object value = row == null ? null : getter.get(env, id, row);
      if (value != null) {
        values.add(value);
      }
    }
    return switch (function) {
      case "count" -> values.size();
      case "count_distinct" -> new LinkedHashSet<>(values).size();
      case "array_agg", "recordset" -> values.stream().map(this::shown).toList();
      case "min" -> extreme(values, -1);
      case "max" -> extreme(values, 1);
      case "avg" -> values.isEmpty() ? 0.0 : sum(values).doubleValue() / values.size();
      case "bool_and" -> values.stream().allMatch(Boolean.TRUE::equals);
      case "bool_or" -> values.stream().anyMatch(Boolean.TRUE::equals);
      case "sum" ->
          field.type() == FieldType.INTEGER
              ? (Object) sum(values).longValue()
              : (Object) sum(values).doubleValue();
      default -> throw OdooFault.value("Invalid aggregate method " + Python.repr(function));
    };
  }

  private Object shown(Object value) {
    return field == null ? value : Values.shown(field, value);
  }

  private static BigDecimal sum(List<Object> values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Object value : values) {
      if (value instanceof Number number) {
        sum = sum.add(BigDecimal.valueOf(number.doubleValue()));
      }
    }
    return sum;
  }

  private Object extreme(List<Object> values, int sign) {
    return values.stream()
        .max((left, right) -> sign * ScalarFilter.compare(left, right))
        .map(this::shown)
        .orElse(false);
  }
}
