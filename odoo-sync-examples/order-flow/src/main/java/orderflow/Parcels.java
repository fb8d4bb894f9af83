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

  /** A parcel. */
  record Parcel(String shipment, String order, boolean left) {}

  void createTable() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS parcel (tracking VARCHAR(40) PRIMARY KEY,"
              + " shipment VARCHAR(100) NOT NULL, order_key VARCHAR(100) NOT NULL,"
              + " has_left BOOLEAN DEFAULT FALSE NOT NULL)");
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

  /** Notes that a shipment has left the warehouse. */
  void left(String shipment) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement("UPDATE parcel SET has_left = TRUE WHERE shipment = ?")) {
      update.setString(1, shipment);
      update.executeUpdate();
    }
  }

  Optional<Parcel> find(String tracking) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT shipment, order_key, has_left FROM parcel WHERE tracking = ?")) {
      select.setString(1, tracking);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Parcel(row.getString(1), row.getString(2), row.getBoolean(3)))
            : Optional.empty();
      }
    }
  }
}
