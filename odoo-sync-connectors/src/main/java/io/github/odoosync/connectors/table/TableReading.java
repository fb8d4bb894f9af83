package io.github.odoosync.connectors.table;

import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.lane.Payload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file to its end: documents, and what is wrong. For one thread.
 *
 * @param <D> what rows become
 */
final class TableReading<D> {

  private final TableFormat format;
  private final TableMapping<D> mapping;
  private final List<SourceRecord<D>> records = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final Map<String, Long> firstLines = new HashMap<>();
  private final Map<String, Fingerprint> contents = new HashMap<>();
  private boolean refused;

  private TableReading(TableFormat format, TableMapping<D> mapping) {
    this.format = format;
    this.mapping = mapping;
  }

  /**
   * Reads a file.
   *
   * @param beside the totals that came in a file beside; null if none did
   */
  static <D> TableReading<D> of(
      TableFormat format,
      TableMapping<D> mapping,
      RawDocument file,
      Lines.@Nullable Totals beside) {
    TableReading<D> reading = new TableReading<>(format, mapping);
    try {
      reading.read(file, beside);
    } catch (BadFile e) {
      reading.refuse(e.problem());
    }
    if (reading.refused) {
      reading.records.clear();
      reading.records.add(
          new SourceRecord.Unreadable<>(
              "file/" + file.name(), Payload.bytes(file.content()), reading.reason()));
    }
    return reading;
  }

  /** Returns what came of each document, in order. */
  List<SourceRecord<D>> records() {
    return records;
  }

  List<Problem> problems() {
    return problems;
  }

  List<String> unknown() {
    return unknown;
  }

  boolean isRefused() {
    return refused;
  }

  private void refuse(Problem problem) {
    problems.add(problem);
    refused = true;
  }

  private String reason() {
    return problems.stream()
        .limit(3)
        .map(problem -> problem.line() == 0 ? problem.expected() : at(problem))
        .collect(Collectors.joining("; "));
  }

  private static String at(Problem problem) {
    String where = "line " + problem.line();
    String column = problem.column().isEmpty() ? "" : ", " + problem.column();
    return where + column + ": " + problem.expected();
  }

  private void read(RawDocument file, Lines.@Nullable Totals beside) {
    if (file.size() > format.maxBytes()) {
      throw new BadFile(Problem.SIZE, 0, "The file is larger than " + format.maxBytes() + " bytes");
    }
    String text = FileText.read(file.content(), format.charset());
    Lines lines =
        format.isJson()
            ? new JsonLines(format, mapping.columns()).read(text)
            : new CsvLines(format, mapping.columns()).read(text);
    if (lines.rows().size() > format.maxRows()) {
      throw new BadFile(Problem.SIZE, 0, "There are too many rows");
    }
    unknown.addAll(lines.unknown());
    format
        .totals()
        .ifPresent(
            agreed ->
                TotalsCheck.check(agreed, beside == null ? lines.totals() : beside, lines.rows()));
    for (List<RawRow> together : groups(lines.rows())) {
      add(together);
    }
    if (format.isWholeOnly() && !problems.isEmpty()) {
      refuse(new Problem(Problem.ROWS, 0, "", "", "Files with bad rows are refused as a whole"));
    }
  }

  /** Puts those rows together that are one document; one without a key goes to its neighbours. */
  private List<List<RawRow>> groups(List<RawRow> rows) {
    List<List<RawRow>> groups = new ArrayList<>();
    String last = null;
    for (RawRow row : rows) {
      String key = key(row);
      boolean same = mapping.spansRows() && (key.equals(last) || key.isEmpty() || "".equals(last));
      if (same && !groups.isEmpty()) {
        groups.get(groups.size() - 1).add(row);
      } else {
        groups.add(new ArrayList<>(List.of(row)));
      }
      last = key;
    }
    return groups;
  }

  /** Returns by what a row is known; empty if that cannot be said. */
  private String key(RawRow row) {
    List<String> parts = new ArrayList<>();
    for (Column<?> column : mapping.key()) {
      String cell = row.cell(column).strip();
      if (cell.isEmpty() || row.problem() != null) {
        return "";
      }
      parts.add(mapping.key().size() == 1 ? cell : cell.replace("%", "%25").replace("/", "%2F"));
    }
    return String.join("/", parts);
  }

  private void add(List<RawRow> together) {
    RawRow first = together.get(0);
    String key = key(first);
    Fingerprint content = Fingerprint.ofJson(content(together));
    Fingerprint before = key.isEmpty() ? null : contents.putIfAbsent(key, content);
    if (content.equals(before)) {
      return;
    }
    int known = problems.size();
    if (before != null) {
      String line = "its key only once; it is in line " + firstLines.get(key) + " too";
      problems.add(new Problem(Problem.TWICE, first.line(), "", key, line));
    }
    firstLines.putIfAbsent(key, first.line());
    List<Row> rows = rows(together);
    D document = problems.size() == known ? document(first, rows) : null;
    if (document != null) {
      records.add(new SourceRecord.Found<>(key, "", document));
      return;
    }
    records.add(
        new SourceRecord.Unreadable<>(
            key.isEmpty() ? "" : key, Payload.json(content(together)), at(problems.get(known))));
    tellRest(together, known);
  }

  private static Map<String, Object> content(List<RawRow> together) {
    List<Object> rows = new ArrayList<>();
    together.forEach(row -> rows.add(row.cells()));
    return new LinkedHashMap<>(Map.of("rows", rows));
  }

  private List<Row> rows(List<RawRow> together) {
    List<Row> rows = new ArrayList<>();
    for (RawRow raw : together) {
      if (raw.problem() != null) {
        problems.add(raw.problem());
      } else {
        rows.add(row(raw));
      }
    }
    return rows;
  }

  private Row row(RawRow raw) {
    Row.Builder row = Row.builder();
    mapping.columns().forEach(column -> set(row, column, raw));
    return row.build();
  }

  private <T> void set(Row.Builder row, Column<T> column, RawRow raw) {
    String cell = raw.cell(column);
    try {
      row.set(column, column.read(cell));
    } catch (BadCell e) {
      boolean empty = cell.isBlank();
      String expected = empty ? column.expected() + ", not an empty cell" : column.expected();
      problems.add(
          new Problem(
              empty ? Problem.MISSING : Problem.FORM, raw.line(), column.name(), cell, expected));
    }
  }

  // A mapping that throws is as bad as a row that means nothing; it holds up no other.
  private @Nullable D document(RawRow first, List<Row> rows) {
    try {
      return mapping.read(rows);
    } catch (RuntimeException e) {
      String why =
          e instanceof OdooSyncException known
              ? known.failure().detail()
              : "It cannot be read: " + e.getClass().getSimpleName();
      problems.add(new Problem(Problem.CONTENT, first.line(), "", "", why));
      return null;
    }
  }

  /** Names the good rows of a document too that has a bad one: all of them are to be sent again. */
  private void tellRest(List<RawRow> together, int known) {
    List<Problem> told = List.copyOf(problems.subList(known, problems.size()));
    for (RawRow row : together) {
      if (told.stream().noneMatch(problem -> problem.line() == row.line())) {
        String expected = "no error in the other rows of its document";
        problems.add(new Problem(Problem.REST, row.line(), "", "", expected));
      }
    }
  }
}
