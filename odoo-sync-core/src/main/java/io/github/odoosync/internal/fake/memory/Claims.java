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
  private int singles;

  Claims(Lanes lanes) {
    this.lanes = lanes;
  }

  List<ClaimedLane> claim(ClaimRequest request, Instant now) {
    List<ClaimedLane> claimed = new ArrayList<>();
    for (Lane lane : chosen(request, now)) {
      lanes.change(lane, taken -> taken.claim(request.owner(), now, request.lease()));
      claimed.add(lane.claimed(now, request.maxMessages()));
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

  private List<Lane> chosen(ClaimRequest request, Instant now) {
    int limit = request.maxLanes();
    List<Lane> ordinary = lanes.due(request.consumer(), false, now, limit);
    int room = limit - Math.min(ordinary.size(), keptForOrdinary(limit));
    List<Lane> chosen = new ArrayList<>(lanes.due(request.consumer(), true, now, room));
    chosen.addAll(ordinary.subList(0, Math.min(ordinary.size(), limit - chosen.size())));
    return chosen;
  }

  /** A quarter; of claims for one lane, every fourth. */
  private int keptForOrdinary(int limit) {
    if (limit == 1) {
      return ++singles % 4 == 0 ? 1 : 0;
    }
    return Math.max(1, limit / 4);
  }
}
