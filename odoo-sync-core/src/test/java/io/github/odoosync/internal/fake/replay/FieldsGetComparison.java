package io.github.odoosync.internal.fake.replay;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares the answers of {@code fields_get} but for labels and help. */
final class FieldsGetComparison {

  private static final List<String> ATTRIBUTES =
      List.of(
          "type",
          "relation",
          "relation_field",
          "currency_field",
          "required",
          "readonly",
          "store",
          "searchable",
          "sortable",
          "company_dependent",
          "translate");

  // One field a group, named by the ids that the groups happen to have in a database.
  private static final Pattern GROUP_SWITCH = Pattern.compile("(sel_groups|in_group)_[0-9_]+");

  private final Differences differences;

  FieldsGetComparison(Differences differences) {
    this.differences = differences;
  }

  void compare(String model, Map<String, Object> recorded, Map<String, Object> fake) {
    TreeSet<String> names = new TreeSet<>(recorded.keySet());
    names.removeIf(name -> GROUP_SWITCH.matcher(name).matches());
    differences.equal(model + " fields", names, new TreeSet<>(fake.keySet()));
    for (String name : names) {
      if (fake.get(name) instanceof Map<?, ?> got) {
        field(model + "." + name, Values.map(recorded.get(name)), got);
      }
    }
  }

  private void field(String where, Map<String, Object> recorded, Map<?, ?> fake) {
    for (String attribute : ATTRIBUTES) {
      differences.equal(where + "." + attribute, recorded.get(attribute), fake.get(attribute));
    }
    // The list of timezones is that of the machine.
    if (!where.endsWith(".tz")) {
      differences.equal(
          where + " keys", keys(recorded.get("selection")), keys(fake.get("selection")));
    }
  }

  private static @Nullable List<Object> keys(@Nullable Object selection) {
    return selection == null
        ? null
        : Values.list(selection).stream().<Object>map(FieldsGetComparison::key).toList();
  }

  private static Object key(@Nullable Object pair) {
    return String.valueOf(Values.list(pair).get(0));
  }
}
