package benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Warm-up rounds, then measured rounds in which the contestants take turns, so that whatever slows
 * the machine down for a while slows all of them.
 *
 * @param warmUp rounds that are not counted, at least
 * @param warmUpTime each contestant's time in them, at least: a compiler warms up by work, and a
 *     fast contestant does its rounds before that is done
 * @param warmUpRecords how much is done in each of them
 * @param measured rounds that are counted
 * @param records how much is done in each of them
 */
public record Rounds(
    int warmUp, Duration warmUpTime, int warmUpRecords, int measured, int records) {

  public Rounds(int warmUp, int warmUpRecords, int measured, int records) {
    this(warmUp, Duration.ZERO, warmUpRecords, measured, records);
  }

  public List<Timing> run(List<? extends Contestant> contestants) {
    List<Lane> lanes = contestants.stream().map(Lane::new).toList();
    for (Lane lane : lanes) {
      while (!lane.isWarm(warmUp, warmUpTime.toNanos())) {
        lane.run(warmUpRecords);
      }
      lane.nanos.clear();
    }
    List<Lane> turn = new ArrayList<>(lanes);
    for (int round = 0; round < measured; round++) {
      turn.forEach(lane -> lane.run(records));
      // Whoever comes first meets the machine in another state than the others: each does in turn.
      Collections.rotate(turn, -1);
    }
    return lanes.stream().map(lane -> lane.timing()).toList();
  }

  /** One contestant; out of the race after a failure. */
  private static final class Lane {

    private final Contestant contestant;
    private final List<Long> nanos = new ArrayList<>();
    private long handled;
    private long calls;
    private String failure;

    Lane(Contestant contestant) {
      this.contestant = contestant;
    }

    boolean isWarm(int rounds, long atLeast) {
      boolean enough = nanos.size() >= rounds && nanos.stream().mapToLong(n -> n).sum() >= atLeast;
      return failure != null || enough;
    }

    void run(int records) {
      if (failure != null) {
        return;
      }
      try {
        contestant.prepare(records);
        long callsBefore = contestant.calls();
        long start = System.nanoTime();
        handled = contestant.run(records);
        nanos.add(System.nanoTime() - start);
        calls = contestant.calls() - callsBefore;
        contestant.cleanUp();
      } catch (Exception e) {
        failure = e.toString();
      }
    }

    Timing timing() {
      if (failure != null) {
        return Timing.failed(contestant.name(), failure);
      }
      long[] values = nanos.stream().mapToLong(Long::longValue).toArray();
      return Timing.of(contestant.name(), handled, calls, values);
    }
  }
}
