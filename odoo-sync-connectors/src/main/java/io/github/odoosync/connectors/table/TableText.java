package io.github.odoosync.connectors.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes rows as the text of a file, strictly. */
final class TableText {

  private final TableFormat format;
  private final List<Column<?>> columns;

  TableText(TableFormat format, List<Column<?>> columns) {
    this.format = format;
    this.columns = columns;
  }

  String of(List<Row> rows) {
    Optional<Lines.Totals> totals =
        format.totals(ControlTotals.Place.LAST_ROW).map(agreed -> TotalsCheck.of(agreed, rows));
    return format.isJson() ? json(rows, totals) : csv(rows, totals);
  }

  private String csv(List<Row> rows, Optional<Lines.Totals> totals) {
    CsvText text = new CsvText(format.delimiter(), format.quote(), format.hasFormulaGuard());
    if (format.hasHeader()) {
      text.row(columns.stream().map(Column::name).toList());
    }
    for (Row row : rows) {
      List<String> cells = new ArrayList<>();
      for (Column<?> column : columns) {
        String cell = cell(column, row);
        cells.add(column.decimals().isPresent() ? cell : text.cell(cell));
      }
      text.row(cells);
    }
    totals.ifPresent(
        all -> {
          List<String> cells = new ArrayList<>(List.of(mark()));
          cells.addAll(cells(all));
          text.row(cells);
        });
    return text.text();
  }

  private String json(List<Row> rows, Optional<Lines.Totals> totals) {
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      for (Column<?> column : columns) {
        String cell = cell(column, row);
        if (!cell.isEmpty()) {
          fields.put(column.name(), column.decimals().isPresent() ? number(column, row) : cell);
        }
      }
      text.append(line(fields));
    }
    totals.ifPresent(
        all -> text.append(line(Map.of(mark(), Map.of("rows", all.rows(), "sum", all.sum())))));
    return text.toString();
  }

  /** Returns the text of the file beside. */
  String beside(ControlTotals agreed, List<Row> rows) {
    return new CsvText(format.delimiter(), format.quote(), false)
        .row(cells(TotalsCheck.of(agreed, rows)))
        .text();
  }

  private static List<String> cells(Lines.Totals totals) {
    return totals.sum().isEmpty() ? List.of(totals.rows()) : List.of(totals.rows(), totals.sum());
  }

  private String mark() {
    return format.totals().map(ControlTotals::mark).orElse("");
  }

  private static String line(Map<String, ?> fields) {
    return new String(Json.write(fields), UTF_8) + "\n";
  }

  private static Object number(Column<?> column, Row row) {
    return row.get(column)
        .map(value -> value instanceof BigDecimal number ? number.stripTrailingZeros() : value)
        .orElse("");
  }

  private <T> String cell(Column<T> column, Row row) {
    Optional<T> value = row.get(column);
    if (value.isEmpty() && column.isNeeded()) {
      throw refuse(column, "has to be there");
    }
    try {
      String cell = value.map(column::write).orElse("");
      if (cell.length() > format.maxCell()) {
        throw refuse(column, "is longer than " + format.maxCell() + " characters");
      }
      return cell;
    } catch (BadCell e) {
      throw refuse(column, "cannot be written as " + column.expected());
    }
  }

  private static InvalidValueException refuse(Column<?> column, String what) {
    return InvalidValueException.of(ErrorCode.INVALID_VALUE, column + " " + what);
  }
}
