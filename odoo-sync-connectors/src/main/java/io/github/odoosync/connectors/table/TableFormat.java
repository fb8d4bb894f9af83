package io.github.odoosync.connectors.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a table looks as a file. Immutable and thread-safe. */
public final class TableFormat {

  private final boolean json;
  private final String ending;
  private final char delimiter;
  private final char quote;
  private final boolean header;
  private final Charset charset;
  private final boolean byteOrderMark;
  private final boolean formulaGuard;
  private final boolean wholeOnly;
  private final @Nullable ControlTotals totals;
  private final int maxBytes;
  private final int maxRows;
  private final int maxCell;

  private TableFormat(Builder builder) {
    this.json = builder.json;
    this.ending = builder.json ? "jsonl" : "csv";
    this.delimiter = builder.delimiter;
    this.quote = builder.quote;
    this.header = builder.header;
    this.charset = builder.charset;
    this.byteOrderMark = builder.byteOrderMark;
    this.formulaGuard = !builder.json && builder.formulaGuard;
    this.wholeOnly = builder.wholeOnly;
    this.totals = builder.totals;
    this.maxBytes = builder.maxBytes;
    this.maxRows = builder.maxRows;
    this.maxCell = builder.maxCell;
  }

  /** Starts the format of RFC 4180: commas, quotes, a header, UTF-8. */
  public static Builder csv() {
    return new Builder(false);
  }

  /** Starts the format of one JSON object a line, in UTF-8; its fields are the columns. */
  public static Builder jsonLines() {
    return new Builder(true);
  }

  boolean isJson() {
    return json;
  }

  String ending() {
    return ending;
  }

  char delimiter() {
    return delimiter;
  }

  char quote() {
    return quote;
  }

  boolean hasHeader() {
    return header;
  }

  Charset charset() {
    return charset;
  }

  boolean hasByteOrderMark() {
    return byteOrderMark;
  }

  boolean hasFormulaGuard() {
    return formulaGuard;
  }

  boolean isWholeOnly() {
    return wholeOnly;
  }

  Optional<ControlTotals> totals() {
    return Optional.ofNullable(totals);
  }

  Optional<ControlTotals> totals(ControlTotals.Place place) {
    return totals().filter(each -> each.place() == place);
  }

  int maxBytes() {
    return maxBytes;
  }

  int maxRows() {
    return maxRows;
  }

  int maxCell() {
    return maxCell;
  }

  /** Collects what a format is. Not thread-safe. */
  public static final class Builder {

    private final boolean json;
    private char delimiter = ',';
    private char quote = '"';
    private boolean header = true;
    private Charset charset = StandardCharsets.UTF_8;
    private boolean byteOrderMark;
    private boolean formulaGuard = true;
    private boolean wholeOnly;
    private @Nullable ControlTotals totals;
    private int maxBytes = 10_000_000;
    private int maxRows = 200_000;
    private int maxCell = 32_000;

    private Builder(boolean json) {
      this.json = json;
    }

    /** Sets what stands between cells. */
    public Builder delimiter(char value) {
      this.delimiter = value;
      return this;
    }

    /** Sets what stands around cells that need it; within them it is doubled. */
    public Builder quote(char value) {
      this.quote = value;
      return this;
    }

    /** Leaves the header out: cells are known by their place. */
    public Builder withoutHeader() {
      this.header = false;
      return this;
    }

    /** Sets the charset; a byte order mark in what comes goes before it. */
    public Builder charset(Charset value) {
      this.charset = value;
      return this;
    }

    /** Writes a byte order mark, by which a spreadsheet knows UTF-8. */
    public Builder byteOrderMark() {
      this.byteOrderMark = true;
      return this;
    }

    /**
     * Writes texts as they are, also where a spreadsheet would take them for formulas. Unless this
     * is said, a text in CSV that begins with {@code = + - @} gets an apostrophe before it, which
     * is taken away from what comes.
     */
    public Builder withoutFormulaGuard() {
      this.formulaGuard = false;
      return this;
    }

    /** Refuses a file as a whole if one row of it is bad; unless set the good rows go on. */
    public Builder refuseWholeFiles() {
      this.wholeOnly = true;
      return this;
    }

    /** Sets by what a file shows that it is whole; nothing unless set. */
    public Builder totals(ControlTotals value) {
      this.totals = value;
      return this;
    }

    /**
     * Sets how large a file may be; 10 MB, 200,000 rows and 32,000 characters a cell unless set.
     */
    public Builder limits(int bytes, int rows, int cell) {
      if (bytes < 1 || rows < 1 || cell < 1) {
        throw new IllegalArgumentException("A limit is at least 1");
      }
      this.maxBytes = bytes;
      this.maxRows = rows;
      this.maxCell = cell;
      return this;
    }

    /** Returns the format. */
    public TableFormat build() {
      return new TableFormat(this);
    }
  }
}
