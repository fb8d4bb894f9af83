package orderflow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/** The application's own table: which parcel carries what of which order. */
final class Parcels {

  private final DataSource database;

  Parcels(DataSource database) {
    this.database = database;
  }

  /**
   * A parcel.
   *
   * @param delivered whether it has left the warehouse, as Odoo has it, and has arrived
   */
  record Parcel(String tracking, String order, boolean delivered) {}

  void createTable() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS parcel (tracking VARCHAR(40) PRIMARY KEY,"
              + " shipment VARCHAR(100) NOT NULL, order_key VARCHAR(100) NOT NULL,"
              + " has_left BOOLEAN DEFAULT FALSE NOT NULL,"
              + " has_arrived BOOLEAN DEFAULT FALSE NOT NULL)");
    }
  }

  /** Keeps a parcel in the caller's transaction. */
  void keep(Connection connection, String tracking, String shipment, String order)
      throws SQLException {
    try (PreparedStatement merge =
        connection.prepareStatement(
            "MERGE INTO parcel (tracking, shipment, order_key) KEY (tracking) VALUES (?, ?, ?)")) {
      merge.setString(1, tracking);
      merge.setString(2, shipment);
      merge.setString(3, order);
      merge.executeUpdate();
    }
  }

  /** Notes in the caller's transaction that a shipment has left the warehouse. */
  Optional<Parcel> left(Connection connection, String shipment) throws SQLException {
    set(connection, "has_left", "shipment", shipment);
    return find(connection, "shipment", shipment);
  }

  /** Notes in the caller's transaction that a parcel has arrived. */
  Optional<Parcel> arrived(Connection connection, String tracking) throws SQLException {
    set(connection, "has_arrived", "tracking", tracking);
    return find(connection, "tracking", tracking);
  }

  Optional<Parcel> find(String tracking) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return find(connection, "tracking", tracking);
    }
  }

  private static void set(Connection connection, String flag, String key, String value)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE parcel SET " + flag + " = TRUE WHERE " + key + " = ?")) {
      update.setString(1, value);
      update.executeUpdate();
    }
  }

  private static Optional<Parcel> find(Connection connection, String key, String value)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT tracking, order_key, has_left AND has_arrived FROM parcel WHERE "
                + key
                + " = ?")) {
      select.setString(1, value);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Parcel(row.getString(1), row.getString(2), row.getBoolean(3)))
            : Optional.empty();
      }
    }
  }
}
