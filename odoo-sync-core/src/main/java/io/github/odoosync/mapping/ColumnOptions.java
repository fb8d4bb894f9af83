package io.github.odoosync.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a column has beside its reader and writer.
 *
 * @param clears the fields of Odoo that are emptied where the document's field is absent
 * @param clearing whether they are
 * @param named the paths of records whose external ids the reader needs, with their models
 * @param losses names what of a value Odoo cannot hold
 */
record ColumnOptions<T>(
    Column.Sameness<T> sameness,
    Column.Access access,
    boolean translated,
    List<String> clears,
    boolean clearing,
    Map<String, String> named,
    Function<T, List<String>> losses) {

  static <T> ColumnOptions<T> none() {
    return new ColumnOptions<>(
        (a, b, lookups) -> a.equals(b),
        Column.Access.READ_WRITE,
        false,
        List.of(),
        false,
        Map.of(),
        value -> List.of());
  }

  ColumnOptions<T> sameness(Column.Sameness<T> how) {
    return new ColumnOptions<>(how, access, translated, clears, clearing, named, losses);
  }

  ColumnOptions<T> access(Column.Access who) {
    return new ColumnOptions<>(sameness, who, translated, clears, clearing, named, losses);
  }

  ColumnOptions<T> inLanguages() {
    return new ColumnOptions<>(sameness, access, true, clears, clearing, named, losses);
  }

  ColumnOptions<T> clears(List<String> fields) {
    return new ColumnOptions<>(sameness, access, translated, fields, clearing, named, losses);
  }

  ColumnOptions<T> absentClears() {
    return new ColumnOptions<>(sameness, access, translated, clears, true, named, losses);
  }

  ColumnOptions<T> naming(String path, String model) {
    Map<String, String> more = new HashMap<>(named);
    more.put(path, model);
    return new ColumnOptions<>(
        sameness, access, translated, clears, clearing, Map.copyOf(more), losses);
  }

  ColumnOptions<T> losses(Function<T, List<String>> what) {
    return new ColumnOptions<>(sameness, access, translated, clears, clearing, named, what);
  }
}
