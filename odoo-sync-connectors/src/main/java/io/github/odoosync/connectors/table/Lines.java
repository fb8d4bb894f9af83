package io.github.odoosync.connectors.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file.
 *
 * @param rows in order, without the last one if that holds the totals
 * @param totals what the file says of itself; null if it does not
 * @param unknown which columns are not declared
 */
record Lines(List<RawRow> rows, @Nullable Totals totals, List<String> unknown) {

  /**
   * What a file says of itself.
   *
   * @param rows the number of its rows
   * @param sum what a column adds up to; empty where that is not said
   */
  record Totals(String rows, String sum) {}
}
