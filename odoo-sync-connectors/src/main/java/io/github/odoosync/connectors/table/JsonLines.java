package io.github.odoosync.connectors.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the rows of JSON lines. */
final class JsonLines {

  private static final Pattern END = Pattern.compile("\r?\n");

  // An object of cells, and a cell.
  private static final int DEEPEST = 3;

  private final TableFormat format;
  private final Map<String, Column<?>> columns;
  private final Set<String> unknown = new LinkedHashSet<>();

  JsonLines(TableFormat format, List<Column<?>> columns) {
    this.format = format;
    this.columns = columns.stream().collect(Collectors.toMap(Column::name, each -> each));
  }

  Lines read(String text) {
    List<RawRow> rows = new ArrayList<>();
    Lines.Totals totals = null;
    long number = 0;
    for (String line : END.split(text, -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      if (totals != null) {
        throw new BadFile(Problem.TOTALS, number, "Rows follow the totals");
      }
      Object tree = tree(line);
      totals = totals(tree);
      if (totals == null) {
        rows.add(row(number, tree));
      }
      if (rows.size() > format.maxRows()) {
        throw new BadFile(Problem.SIZE, number, "There are too many rows");
      }
    }
    return new Lines(rows, totals, List.copyOf(unknown));
  }

  private static @Nullable Object tree(String line) {
    try {
      return Json.read(line.getBytes(UTF_8), DEEPEST).tree();
    } catch (DecodingException e) {
      return null;
    }
  }

  private Lines.@Nullable Totals totals(@Nullable Object tree) {
    ControlTotals agreed = format.totals(ControlTotals.Place.LAST_ROW).orElse(null);
    if (agreed == null || !(tree instanceof Map<?, ?> row)) {
      return null;
    }
    return row.get(agreed.mark()) instanceof Map<?, ?> said && row.size() == 1
        ? new Lines.Totals(text(said.get("rows")), text(said.get("sum")))
        : null;
  }

  private RawRow row(long line, @Nullable Object tree) {
    if (!(tree instanceof Map<?, ?> row)) {
      return unread(line, "", "an object in JSON");
    }
    Map<String, String> cells = new LinkedHashMap<>();
    for (Map.Entry<?, ?> field : row.entrySet()) {
      String name = String.valueOf(field.getKey());
      Column<?> column = columns.get(name);
      if (column == null) {
        unknown.add(name);
      } else if (field.getValue() instanceof Map || field.getValue() instanceof List) {
        return unread(line, name, column.expected());
      } else {
        cells.put(name, cell(column, field.getValue()));
      }
    }
    boolean longest = cells.values().stream().anyMatch(cell -> cell.length() > format.maxCell());
    return longest ? unread(line, "", "shorter cells") : new RawRow(line, cells, null);
  }

  private static RawRow unread(long line, String column, String expected) {
    return new RawRow(line, Map.of(), new Problem(Problem.CELLS, line, column, "", expected));
  }

  // A number is one whatever sign the texts of its column have before their decimals.
  private static String cell(Column<?> column, @Nullable Object value) {
    Optional<DecimalText> decimals = column.decimals();
    return value instanceof BigDecimal number && decimals.isPresent()
        ? decimals.get().write(number)
        : text(value);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
