package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.HeldLane;
import io.github.odoosync.lane.Settlement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What is done to many held lanes at once, in one database's way. */
interface Holder {

  /**
   * Ends claims whose messages went well; lanes that others lock, hold or removed are left alone.
   *
   * @return those that are stored
   */
  Set<HeldLane> advance(Connection connection, String owner, List<Settlement.Advance> settlements)
      throws SQLException;

  /** Prolongs leases in the same way. */
  Set<HeldLane> renew(
      Connection connection, String owner, Duration lease, Collection<HeldLane> lanes)
      throws SQLException;
}
