package io.github.odoosync.internal.jdbc;

import io.github.odoosync.error.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** The databases that the store knows. */
final class Dialects {

  private static final List<Dialect> KNOWN =
      List.of(new PostgreSql(), new MariaDb(), new MySql(), new H2());

  private Dialects() {}

  /** Returns the dialect of the database at the other end of a connection. */
  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    for (Dialect dialect : KNOWN) {
      if (product.toLowerCase(Locale.ROOT).contains(dialect.product())) {
        return dialect;
      }
    }
    throw SqlErrors.of(
        ErrorCode.STORE_UNSUPPORTED, "store.open", "The database says it is " + product);
  }
}
