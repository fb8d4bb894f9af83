package io.github.odoosync.internal.fake;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The stored values of one record, by column. Immutable: a write makes a new row. */
final class Row {

  static final Row EMPTY = new Row(new @Nullable Object[0]);

  private final @Nullable Object[] cells;

  private Row(@Nullable Object[] cells) {
    this.cells = cells;
  }

  @Nullable Object cell(int column) {
    return column >= 0 && column < cells.length ? cells[column] : null;
  }

  /** Returns a row with some cells changed; a row is only as long as its last set cell. */
  Row with(int[] columns, @Nullable Object[] values) {
    int length = cells.length;
    for (int i = 0; i < columns.length; i++) {
      if (values[i] != null) {
        length = Math.max(length, columns[i] + 1);
      }
    }
    @Nullable Object[] copy = Arrays.copyOf(cells, length);
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] < length) {
        copy[columns[i]] = values[i];
      }
    }
    return new Row(copy);
  }
}
