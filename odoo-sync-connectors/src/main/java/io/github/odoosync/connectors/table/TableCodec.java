package io.github.odoosync.connectors.table;

import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.Diagnostic.Severity;
import io.github.odoosync.connector.document.DocumentCodec;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.idempotency.Fingerprint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes tables: CSV and JSON lines. Thread-safe.
 *
 * @param <D> what rows become, usually a document of the canonical model
 */
public final class TableCodec<D> implements DocumentCodec<D> {

  private static final int KEY_LENGTH = 24;

  private final String name;
  private final TableFormat format;
  private final TableMapping<D> mapping;

  /**
   * Makes a codec.
   *
   * @param name what the names of written files begin with: lower case letters, digits, hyphens
   * @throws IllegalArgumentException if the mapping's columns and keys do not fit together
   */
  public TableCodec(String name, TableFormat format, TableMapping<D> mapping) {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,60}")) {
      throw new IllegalArgumentException("'" + name + "' cannot begin the name of a file");
    }
    this.name = name;
    this.format = format;
    this.mapping = mapping;
    requireKeys();
  }

  private void requireKeys() {
    List<Column<?>> columns = mapping.columns();
    boolean named =
        new HashSet<>(columns.stream().map(c -> c.name().toLowerCase(Locale.ROOT)).toList()).size()
            == columns.size();
    boolean keyed = !mapping.key().isEmpty() && columns.containsAll(mapping.key());
    if (!named || !keyed || !mapping.key().stream().allMatch(Column::isNeeded)) {
      throw new IllegalArgumentException(
          "Columns have different names, and at least one of them is the key, each part needed");
    }
  }

  /**
   * Reads a file. Its key is of its name and content; what it answers is a file of errors, which is
   * there if anything was wrong. A file whose totals stand in a file beside is refused here: {@link
   * TableSource} brings both together.
   */
  @Override
  public Decoded<D> decode(RawDocument document) {
    TableReading<D> reading = read(document, null);
    List<D> documents = new ArrayList<>();
    for (SourceRecord<D> record : reading.records()) {
      if (record instanceof SourceRecord.Found<D> found) {
        documents.add(found.value());
      }
    }
    List<Diagnostic> diagnostics = new ArrayList<>();
    Severity severity = reading.isRefused() ? Severity.REFUSED : Severity.PART_REFUSED;
    reading.problems().forEach(problem -> diagnostics.add(problem.diagnostic(severity)));
    for (String column : reading.unknown()) {
      diagnostics.add(
          new Diagnostic(Severity.WARNING, "COLUMN", column, "The column is not declared"));
    }
    return new Decoded<>(key(document), documents, diagnostics, errors(document, reading));
  }

  TableReading<D> read(RawDocument file, Lines.@Nullable Totals beside) {
    return TableReading.of(format, mapping, file, beside);
  }

  /** Returns what is told to the sender; null if nothing was wrong. */
  @Nullable RawDocument errors(RawDocument file, TableReading<D> reading) {
    return reading.problems().isEmpty()
        ? null
        : ErrorsFile.of(file, key(file).substring(0, 8), format, reading.problems());
  }

  /** Returns by what a file is known. */
  static String key(RawDocument file) {
    byte[] fileName = file.name().getBytes(StandardCharsets.UTF_8);
    byte[] both =
        ByteBuffer.allocate(fileName.length + 1 + file.size())
            .put(fileName)
            .put((byte) 0)
            .put(file.content())
            .array();
    return Fingerprint.of(both).value().substring(0, KEY_LENGTH);
  }

  Optional<ControlTotals> beside() {
    return format.totals(ControlTotals.Place.FILE_BESIDE);
  }

  /** Reads a file of totals; one that cannot be read says nothing that is right. */
  Lines.Totals totals(RawDocument file) {
    try {
      String text = FileText.read(file.content(), format.charset());
      String first = text.strip().split("\r?\n", 2)[0];
      String delimiter = Pattern.quote(String.valueOf(format.delimiter()));
      return CsvLines.said(List.of(first.split(delimiter, 2)));
    } catch (BadFile e) {
      return new Lines.Totals("", "");
    }
  }

  /**
   * Writes a file whose name ends with its number, such as {@code stock-000000001.csv}.
   *
   * @throws InvalidValueException naming the column that cannot be written
   */
  @Override
  public RawDocument encode(List<D> parts, long number) {
    List<Row> rows = rows(parts);
    String text = new TableText(format, mapping.columns()).of(rows);
    return document(fileName(number), text);
  }

  /**
   * Writes the file of totals that is sent after a file, where totals stand beside; empty where
   * they do not.
   */
  public Optional<RawDocument> encodeTotals(List<D> parts, long number) {
    return beside()
        .map(
            agreed ->
                document(
                    fileName(number) + agreed.mark(),
                    new TableText(format, mapping.columns()).beside(agreed, rows(parts))));
  }

  private String fileName(long number) {
    return String.format(Locale.ROOT, "%s-%09d.%s", name, number, format.ending());
  }

  private List<Row> rows(List<D> parts) {
    List<Row> rows = new ArrayList<>();
    for (D part : parts) {
      List<Row> written = mapping.write(part);
      if (written.isEmpty() || (written.size() > 1 && !mapping.spansRows())) {
        throw refuse("A document has one row" + (mapping.spansRows() ? " at least" : ""));
      }
      rows.addAll(written);
    }
    if (rows.size() > format.maxRows()) {
      throw refuse("There are more than " + format.maxRows() + " rows");
    }
    return rows;
  }

  private RawDocument document(String file, String text) {
    try {
      byte[] content = FileText.write(text, format.charset(), format.hasByteOrderMark());
      if (content.length > format.maxBytes()) {
        throw refuse("The file is larger than " + format.maxBytes() + " bytes");
      }
      return RawDocument.of(file, content, Map.of());
    } catch (BadFile e) {
      throw refuse(e.problem().expected());
    }
  }

  private static InvalidValueException refuse(String detail) {
    return InvalidValueException.of(ErrorCode.INVALID_VALUE, detail);
  }
}
