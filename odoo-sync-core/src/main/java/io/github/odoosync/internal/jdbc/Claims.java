package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes lanes that are due: how many express ones, from where, and in which order. */
final class Claims {

  private static final Comparator<Claimer.Taken> ORDER =
      Comparator.comparing(Claimer.Taken::express)
          .reversed()
          .thenComparingLong(Claimer.Taken::dueSince)
          .thenComparingLong(taken -> taken.lane().laneId());

  private final Claimer claimer;
  private final AtomicInteger singles = new AtomicInteger();

  Claims(Claimer claimer) {
    this.claimer = claimer;
  }

  List<ClaimedLane> claim(Sessions sessions, ClaimRequest request) {
    List<Claimer.Taken> taken =
        new ArrayList<>(
            claimer.claim(sessions, request, express(request.maxLanes()), Long.MIN_VALUE));
    taken.sort(ORDER);
    return taken.stream().map(Claimer.Taken::lane).toList();
  }

  /** A quarter is for ordinary lanes; of claims for one lane, every fourth is. */
  private int express(int lanes) {
    if (lanes > 1) {
      return lanes - Math.max(1, lanes / 4);
    }
    return singles.incrementAndGet() % 4 == 0 ? 0 : 1;
  }
}
