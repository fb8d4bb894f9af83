package io.github.odoosync.outbox;

import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.Settlement;
import io.github.odoosync.lane.StoredMessage;
import org.jspecify.annotations.Nullable;

/** Makes events of what was settled. */
final class Places {

  private Places() {}

  /** Returns the place of the message after this one. */
  static OutboxEvent.Place head(Hold hold, long doneSeq) {
    ClaimedLane lane = hold.lane();
    int index = (int) Math.min(Integer.MAX_VALUE, doneSeq - lane.doneSeq());
    return place(
        hold, doneSeq + 1, index < lane.messages().size() ? lane.messages().get(index) : null);
  }

  static void tell(Events events, Hold hold, Settlement settlement) {
    ClaimedLane lane = hold.lane();
    for (StoredMessage stored : lane.messages()) {
      if (stored.seq() <= settlement.doneSeq()) {
        int attempt = attempt(lane, stored.seq());
        events.tell(
            at -> new OutboxEvent.MessageDone(at, place(hold, stored.seq(), stored), attempt));
      }
    }
    if (!(settlement instanceof Settlement.Advance)) {
      tellHead(events, hold, settlement);
    }
  }

  private static void tellHead(Events events, Hold hold, Settlement settlement) {
    OutboxEvent.Place place = head(hold, settlement.doneSeq());
    int attempt = attempt(hold.lane(), place.seq());
    if (settlement instanceof Settlement.Release s) {
      events.tell(at -> new OutboxEvent.MessageReleased(at, place, s.delay(), s.reason()));
    } else if (settlement instanceof Settlement.Retry s) {
      events.tell(at -> new OutboxEvent.MessageRetried(at, place, attempt, s.delay(), s.trouble()));
    } else if (settlement instanceof Settlement.Unknown s) {
      events.tell(at -> new OutboxEvent.MessageUnknown(at, place, attempt, s.delay(), s.trouble()));
    } else if (settlement instanceof Settlement.Park s) {
      events.tell(at -> new OutboxEvent.MessageParked(at, place, attempt, s.trouble()));
    } else if (settlement instanceof Settlement.Bury s) {
      events.tell(at -> new OutboxEvent.MessageDead(at, place, attempt, s.trouble(), false));
    } else if (settlement instanceof Settlement.BuryRest s) {
      events.tell(at -> new OutboxEvent.MessageDead(at, place, attempt, s.trouble(), true));
    }
  }

  private static int attempt(ClaimedLane lane, long seq) {
    return seq == lane.doneSeq() + 1 ? lane.failures() + 1 : 1;
  }

  private static OutboxEvent.Place place(Hold hold, long seq, @Nullable StoredMessage stored) {
    return new OutboxEvent.Place(
        hold.pipeline().consumer().name(),
        hold.lane().laneId(),
        hold.lane().laneKey(),
        seq,
        stored == null ? null : stored.message());
  }
}
