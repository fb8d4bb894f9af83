package io.github.odoosync.connectors.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;

/** Writes CSV. */
final class CsvText {

  private final StringWriter text = new StringWriter();
  private final CsvWriter writer;
  private final boolean guard;

  CsvText(char delimiter, char quote, boolean guard) {
    this.guard = guard;
    this.writer =
        CsvWriter.builder()
            .fieldSeparator(delimiter)
            .quoteCharacter(quote)
            .lineDelimiter(LineDelimiter.CRLF)
            .autoFlush(true)
            .build(text);
  }

  /** Adds a row of cells that are no texts of others. */
  CsvText row(List<String> cells) {
    writer.writeRecord(cells);
    return this;
  }

  /** Returns a text of others as a cell. */
  String cell(String other) {
    return guard ? Formulas.guard(other) : other;
  }

  String text() {
    return text.toString();
  }
}
