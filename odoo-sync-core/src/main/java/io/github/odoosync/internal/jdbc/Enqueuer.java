package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.DedupKey;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Stores messages and moves the ends of their lanes, in one database's way. */
interface Enqueuer {

  /**
   * Stores messages in the transaction of the connection.
   *
   * @param messages in the order of their lanes; no {@link DedupKey} twice among them
   * @return what became of each, in the same order
   */
  List<Enqueued> enqueue(Connection connection, List<Enqueue> messages) throws SQLException;
}
