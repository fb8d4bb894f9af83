package io.github.odoosync.connectors.console;

import io.github.odoosync.lane.LaneStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the flows stand, asked of the store at most every two seconds however many look, and more
 * seldom where that is slow. Thread-safe.
 */
final class Pulse {

  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final int SHARE = 20;

  private final LaneStore store;
  private final Clock clock;
  private final Trends trends = new Trends();
  private @Nullable Board board;
  private Instant until = Instant.MIN;

  Pulse(LaneStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  Trends trends() {
    return trends;
  }

  synchronized Board board() {
    Instant begun = clock.instant();
    if (board != null && begun.isBefore(until)) {
      return board;
    }
    Board fresh = read();
    Instant ended = clock.instant();
    Duration cost = Duration.between(begun, ended).multipliedBy(SHARE);
    until = ended.plus(cost.compareTo(SHORTEST) > 0 ? cost : SHORTEST);
    trends.add(ended, fresh);
    board = fresh;
    return fresh;
  }

  /** Has the next look ask the store, as when somebody has just changed something. */
  synchronized void forget() {
    until = Instant.MIN;
  }

  private Board read() {
    List<Board.Flow> flows =
        store.consumers().stream()
            .sorted()
            .map(name -> new Board.Flow(name, store.snapshot(name)))
            .toList();
    return new Board(flows);
  }
}
