package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of a {@code load()}, gathered from its rows.
 *
 * @param cells the columns that are not lines, by path
 * @param lines the records of each one2many
 */
record LoadRecord(
    int from, int to, Map<String, @Nullable Object> cells, Map<String, List<LoadRecord>> lines) {

  /** Cuts rows into records: a row that has only lines continues the record above it. */
  static List<LoadRecord> cut(
      Env env, Model model, List<String> paths, List<List<@Nullable Object>> rows, int offset) {
    List<LoadRecord> records = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= rows.size(); i++) {
      if (i == rows.size() || !onlyLines(model, paths, rows.get(i))) {
        records.add(gather(env, model, paths, rows.subList(from, i), offset + from));
        from = i;
      }
    }
    return rows.isEmpty() ? List.of() : records;
  }

  private static boolean onlyLines(Model model, List<String> paths, List<@Nullable Object> row) {
    boolean lines = false;
    for (int i = 0; i < paths.size(); i++) {
      if (Python.truthy(cell(row, i))) {
        if (!isLine(model, paths.get(i))) {
          return false;
        }
        lines = true;
      }
    }
    return lines;
  }

  private static @Nullable Object cell(List<@Nullable Object> row, int at) {
    return at < row.size() ? row.get(at) : null;
  }

  private static boolean isLine(Model model, String path) {
    FieldDef field = model.field(first(path));
    return field != null && field.type() == FieldType.ONE2MANY && path.contains("/");
  }

  static String first(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  private static LoadRecord gather(
      Env env, Model model, List<String> paths, List<List<@Nullable Object>> rows, int offset) {
    Map<String, @Nullable Object> cells = new LinkedHashMap<>();
    Map<String, List<Integer>> columns = new LinkedHashMap<>();
    for (int i = 0; i < paths.size(); i++) {
      if (isLine(model, paths.get(i))) {
        columns.computeIfAbsent(first(paths.get(i)), key -> new ArrayList<>()).add(i);
      } else {
        cells.put(paths.get(i), cell(rows.get(0), i));
      }
    }
    Map<String, List<LoadRecord>> lines = new LinkedHashMap<>();
    columns.forEach(
        (name, places) -> lines.put(name, lines(env, model, name, paths, places, rows, offset)));
    return new LoadRecord(offset, offset + rows.size() - 1, cells, lines);
  }

  private static List<LoadRecord> lines(
      Env env,
      Model model,
      String name,
      List<String> paths,
      List<Integer> places,
      List<List<@Nullable Object>> rows,
      int offset) {
    List<String> inner =
        places.stream().map(i -> paths.get(i).substring(name.length() + 1)).toList();
    List<List<@Nullable Object>> parts = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      List<@Nullable Object> part = new ArrayList<>();
      places.forEach(i -> part.add(cell(row, i)));
      if (part.stream().anyMatch(Python::truthy)) {
        parts.add(part);
      }
    }
    FieldDef field = Reads.field(env, model, name);
    return cut(env, env.model(field.relationOrThrow()), inner, parts, offset);
  }
}
