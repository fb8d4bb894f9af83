package io.github.odoosync.internal.fake;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conditions on values that are not relations. */
final class ScalarFilter {

  private final Env env;
  private final Model model;
  private final FieldDef field;
  private final Getter getter;

  ScalarFilter(Env env, Model model, FieldDef field) {
    this.env = env;
    this.model = model;
    this.field = field;
    this.getter = model.getter(field);
  }

  RowFilter filter(Domain.Leaf leaf) {
    String operator = leaf.operator();
    Predicate<@Nullable Object> test =
        switch (operator) {
          case "=", "in" -> among(leaf.value());
          case "!=", "not in" -> among(leaf.value()).negate();
          case "<", ">", "<=", ">=" -> ordered(operator, leaf.value());
          default -> like(operator, String.valueOf(leaf.value()));
        };
    return (id, row) -> test.test(getter.get(env, id, row));
  }

  private Predicate<@Nullable Object> among(@Nullable Object wanted) {
    List<?> items =
        wanted instanceof List<?> list ? list : wanted == null ? List.of(false) : List.of(wanted);
    if (field.type() == FieldType.DATETIME && env.version() >= 19) {
      return DatetimeSeconds.among(items);
    }
    Set<Object> values = new HashSet<>();
    boolean emptyToo = false;
    for (Object item : items) {
      Object value = Python.truthy(item) ? comparable(item) : null;
      if (value == null) {
        emptyToo = true;
      } else {
        values.add(value);
      }
    }
    boolean acceptsEmpty = emptyToo;
    return value -> isEmpty(value) ? acceptsEmpty : value != null && values.contains(value);
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null
        || Boolean.FALSE.equals(value)
        || (value instanceof Number number && number.doubleValue() == 0);
  }

  private Predicate<@Nullable Object> ordered(String operator, @Nullable Object wanted) {
    if (field.type() == FieldType.DATETIME && wanted instanceof String text) {
      return env.version() >= 19
          ? DatetimeSeconds.ordered(operator, moment(text))
          : byMoment(operator, momentUpTo18(operator, text));
    }
    Object limit = wanted == null ? null : comparable(wanted);
    return value -> {
      if (value == null || limit == null || value.getClass() != limit.getClass()) {
        return false;
      }
      return holds(operator, compare(value, limit));
    };
  }

  private static Predicate<@Nullable Object> byMoment(String operator, Instant limit) {
    return value -> value instanceof Instant moment && holds(operator, moment.compareTo(limit));
  }

  // Up to 18 a bare day means its last second for these two operators.
  private Instant momentUpTo18(String operator, String text) {
    boolean endOfDay = text.length() == 10 && (operator.equals(">") || operator.equals("<="));
    return Values.moment(endOfDay ? text + " 23:59:59" : text);
  }

  // In 19 a bare day is midnight where the user is.
  private Instant moment(String text) {
    return text.length() == 10 ? TimeZones.fromLocal(env, text) : Values.moment(text);
  }

  static boolean holds(String operator, int comparison) {
    return switch (operator) {
      case "<" -> comparison < 0;
      case ">" -> comparison > 0;
      case "<=" -> comparison <= 0;
      default -> comparison >= 0;
    };
  }

  @SuppressWarnings("unchecked")
  static int compare(Object left, Object right) {
    return ((Comparable<Object>) left).compareTo(right);
  }

  private @Nullable Object comparable(Object wanted) {
    if (field.type() == FieldType.SELECTION || field.type() == FieldType.JSON) {
      return String.valueOf(wanted);
    }
    return Values.stored(model.name(), field, wanted);
  }

  private static Predicate<@Nullable Object> like(String operator, String wanted) {
    boolean negative = operator.startsWith("not ");
    String plain = operator.replace("not ", "");
    boolean ignoreCase = plain.contains("ilike");
    Predicate<String> match =
        plain.startsWith("=") ? pattern(wanted, ignoreCase) : inside(wanted, ignoreCase);
    return value -> (value != null && match.test(String.valueOf(value))) != negative;
  }

  private static Predicate<String> inside(String wanted, boolean ignoreCase) {
    if (wanted.contains("%") || wanted.contains("_") || wanted.contains("\\")) {
      return pattern("%" + wanted + "%", ignoreCase);
    }
    if (!ignoreCase) {
      return text -> text.contains(wanted);
    }
    String lower = wanted.toLowerCase(Locale.ROOT);
    return text -> text.toLowerCase(Locale.ROOT).contains(lower);
  }

  private static Predicate<String> pattern(String like, boolean ignoreCase) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < like.length(); i++) {
      char c = like.charAt(i);
      if (c == '\\' && i + 1 < like.length()) {
        regex.append(Pattern.quote(String.valueOf(like.charAt(++i))));
      } else {
        regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    int flags = Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
    return Pattern.compile(regex.toString(), flags).asMatchPredicate();
  }
}
