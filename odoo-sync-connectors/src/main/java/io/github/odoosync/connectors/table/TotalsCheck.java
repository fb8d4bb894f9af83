package io.github.odoosync.connectors.table;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what a file says of itself with what is in it, and counts it. */
final class TotalsCheck {

  private TotalsCheck() {}

  /** Refuses a file whose totals differ, are missing, or cannot be counted. */
  static void check(ControlTotals agreed, Lines.@Nullable Totals said, List<RawRow> rows) {
    if (said == null) {
      throw new BadFile(Problem.TOTALS, 0, "The totals are not there: the file is not whole");
    }
    if (!said.rows().equals(Integer.toString(rows.size()))) {
      throw new BadFile(
          Problem.TOTALS,
          0,
          "There are %d rows, and the totals say %s".formatted(rows.size(), said.rows()));
    }
    Column<BigDecimal> column = agreed.sum();
    if (column != null) {
      checkSum(column, said.sum(), rows);
    }
  }

  private static void checkSum(Column<BigDecimal> column, String said, List<RawRow> rows) {
    BigDecimal sum = BigDecimal.ZERO;
    for (RawRow row : rows) {
      sum = sum.add(number(column, row.cell(column), row.line()));
    }
    if (sum.compareTo(number(column, said, 0)) != 0) {
      throw new BadFile(
          Problem.TOTALS,
          0,
          "%s adds up to %s, and the totals say %s".formatted(column, write(column, sum), said));
    }
  }

  private static BigDecimal number(Column<BigDecimal> column, String cell, long line) {
    try {
      BigDecimal number = column.read(cell);
      return number == null ? BigDecimal.ZERO : number;
    } catch (BadCell e) {
      throw new BadFile(Problem.TOTALS, line, column + " cannot be added up");
    }
  }

  /** Returns the totals of rows that are written. */
  static Lines.Totals of(ControlTotals agreed, List<Row> rows) {
    Column<BigDecimal> column = agreed.sum();
    if (column == null) {
      return new Lines.Totals(Integer.toString(rows.size()), "");
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Row row : rows) {
      sum = sum.add(row.get(column).orElse(BigDecimal.ZERO));
    }
    return new Lines.Totals(Integer.toString(rows.size()), write(column, sum));
  }

  private static String write(Column<BigDecimal> column, BigDecimal sum) {
    return column.decimals().orElse(DecimalText.POINT).write(sum);
  }
}
