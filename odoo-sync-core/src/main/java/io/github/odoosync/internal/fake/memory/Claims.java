package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.HeldLane;
import io.github.odoosync.lane.Settled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes lanes that are due, and prolongs their leases. */
final class Claims {

  private final Lanes lanes;

  Claims(Lanes lanes) {
    this.lanes = lanes;
  }

  List<ClaimedLane> claim(ClaimRequest request, Instant now) {
    List<ClaimedLane> claimed = new ArrayList<>();
    for (Lane lane : chosen(request, now)) {
      boolean[] taken = new boolean[1];
      lanes.change(
          lane, changed -> taken[0] = changed.claim(request.owner(), now, request.lease()));
      if (taken[0]) {
        claimed.add(lane.claimed(now, request.maxMessages()));
      }
    }
    return List.copyOf(claimed);
  }

  Settled renew(String owner, HeldLane held, Instant until) {
    Lane lane = lanes.byId(held.laneId());
    if (lane == null || !lane.heldAs(owner, held)) {
      return Settled.FENCED;
    }
    if (lane.locked()) {
      return Settled.BUSY;
    }
    lanes.change(lane, changed -> changed.renew(until));
    return Settled.DONE;
  }

  /** A quarter, at least one of several, is kept for ordinary lanes as long as any is due. */
  private List<Lane> chosen(ClaimRequest request, Instant now) {
    int limit = request.maxLanes();
    List<Lane> ordinary = lanes.due(request.consumer(), false, now, limit);
    int kept = limit == 1 ? 0 : Math.min(ordinary.size(), Math.max(1, limit / 4));
    List<Lane> express =
        limit == kept ? List.of() : lanes.due(request.consumer(), true, now, limit - kept);
    List<Lane> chosen = new ArrayList<>(express);
    chosen.addAll(ordinary.subList(0, Math.min(ordinary.size(), limit - express.size())));
    return chosen;
  }
}
