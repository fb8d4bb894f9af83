package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.HeldLane;
import io.github.odoosync.lane.Settlement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Locks what nobody else locks, looks who holds it, writes it back. */
final class TwoStepHolder implements Holder {

  private final LaneRows lanes;
  private final String renew;

  TwoStepHolder(Sql sql) {
    this.lanes = new LaneRows(sql);
    this.renew = sql.of("UPDATE {lane} SET leased_until = {now} + ? WHERE id = ?");
  }

  @Override
  public Set<HeldLane> advance(
      Connection connection, String owner, List<Settlement.Advance> settlements)
      throws SQLException {
    Map<Long, LaneRow> locked =
        lock(connection, settlements.stream().map(Settlement::lane).toList());
    List<LaneRow> changed = new ArrayList<>();
    Set<HeldLane> done = new HashSet<>();
    for (Settlement.Advance advance : settlements) {
      LaneRow lane = locked.get(advance.lane().laneId());
      if (lane != null && Settlements.holds(owner, advance.lane(), lane)) {
        Settlements.checkPlace(advance, lane);
        changed.add(lane.movedTo(advance.doneSeq()).afresh().givenBack(lane.now()));
        done.add(advance.lane());
      }
    }
    lanes.write(connection, changed);
    return done;
  }

  @Override
  public Set<HeldLane> renew(
      Connection connection, String owner, Duration lease, Collection<HeldLane> held)
      throws SQLException {
    Map<Long, LaneRow> locked = lock(connection, held);
    List<@Nullable Object[]> updates = new ArrayList<>();
    Set<HeldLane> done = new HashSet<>();
    for (HeldLane one : held) {
      LaneRow lane = locked.get(one.laneId());
      if (lane != null && Settlements.holds(owner, one, lane)) {
        updates.add(new @Nullable Object[] {Micros.of(lease), lane.id()});
        done.add(one);
      }
    }
    Jdbc.batch(connection, renew, updates);
    return done;
  }

  private Map<Long, LaneRow> lock(Connection connection, Collection<HeldLane> held)
      throws SQLException {
    List<Long> ids = held.stream().map(HeldLane::laneId).toList();
    return lanes.lock(connection, ids, LaneRows.SKIP_LOCKED);
  }
}
