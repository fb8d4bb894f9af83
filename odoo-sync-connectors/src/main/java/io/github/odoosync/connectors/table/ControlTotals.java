package io.github.odoosync.connectors.table;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * By what a file shows that it is whole: how many rows it has, and what the numbers of one column
 * add up to. A file whose totals differ is refused. Immutable and thread-safe.
 *
 * @param place where the totals stand
 * @param mark of a last row, what its first cell holds or, in JSON, the name of its one field; of a
 *     file beside, what its name ends with after the name of the file
 * @param sum which column is added up; null if none is
 */
public record ControlTotals(Place place, String mark, @Nullable Column<BigDecimal> sum) {

  /** Where totals stand. */
  public enum Place {
    /** In the last row: mark, number of rows, sum. */
    LAST_ROW,
    /** In a file beside, of one row: number of rows, sum. */
    FILE_BESIDE
  }

  /** Checks the mark. */
  public ControlTotals {
    if (mark.isBlank()) {
      throw new IllegalArgumentException("The totals are known by a mark that is not blank");
    }
  }

  /** Returns the number of rows in the last row. */
  public static ControlTotals lastRow(String mark) {
    return new ControlTotals(Place.LAST_ROW, mark, null);
  }

  /** Returns the number of rows in a file beside, such as {@code stock.csv.ctl}. */
  public static ControlTotals fileBeside(String ending) {
    return new ControlTotals(Place.FILE_BESIDE, ending, null);
  }

  /** Returns these with the sum of a column. */
  public ControlTotals withSum(Column<BigDecimal> column) {
    return new ControlTotals(place, mark, column);
  }
}
