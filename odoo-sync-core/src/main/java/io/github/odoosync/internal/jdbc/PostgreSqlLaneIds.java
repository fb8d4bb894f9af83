package io.github.odoosync.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Ids for new lanes, taken from the sequence many at a time: an insert then need not tell its id,
 * which costs a producer more than the thousandth part of one more statement. Thread-safe.
 *
 * <p>Ids that nobody used are lost with the process; the sequence has enough.
 */
final class PostgreSqlLaneIds {

  private static final String TAKE = "SELECT nextval('{lane_id}') FROM generate_series(1, 1000)";

  private final String take;
  private final ConcurrentLinkedQueue<Long> free = new ConcurrentLinkedQueue<>();

  PostgreSqlLaneIds(Sql sql) {
    this.take = sql.of(TAKE);
  }

  /** Returns an id that no other lane has. */
  long next(Connection connection) throws SQLException {
    Long id = free.poll();
    if (id != null) {
      return id;
    }
    List<Long> taken = Jdbc.list(connection, take, row -> row.getLong(1));
    free.addAll(taken.subList(1, taken.size()));
    return taken.get(0);
  }

  /** Gives up the ids at hand: the database may have been set back behind them. */
  void forget() {
    free.clear();
  }
}
