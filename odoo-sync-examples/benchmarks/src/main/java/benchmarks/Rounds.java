package benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Warm-up rounds, then measured rounds in which the contestants take turns, so that whatever slows
 * the machine down for a while slows all of them.
 *
 * @param warmUp rounds that are not counted
 * @param warmUpRecords how much is done in each of them
 * @param measured rounds that are counted
 * @param records how much is done in each of them
 */
public record Rounds(int warmUp, int warmUpRecords, int measured, int records) {

  public List<Timing> run(List<? extends Contestant> contestants) {
    List<Lane> lanes = contestants.stream().map(Lane::new).toList();
    for (int round = 0; round < warmUp; round++) {
      lanes.forEach(lane -> lane.run(warmUpRecords));
    }
    lanes.forEach(lane -> lane.nanos.clear());
    for (int round = 0; round < measured; round++) {
      lanes.forEach(lane -> lane.run(records));
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
