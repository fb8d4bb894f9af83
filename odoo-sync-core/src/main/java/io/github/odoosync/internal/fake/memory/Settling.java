package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.JournalEntry.Action;
import io.github.odoosync.lane.Settled;
import io.github.odoosync.lane.Settlement;
import io.github.odoosync.lane.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Ends claims. */
final class Settling {

  private final Monitor monitor;
  private final Lanes lanes;
  private final DeadLetterBook letters;
  private final Journal journal;

  Settling(Monitor monitor, Lanes lanes, DeadLetterBook letters, Journal journal) {
    this.monitor = monitor;
    this.lanes = lanes;
    this.letters = letters;
    this.journal = journal;
  }

  /** Refuses a place that the lane does not have, before anything is changed. */
  void check(String owner, Settlement settlement) {
    Lane lane = lanes.byId(settlement.lane().laneId());
    if (lane != null
        && lane.heldAs(owner, settlement.lane())
        && !lane.canBeDoneUpTo(settlement.doneSeq())) {
      throw new IllegalArgumentException(
          "Lane %d cannot be settled at %d".formatted(lane.id(), settlement.doneSeq()));
    }
  }

  Settled settle(String owner, Settlement settlement, Instant now) {
    Lane lane = lanes.byId(settlement.lane().laneId());
    if (lane == null || !lane.heldAs(owner, settlement.lane())) {
      return Settled.FENCED;
    }
    if (lane.locked()) {
      return Settled.BUSY;
    }
    lanes.change(lane, changed -> apply(owner, settlement, changed, now));
    return Settled.DONE;
  }

  /** Waits for the lane's lock; claims leave a lane alone that somebody waits for. */
  boolean awaitUnlocked(Settlement settlement, Duration patience) {
    Lane lane = lanes.byId(settlement.lane().laneId());
    if (lane == null) {
      return true;
    }
    lane.settlerCame();
    try {
      return monitor.await(patience, () -> !lane.locked());
    } finally {
      lane.settlerLeft();
    }
  }

  private void apply(String owner, Settlement settlement, Lane lane, Instant now) {
    lane.moveTo(settlement.doneSeq());
    if (settlement instanceof Settlement.Release release) {
      release(owner, release, lane, now);
    } else if (lane.head() == null || settlement instanceof Settlement.Advance) {
      lane.startAfresh();
      lane.giveBack(now, now);
    } else if (settlement instanceof Settlement.Retry retry) {
      journal.lane(Action.RETRY, lane, owner, retry.trouble().text(), now);
      lane.failed(false, now);
      lane.giveBack(now.plus(retry.delay()), now);
    } else if (settlement instanceof Settlement.Unknown unknown) {
      journal.lane(Action.UNKNOWN, lane, owner, unknown.trouble().text(), now);
      lane.failed(true, now);
      lane.giveBack(now.plus(unknown.delay()), now);
    } else if (settlement instanceof Settlement.Park park) {
      bury(owner, Action.PARK, DeadLetter.State.PARKED, park.trouble(), lane, now);
      lane.parkAtHead(now);
    } else if (settlement instanceof Settlement.Bury bury) {
      bury(owner, Action.BURY, DeadLetter.State.DEAD, bury.trouble(), lane, now);
      lane.moveTo(lane.headSeq());
      lane.giveBack(now, now);
    } else if (settlement instanceof Settlement.BuryRest rest) {
      while (lane.head() != null) {
        bury(owner, Action.BURY, DeadLetter.State.DEAD, rest.trouble(), lane, now);
        lane.moveTo(lane.headSeq());
      }
      lane.giveBack(now, now);
    }
  }

  private void release(String owner, Settlement.Release release, Lane lane, Instant now) {
    if (!release.reason().isEmpty()) {
      journal.lane(Action.SNOOZE, lane, owner, release.reason(), now);
    }
    lane.giveBack(now.plus(release.delay()), now);
  }

  private void bury(
      String owner,
      Action action,
      DeadLetter.State state,
      Trouble trouble,
      Lane lane,
      Instant now) {
    Waiting head = Objects.requireNonNull(lane.head(), "something waits");
    letters.add(lane, lane.headSeq(), head, state, trouble, now);
    journal.lane(action, lane, owner, trouble.text(), now);
  }
}
