package io.github.odoosync.internal.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Binds one array after the other, a column each. */
final class PostgreSqlArrays {

  private final Connection connection;
  private final PreparedStatement statement;
  private final int rows;
  private int bound;

  PostgreSqlArrays(Connection connection, PreparedStatement statement, int rows) {
    this(connection, statement, rows, 0);
  }

  PostgreSqlArrays(Connection connection, PreparedStatement statement, int rows, int bound) {
    this.connection = connection;
    this.statement = statement;
    this.rows = rows;
    this.bound = bound;
  }

  <T> void add(String type, IntFunction<T[]> array, IntFunction<? extends @Nullable T> value)
      throws SQLException {
    @Nullable T[] values = array.apply(rows);
    for (int i = 0; i < rows; i++) {
      values[i] = value.apply(i);
    }
    bound++;
    statement.setArray(bound, connection.createArrayOf(type, values));
  }

  void add(Object value) throws SQLException {
    bound++;
    statement.setObject(bound, value);
  }

  int count() {
    return bound;
  }
}
