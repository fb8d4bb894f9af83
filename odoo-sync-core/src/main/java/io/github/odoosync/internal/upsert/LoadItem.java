package io.github.odoosync.internal.upsert;

import io.github.odoosync.internal.odoo.Refusals;
import io.github.odoosync.odoo.UpsertRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  static LoadItem of(int position, UpsertRow row) {
    List<String> columns = new ArrayList<>(List.of("id"));
    List<String> head = new ArrayList<>(List.of(row.externalId().toString()));
    row.values()
        .asMap()
        .forEach(
            (field, value) -> {
              Cell cell = Cell.of(field, value);
              columns.add(cell.column());
              head.add(cell.text());
            });
    List<List<List<String>>> blocks = new ArrayList<>();
    for (Map.Entry<String, List<UpsertRow.Line>> lines : linesByField(row).entrySet()) {
      blocks.add(block(lines.getKey(), lines.getValue(), columns));
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
      String field, List<UpsertRow.Line> lines, List<String> columns) {
    List<String> first = new ArrayList<>();
    List<List<String>> block = new ArrayList<>();
    for (UpsertRow.Line line : lines) {
      List<String> names = new ArrayList<>(List.of(field + "/id"));
      List<String> texts = new ArrayList<>(List.of(line.externalId().toString()));
      line.values()
          .asMap()
          .forEach(
              (name, value) -> {
                Cell cell = Cell.of(name, value);
                names.add(field + "/" + cell.column());
                texts.add(cell.text());
              });
      if (first.isEmpty()) {
        first.addAll(names);
      } else if (!first.equals(names)) {
        throw unequal(field, line);
      }
      block.add(texts);
    }
    columns.addAll(first);
    return block;
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
