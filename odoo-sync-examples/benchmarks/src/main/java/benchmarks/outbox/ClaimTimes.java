package benchmarks.outbox;

import java.sql.Connection;
import java.util.Arrays;

/** The time of one claim while the backlog stays as it is. */
final class ClaimTimes {

  static final int BATCH = 100;

  // Enough to tell whether claims grow, also of those that take seconds for one.
  private static final int FEWEST = 20;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final Database database;
  private final OutboxPeer peer;

  ClaimTimes(Database database, OutboxPeer peer) {
    this.database = database;
    this.peer = peer;
  }

  /**
   * Returns the nanoseconds of each claim; what is claimed is completed and stored anew.
   *
   * @param claims how many at most; fewer where they take long
   */
  long[] measure(int backlog, int claims, boolean oldTransaction) throws Exception {
    peer.fill(Backlog.unordered(backlog));
    database.settle();
    try {
      ClaimLoop loop = peer.claimLoop();
      times(loop, Math.min(claims, FEWEST));
      if (!oldTransaction) {
        return times(loop, claims);
      }
      try (Connection old = database.oldTransaction()) {
        long[] nanos = times(loop, claims);
        old.rollback();
        return nanos;
      }
    } finally {
      peer.clear();
    }
  }

  static double median(long[] nanos, int from, int to) {
    return benchmarks.Timing.median(Arrays.copyOfRange(nanos, from, to));
  }

  private long[] times(ClaimLoop loop, int claims) throws Exception {
    long[] nanos = new long[claims];
    long begun = System.nanoTime();
    for (int i = 0; i < claims; i++) {
      if (i >= FEWEST && System.nanoTime() - begun > PATIENCE_NANOS) {
        return Arrays.copyOf(nanos, i);
      }
      long start = System.nanoTime();
      int claimed = loop.claim(BATCH);
      nanos[i] = System.nanoTime() - start;
      if (claimed != BATCH) {
        throw new IllegalStateException(peer.name() + " claimed " + claimed);
      }
      loop.settle();
      peer.fill(Backlog.unordered(BATCH));
    }
    return nanos;
  }
}
