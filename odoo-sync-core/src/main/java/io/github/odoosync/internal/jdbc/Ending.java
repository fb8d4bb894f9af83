package io.github.odoosync.internal.jdbc;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.lane.HeldLane;
import io.github.odoosync.lane.Settled;
import io.github.odoosync.lane.Settlement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ends and prolongs claims, and tells apart why one could not be. */
final class Ending {

  private static final String SETTLE = "store.settle";

  private final Tables tables;
  private final Sessions sessions;

  Ending(Tables tables) {
    this.tables = tables;
    this.sessions = tables.sessions();
  }

  Map<HeldLane, Settled> settle(String owner, List<? extends Settlement> settlements) {
    if (settlements.isEmpty()) {
      return Map.of();
    }
    Map<HeldLane, Settlement> wanted = new LinkedHashMap<>();
    settlements.forEach(one -> wanted.putIfAbsent(one.lane(), one));
    List<Settlement.Advance> advances = new ArrayList<>();
    List<Settlement> others = new ArrayList<>();
    for (Settlement one : wanted.values()) {
      if (one instanceof Settlement.Advance advance) {
        advances.add(advance);
      } else {
        others.add(one);
      }
    }
    return outcomes(owner, wanted.keySet(), settle(owner, advances, others), wanted);
  }

  private Set<HeldLane> settle(
      String owner, List<Settlement.Advance> advances, List<Settlement> others) {
    LaneTables store = tables.get();
    if (others.isEmpty()) {
      return sessions.transaction(SETTLE, c -> store.holder().advance(c, owner, advances));
    }
    return sessions.transaction(
        SETTLE,
        c -> {
          Set<HeldLane> done = new HashSet<>();
          if (!advances.isEmpty()) {
            done.addAll(store.holder().advance(c, owner, advances));
          }
          done.addAll(store.settlements().settle(c, owner, others, LaneRows.SKIP_LOCKED));
          return done;
        });
  }

  Settled settleWaiting(String owner, Settlement settlement, Duration patience) {
    LaneTables store = tables.get();
    long lane = settlement.lane().laneId();
    try {
      boolean done =
          sessions.onceInTransaction(
              SETTLE,
              c -> {
                String lock = store.dialect().waitForLane(c, lane, patience);
                try {
                  return !store.settlements().settle(c, owner, List.of(settlement), lock).isEmpty();
                } finally {
                  store.dialect().waited(c, patience);
                }
              });
      return done ? Settled.DONE : Settled.FENCED;
    } catch (StoreException e) {
      if (e.code() == ErrorCode.STORE_CONFLICT && e.getCause() instanceof SQLException) {
        return Settled.BUSY;
      }
      throw e;
    }
  }

  Map<HeldLane, Settled> renew(String owner, Duration lease, Set<HeldLane> lanes) {
    if (lanes.isEmpty()) {
      return Map.of();
    }
    LaneTables store = tables.get();
    Set<HeldLane> done =
        sessions.transaction("store.renew", c -> store.holder().renew(c, owner, lease, lanes));
    return outcomes(owner, lanes, done, Map.of());
  }

  private Map<HeldLane, Settled> outcomes(
      String owner,
      Collection<HeldLane> wanted,
      Set<HeldLane> done,
      Map<HeldLane, Settlement> settlements) {
    Map<HeldLane, Settled> outcomes = new LinkedHashMap<>();
    List<Long> left = new ArrayList<>();
    for (HeldLane lane : wanted) {
      outcomes.put(lane, done.contains(lane) ? Settled.DONE : Settled.FENCED);
      if (!done.contains(lane)) {
        left.add(lane.laneId());
      }
    }
    Map<Long, LaneRow> stillThere = read(left);
    outcomes.replaceAll(
        (lane, outcome) -> {
          LaneRow row = stillThere.get(lane.laneId());
          if (outcome == Settled.DONE || row == null || !Settlements.holds(owner, lane, row)) {
            return outcome;
          }
          Settlement settlement = settlements.get(lane);
          if (settlement != null) {
            Settlements.checkPlace(settlement, row);
          }
          return Settled.BUSY;
        });
    return outcomes;
  }

  private Map<Long, LaneRow> read(List<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<Long, LaneRow> rows = new HashMap<>();
    LaneRows lanes = tables.get().lanes();
    sessions.read(SETTLE, c -> lanes.read(c, ids)).forEach(row -> rows.put(row.id(), row));
    return rows;
  }
}
