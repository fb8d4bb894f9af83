package io.github.odoosync.crashlab;

import io.github.odoosync.lane.Message;
import io.github.odoosync.outbox.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a producer does in one transaction: messages through the outbox, and rows of its own that
 * tell later what was committed and in which order.
 */
final class LabTransaction {

  static final String TOPIC = "effects";

  private LabTransaction() {}

  /**
   * Writes one message for each key.
   *
   * @param keys sorted and distinct, {@link LogLine#NO_KEY} any number of times
   */
  static void write(Connection connection, Outbox outbox, String name, List<String> keys)
      throws SQLException {
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      messages.add(message(name + "-" + i, keys.get(i)));
    }
    outbox.enqueue(connection, messages);
    // The number is taken after the enqueue: that alone has to put transactions in order.
    for (Message message : messages) {
      String key = message.key().orElse(LogLine.NO_KEY);
      long number = key.equals(LogLine.NO_KEY) ? 0 : nextNumber(connection, key);
      insert(connection, name, message.id(), key, number);
    }
  }

  private static Message message(String id, String key) {
    Message.Builder builder =
        Message.of(TOPIC, "lab", 1).id(id).json(Map.of("filler", "x".repeat(200)));
    return key.equals(LogLine.NO_KEY) ? builder.build() : builder.key(key).build();
  }

  private static long nextNumber(Connection connection, String key) throws SQLException {
    try (PreparedStatement update =
            connection.prepareStatement("UPDATE lab_counter SET n = n + 1 WHERE lkey = ?");
        PreparedStatement query =
            connection.prepareStatement("SELECT n FROM lab_counter WHERE lkey = ?")) {
      update.setString(1, key);
      update.executeUpdate();
      query.setString(1, key);
      try (ResultSet rows = query.executeQuery()) {
        if (!rows.next()) {
          throw new SQLException("No counter for " + key);
        }
        return rows.getLong(1);
      }
    }
  }

  private static void insert(
      Connection connection, String name, String message, String key, long number)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO lab_business VALUES (?, ?, ?, ?)")) {
      insert.setString(1, message);
      insert.setString(2, name);
      insert.setString(3, key);
      insert.setLong(4, number);
      insert.executeUpdate();
    }
  }
}
