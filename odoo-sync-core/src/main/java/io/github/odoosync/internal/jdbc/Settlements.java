package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.HeldLane;
import io.github.odoosync.lane.JournalEntry.Action;
import io.github.odoosync.lane.Settlement;
import io.github.odoosync.lane.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ends claims in every way there is, one lane after the other, in one transaction. */
final class Settlements {

  private final LaneRows lanes;
  private final Journal journal;
  private final DeadTable dead;

  Settlements(LaneRows lanes, Journal journal, DeadTable dead) {
    this.lanes = lanes;
    this.journal = journal;
    this.dead = dead;
  }

  /**
   * Ends claims of lanes that the owner holds and nobody locks.
   *
   * @param lock what the locking SELECT ends with
   * @return those that were ended
   */
  Set<HeldLane> settle(
      Connection connection, String owner, List<? extends Settlement> settlements, String lock)
      throws SQLException {
    List<Long> ids = settlements.stream().map(one -> one.lane().laneId()).toList();
    Map<Long, LaneRow> locked = lanes.lock(connection, ids, lock);
    List<LaneRow> changed = new ArrayList<>();
    Set<HeldLane> done = new HashSet<>();
    for (Settlement settlement : settlements) {
      LaneRow lane = locked.get(settlement.lane().laneId());
      if (lane != null && holds(owner, settlement.lane(), lane) && done.add(settlement.lane())) {
        checkPlace(settlement, lane);
        changed.add(apply(connection, owner, settlement, lane.movedTo(settlement.doneSeq())));
      }
    }
    lanes.write(connection, changed);
    return done;
  }

  static boolean holds(String owner, HeldLane held, LaneRow lane) {
    return owner.equals(lane.owner()) && held.token() == lane.token();
  }

  static void checkPlace(Settlement settlement, LaneRow lane) {
    if (settlement.doneSeq() < lane.doneSeq() || settlement.doneSeq() > lane.lastSeq()) {
      throw new IllegalArgumentException(
          "Lane %d is done up to %d of %d; it cannot be settled at %d"
              .formatted(lane.id(), lane.doneSeq(), lane.lastSeq(), settlement.doneSeq()));
    }
  }

  private LaneRow apply(Connection connection, String owner, Settlement settlement, LaneRow lane)
      throws SQLException {
    if (settlement instanceof Settlement.Release release) {
      return release(connection, owner, release, lane);
    } else if (lane.idle() || settlement instanceof Settlement.Advance) {
      return lane.afresh().givenBack(lane.now());
    } else if (settlement instanceof Settlement.Retry retry) {
      journal.lane(connection, Action.RETRY, lane, owner, retry.trouble().text());
      return lane.failed(false).givenBack(lane.now() + Micros.of(retry.delay()));
    } else if (settlement instanceof Settlement.Unknown unknown) {
      journal.lane(connection, Action.UNKNOWN, lane, owner, unknown.trouble().text());
      return lane.failed(true).givenBack(lane.now() + Micros.of(unknown.delay()));
    } else if (settlement instanceof Settlement.Park park) {
      journal.lane(connection, Action.PARK, lane, owner, park.trouble().text());
      dead.add(connection, lane, lane.head(), DeadLetter.State.PARKED, park.trouble());
      return lane.parkedAtHead();
    } else if (settlement instanceof Settlement.Bury bury) {
      return bury(connection, owner, lane, lane.head(), bury.trouble());
    } else if (settlement instanceof Settlement.BuryRest rest) {
      return bury(connection, owner, lane, lane.lastSeq(), rest.trouble());
    }
    throw new IllegalStateException("No such settlement: " + settlement);
  }

  private LaneRow release(
      Connection connection, String owner, Settlement.Release release, LaneRow lane)
      throws SQLException {
    if (!release.reason().isEmpty()) {
      journal.lane(connection, Action.SNOOZE, lane, owner, release.reason());
    }
    return lane.givenBack(lane.now() + Micros.of(release.delay()));
  }

  private LaneRow bury(
      Connection connection, String owner, LaneRow lane, long last, Trouble trouble)
      throws SQLException {
    journal.messages(connection, Action.BURY, lane, last, owner, trouble.text());
    dead.add(connection, lane, last, DeadLetter.State.DEAD, trouble);
    return lane.movedTo(last).givenBack(lane.now());
  }
}
