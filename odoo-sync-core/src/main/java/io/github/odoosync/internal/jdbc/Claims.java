package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Map<String, ClaimFloor> floors = new ConcurrentHashMap<>();

  Claims(Claimer claimer) {
    this.claimer = claimer;
  }

  List<ClaimedLane> claim(Sessions sessions, ClaimRequest request) {
    ClaimFloor floor =
        floors.computeIfAbsent(request.consumer(), any -> new ClaimFloor(System::nanoTime));
    List<Claimer.Taken> taken = new ArrayList<>(claim(sessions, request, floor, floor.next()));
    taken.sort(ORDER);
    return taken.stream().map(Claimer.Taken::lane).toList();
  }

  /** Looks from the start where nothing is found, so that no lane is due and left alone. */
  private List<Claimer.Taken> claim(
      Sessions sessions, ClaimRequest request, ClaimFloor floor, long from) {
    long begun = System.nanoTime();
    List<Claimer.Taken> taken = claimer.claim(sessions, request, express(request.maxLanes()), from);
    floor.learn(from, System.nanoTime() - begun, taken);
    return taken.isEmpty() && from != ClaimFloor.NONE
        ? claim(sessions, request, floor, ClaimFloor.NONE)
        : taken;
  }

  /** A quarter is for ordinary lanes; of claims for one lane, every fourth is. */
  private int express(int lanes) {
    if (lanes > 1) {
      return lanes - Math.max(1, lanes / 4);
    }
    return singles.incrementAndGet() % 4 == 0 ? 0 : 1;
  }
}
