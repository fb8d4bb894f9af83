package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import java.util.List;

/** Takes lanes that are due, in one database's way. */
interface Claimer {

  /**
   * Takes lanes and reads their next messages.
   *
   * @param express how many express lanes at most; ordinary ones fill up the rest
   * @param floor lanes that have been due since before this moment may be left out
   * @return what was taken, in any order
   */
  List<Taken> claim(Sessions sessions, ClaimRequest request, int express, long floor);

  /**
   * A lane that was taken.
   *
   * @param express whether it goes before the ordinary ones
   * @param dueSince since when it had been due
   */
  record Taken(ClaimedLane lane, boolean express, long dueSince) {}
}
