package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sorts ids by Odoo's {@code order}: empty values last, or first when descending. */
final class Order {

  private static final Pattern ITEM =
      Pattern.compile(
          "\\s*(\\w+(?:\\.\\w+)?)(?:\\s+(asc|desc))?(?:\\s+nulls\\s+(first|last))?\\s*",
          Pattern.CASE_INSENSITIVE);

  @FunctionalInterface
  private interface Key {
    @Nullable Object of(long id);
  }

  private record By(Key key, boolean descending, boolean emptyFirst) {}

  private final List<By> keys;

  private Order(List<By> keys) {
    this.keys = keys;
  }

  static Order parse(Env env, Model model, String order) {
    List<By> keys = new ArrayList<>();
    for (String item : order.split(",", -1)) {
      Matcher matcher = ITEM.matcher(item);
      if (!matcher.matches()) {
        throw OdooFault.user(
            "Invalid \"order\" specified (%s). A valid \"order\" specification is a comma-separated"
                    .formatted(order)
                + " list of valid field names (optionally followed by asc/desc)");
      }
      boolean descending = "desc".equalsIgnoreCase(matcher.group(2));
      boolean emptyFirst =
          matcher.group(3) == null ? descending : "first".equalsIgnoreCase(matcher.group(3));
      add(env, model, matcher.group(1), descending, emptyFirst, keys, 0);
    }
    return new Order(keys);
  }

  private static void add(
      Env env,
      Model model,
      String name,
      boolean descending,
      boolean emptyFirst,
      List<By> keys,
      int depth) {
    FieldDef field = model.field(name);
    if (field == null) {
      throw OdooFault.value("Invalid field '%s' on '%s'".formatted(name, model.name()));
    }
    if (!field.sortable() && model.parentOf(field) == null) {
      throw OdooFault.value(
          "Cannot convert %s.%s to SQL because it is not stored".formatted(model.name(), name));
    }
    Getter getter = model.getter(field);
    Key key =
        id -> {
          Row row = model.table().row(id);
          return row == null ? null : getter.get(env, id, row);
        };
    if (field.type() == FieldType.MANY2ONE && depth < 2) {
      byTarget(env, env.model(field.relationOrThrow()), key, descending, emptyFirst, keys, depth);
    } else {
      keys.add(new By(key, descending, emptyFirst));
    }
  }

  // A many2one sorts as its model does.
  private static void byTarget(
      Env env,
      Model target,
      Key id,
      boolean descending,
      boolean emptyFirst,
      List<By> keys,
      int depth) {
    List<By> inner = new ArrayList<>();
    for (String item : target.spec().order().split(",", -1)) {
      String[] words = item.trim().split("\\s+", -1);
      boolean down = words.length > 1 && words[1].equalsIgnoreCase("desc");
      add(env, target, words[0], down != descending, emptyFirst, inner, depth + 1);
    }
    for (By by : inner) {
      Key over = outer -> id.of(outer) instanceof Long key ? by.key.of(key) : null;
      keys.add(new By(over, by.descending, by.emptyFirst));
    }
  }

  List<Long> sort(List<Long> ids) {
    List<@Nullable Object[]> rows = new ArrayList<>(ids.size());
    for (Long id : ids) {
      @Nullable Object[] row = new @Nullable Object[keys.size() + 1];
      row[0] = id;
      for (int i = 0; i < keys.size(); i++) {
        row[i + 1] = keys.get(i).key.of(id);
      }
      rows.add(row);
    }
    Collections.sort(rows, comparator());
    List<Long> sorted = new ArrayList<>(rows.size());
    for (@Nullable Object[] row : rows) {
      if (row[0] instanceof Long id) {
        sorted.add(id);
      }
    }
    return sorted;
  }

  private Comparator<@Nullable Object[]> comparator() {
    return (left, right) -> {
      for (int i = 0; i < keys.size(); i++) {
        int difference = compare(keys.get(i), left[i + 1], right[i + 1]);
        if (difference != 0) {
          return difference;
        }
      }
      return 0;
    };
  }

  private static int compare(By by, @Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      int emptyLast = Boolean.compare(left == null, right == null);
      return by.emptyFirst ? -emptyLast : emptyLast;
    }
    if (left.getClass() != right.getClass() || !(left instanceof Comparable<?>)) {
      return 0;
    }
    int difference = ScalarFilter.compare(left, right);
    return by.descending ? -difference : difference;
  }
}
