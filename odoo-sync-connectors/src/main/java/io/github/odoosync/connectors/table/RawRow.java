package io.github.odoosync.connectors.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as it came.
 *
 * @param line in which line of the file it begins, from 1
 * @param cells by the names of their columns; none if the row cannot be read
 * @param problem why it cannot be read; null if it can
 */
record RawRow(long line, Map<String, String> cells, @Nullable Problem problem) {

  String cell(Column<?> column) {
    return cells.getOrDefault(column.name(), "");
  }
}
