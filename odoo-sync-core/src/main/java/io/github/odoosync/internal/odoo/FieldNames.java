package io.github.odoosync.internal.odoo;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of fields: how they are derived, which are Odoo's own, which are alike. */
public final class FieldNames {

  /** A field, or a path of fields through relations. */
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_0-9][A-Za-z0-9_]*)*");

  private static final Set<String> KEPT_BY_ODOO =
      Set.of("id", "display_name", "create_uid", "create_date", "write_uid", "write_date");

  private static final int SUGGESTIONS = 3;

  private FieldNames() {}

  /** Returns the name in snake case: {@code scheduledDate} becomes {@code scheduled_date}. */
  public static String ofComponent(String component) {
    StringBuilder name = new StringBuilder(component.length() + 8);
    for (int i = 0; i < component.length(); i++) {
      char letter = component.charAt(i);
      if (letter >= 'A' && letter <= 'Z') {
        name.append(i == 0 ? "" : "_").append((char) (letter + 32));
      } else {
        name.append(letter);
      }
    }
    return name.toString();
  }

  static boolean keptByOdoo(String field) {
    return KEPT_BY_ODOO.contains(field);
  }

  /** Refuses what cannot be the path of a field. */
  public static String requirePath(String path) {
    if (!PATH.matcher(path).matches()) {
      throw Refusals.value("\"" + path + "\" is not the name of a field");
    }
    return path;
  }

  static String requireField(String name) {
    if (name.indexOf('.') >= 0) {
      throw Refusals.type(
          "\"" + name + "\" is a path, not a field; nest a record to read through a relation",
          null);
    }
    return requirePath(name);
  }

  /** Returns the names most like a misspelt one as the end of a sentence; empty without any. */
  public static String suggestion(String wrong, Collection<String> names) {
    List<String> near = near(wrong, names);
    return near.isEmpty() ? "" : " (near: " + String.join(", ", near) + ")";
  }

  /** Returns the names most like a misspelt one, the nearest first. */
  static List<String> near(String wrong, Collection<String> names) {
    int limit = wrong.length() < 4 ? 1 : Math.max(2, wrong.length() / 3);
    return names.stream()
        .filter(name -> distance(wrong, name) <= limit)
        .sorted(
            Comparator.<String>comparingInt(name -> distance(wrong, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(SUGGESTIONS)
        .toList();
  }

  /** Levenshtein's distance, where one name continuing the other counts as near. */
  private static int distance(String a, String b) {
    if (a.startsWith(b + "_") || b.startsWith(a + "_")) {
      return 1;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
