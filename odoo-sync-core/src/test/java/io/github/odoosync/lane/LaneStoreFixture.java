package io.github.odoosync.lane;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What a kind of store has to offer to be held to the contract. */
interface LaneStoreFixture extends AutoCloseable {

  /** Returns the store, empty at the start of each test. */
  LaneStore store();

  /** Opens a connection of a caller's own, with auto-commit off. */
  Connection connection() throws SQLException;

  /** Returns when this much time has passed by the store's clock. */
  void pass(Duration time);

  @Override
  default void close() {}
}
