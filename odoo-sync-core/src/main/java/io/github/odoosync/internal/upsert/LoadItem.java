package io.github.odoosync.internal.upsert;

import io.github.odoosync.internal.odoo.Refusals;
import io.github.odoosync.odoo.UpsertRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One row of an upsert as rows of {@code load()}: the record itself with its first lines, and a
 * continuation row for each further line.
 *
 * @param position the row's place in the caller's input
 * @param row the caller's row
 * @param columns the columns it has; only items with the same ones go into one call, for a blank
 *     cell would empty its field
 * @param cells one list a {@code load()} row
 */
record LoadItem(int position, UpsertRow row, List<String> columns, List<List<String>> cells) {

  static LoadItem of(int position, UpsertRow row, LoadFields fields) {
    List<String> columns = new ArrayList<>(List.of("id"));
    List<String> head = new ArrayList<>(List.of(row.externalId().toString()));
    row.values()
        .asMap()
        .forEach(
            (field, value) -> {
              Cell cell = Cell.of(fields, field, value);
              columns.add(cell.column());
              head.add(cell.text());
            });
    List<List<List<String>>> blocks = new ArrayList<>();
    for (Map.Entry<String, List<UpsertRow.Line>> lines : linesByField(row).entrySet()) {
      blocks.add(block(lines.getKey(), lines.getValue(), fields, columns));
    }
    return new LoadItem(position, row, List.copyOf(columns), joined(head, blocks));
  }

  int height() {
    return cells.size();
  }

  private static Map<String, List<UpsertRow.Line>> linesByField(UpsertRow row) {
    Map<String, List<UpsertRow.Line>> byField = new LinkedHashMap<>();
    for (UpsertRow.Line line : row.lines()) {
      byField.computeIfAbsent(line.field(), field -> new ArrayList<>()).add(line);
    }
    return byField;
  }

  // The cells of one field's lines; their columns are added to those of the record.
  private static List<List<String>> block(
      String field, List<UpsertRow.Line> lines, LoadFields fields, List<String> columns) {
    List<List<Cell>> cells = lines.stream().map(line -> cells(line, fields)).toList();
    List<String> names = names(cells);
    List<List<String>> block = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!fits(lines.get(0), lines.get(i), cells.get(i), names)) {
        throw unequal(field, lines.get(i));
      }
      List<String> texts = new ArrayList<>(List.of(lines.get(i).externalId().toString()));
      cells.get(i).forEach(cell -> texts.add(cell.text()));
      block.add(texts);
    }
    columns.add(field + "/id");
    names.forEach(name -> columns.add(field + "/" + name));
    return block;
  }

  private static List<Cell> cells(UpsertRow.Line line, LoadFields fields) {
    List<Cell> cells = new ArrayList<>();
    line.values()
        .asMap()
        .forEach((name, value) -> cells.add(Cell.of(fields.ofLines(line.field()), name, value)));
    return cells;
  }

  // A blank cell does not say how the others of its column refer to their records.
  private static List<String> names(List<List<Cell>> lines) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < lines.get(0).size(); i++) {
      int column = i;
      Cell named =
          lines.stream()
              .filter(cells -> cells.size() > column && !cells.get(column).isBlank())
              .findFirst()
              .orElse(lines.get(0))
              .get(column);
      names.add(named.column());
    }
    return names;
  }

  private static boolean fits(
      UpsertRow.Line first, UpsertRow.Line line, List<Cell> cells, List<String> names) {
    List<String> fields = List.copyOf(first.values().asMap().keySet());
    if (!fields.equals(List.copyOf(line.values().asMap().keySet()))) {
      return false;
    }
    return IntStream.range(0, names.size())
        .allMatch(i -> cells.get(i).isBlank() || cells.get(i).column().equals(names.get(i)));
  }

  private static RuntimeException unequal(String field, UpsertRow.Line line) {
    return Refusals.value(
        "All lines of "
            + field
            + " need the same fields in the same order, for one left out would be emptied; "
            + line.externalId()
            + " has others than the line before");
  }

  private static List<List<String>> joined(List<String> head, List<List<List<String>>> blocks) {
    int height = blocks.stream().mapToInt(List::size).max().orElse(1);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < height; i++) {
      List<String> row = new ArrayList<>(i == 0 ? head : blanks(head.size()));
      for (List<List<String>> block : blocks) {
        row.addAll(i < block.size() ? block.get(i) : blanks(block.get(0).size()));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> blanks(int count) {
    return Collections.nCopies(count, "");
  }
}
