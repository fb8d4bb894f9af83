package io.github.odoosync.connectors.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of CSV. */
final class CsvLines {

  private static final int MOST_CELLS = 1_000;

  private final TableFormat format;
  private final List<Column<?>> columns;
  private final List<String> unknown = new ArrayList<>();

  CsvLines(TableFormat format, List<Column<?>> columns) {
    this.format = format;
    this.columns = columns;
  }

  Lines read(String text) {
    if (endsInQuotes(text)) {
      throw new BadFile(Problem.SYNTAX, 0, "A quote is opened and not closed");
    }
    List<CsvRecord> records = records(text);
    List<@Nullable Column<?>> places = new ArrayList<>(columns);
    if (format.hasHeader()) {
      if (records.isEmpty()) {
        throw new BadFile(Problem.HEADER, 0, "There is no header");
      }
      places = places(records.remove(0));
    }
    Lines.Totals totals = totals(records);
    List<RawRow> rows = new ArrayList<>(records.size());
    for (CsvRecord record : records) {
      rows.add(row(record, places));
    }
    return new Lines(rows, totals, List.copyOf(unknown));
  }

  /** Returns whether a quote is never closed, which makes one cell of all that follows. */
  private boolean endsInQuotes(String text) {
    boolean quoted = false;
    boolean begins = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == format.quote()) {
        boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == format.quote();
        quoted = doubled;
        i += doubled ? 1 : 0;
      } else if (!quoted) {
        quoted = begins && c == format.quote();
        begins = c == format.delimiter() || c == '\n' || c == '\r';
      }
    }
    return quoted;
  }

  private List<CsvRecord> records(String text) {
    List<CsvRecord> records = new ArrayList<>();
    CsvRecordHandler handler =
        CsvRecordHandler.builder()
            .maxFields(MOST_CELLS)
            .maxFieldSize(format.maxCell())
            .maxRecordSize(2 * format.maxBytes())
            .build();
    try {
      for (CsvRecord record :
          CsvReader.builder()
              .fieldSeparator(format.delimiter())
              .quoteCharacter(format.quote())
              .allowExtraFields(true)
              .allowMissingFields(true)
              .maxBufferSize(2 * Math.max(format.maxCell(), MOST_CELLS))
              .build(handler, text)) {
        records.add(record);
        // A header and a last row with totals are no rows.
        if (records.size() > format.maxRows() + 2) {
          throw new BadFile(
              Problem.SIZE, record.getStartingLineNumber(), "There are too many rows");
        }
      }
    } catch (CsvParseException e) {
      long line =
          records.isEmpty() ? 1 : records.get(records.size() - 1).getStartingLineNumber() + 1;
      throw new BadFile(Problem.SYNTAX, line, "From here on it is no CSV, or a cell is too long");
    }
    return records;
  }

  private List<@Nullable Column<?>> places(CsvRecord header) {
    Map<String, Column<?>> left = new HashMap<>();
    columns.forEach(column -> left.put(known(column.name()), column));
    List<@Nullable Column<?>> places = new ArrayList<>();
    for (String name : header.getFields()) {
      Column<?> column = left.remove(known(name));
      if (column == null && columns.stream().anyMatch(c -> known(c.name()).equals(known(name)))) {
        throw new BadFile(Problem.HEADER, 1, "A column is there twice");
      }
      if (column == null) {
        unknown.add(name);
      }
      places.add(column);
    }
    for (Column<?> column : columns) {
      if (column.isNeeded() && !places.contains(column)) {
        throw new BadFile(Problem.HEADER, 1, "The column '" + column + "' is not there");
      }
    }
    return places;
  }

  private static String known(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private Lines.@Nullable Totals totals(List<CsvRecord> records) {
    ControlTotals agreed = format.totals(ControlTotals.Place.LAST_ROW).orElse(null);
    if (agreed == null || records.isEmpty()) {
      return null;
    }
    List<String> last = records.get(records.size() - 1).getFields();
    if (!last.get(0).strip().equals(agreed.mark())) {
      return null;
    }
    records.remove(records.size() - 1);
    return said(last.subList(1, last.size()));
  }

  static Lines.Totals said(List<String> cells) {
    return new Lines.Totals(
        cells.isEmpty() ? "" : cells.get(0).strip(), cells.size() < 2 ? "" : cells.get(1).strip());
  }

  private RawRow row(CsvRecord record, List<@Nullable Column<?>> places) {
    long line = record.getStartingLineNumber();
    if (record.getFieldCount() != places.size()) {
      Problem problem =
          new Problem(
              Problem.CELLS, line, "", record.getFieldCount() + " cells", places.size() + " cells");
      return new RawRow(line, Map.of(), problem);
    }
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < places.size(); i++) {
      Column<?> column = places.get(i);
      if (column != null) {
        cells.put(column.name(), cell(column, record.getField(i)));
      }
    }
    return new RawRow(line, cells, null);
  }

  private String cell(Column<?> column, String cell) {
    return format.hasFormulaGuard() && column.decimals().isEmpty() ? Formulas.unguard(cell) : cell;
  }
}
