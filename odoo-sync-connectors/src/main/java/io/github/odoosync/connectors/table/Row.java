package io.github.odoosync.connectors.table;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of one row. Immutable and thread-safe. */
public final class Row {

  private final Map<Column<?>, Object> values;

  private Row(Map<Column<?>, Object> values) {
    this.values = Map.copyOf(values);
  }

  /** Starts a row. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the value of a column; empty if its cell is. */
  @SuppressWarnings("unchecked") // The builder takes a column's own values alone.
  public <T> Optional<T> get(Column<T> column) {
    return Optional.ofNullable((T) values.get(column));
  }

  /**
   * Returns the value of a column.
   *
   * @throws InvalidValueException if its cell is empty; it is not where the column is needed
   */
  public <T> T need(Column<T> column) {
    return get(column)
        .orElseThrow(
            () -> InvalidValueException.of(ErrorCode.MISSING_FIELD, column.name() + " is empty"));
  }

  /** Names the columns that hold something; never their values, which can be personal. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }

  /** Collects the values of a row. Not thread-safe. */
  public static final class Builder {

    private final Map<Column<?>, Object> values = new HashMap<>();

    private Builder() {}

    /** Sets the value of a column; null leaves its cell empty. */
    public <T> Builder set(Column<T> column, @Nullable T value) {
      if (value == null) {
        values.remove(column);
      } else {
        values.put(column, value);
      }
      return this;
    }

    /** Returns the row. */
    public Row build() {
      return new Row(values);
    }
  }
}
