package io.github.odoosync.connectors.console;

import io.github.odoosync.lane.LaneSnapshot;
import java.time.Duration;
import java.util.List;

/**
 * How all flows stand at one moment.
 *
 * @param flows by name
 */
record Board(List<Flow> flows) {

  Board {
    flows = List.copyOf(flows);
  }

  long depth() {
    return flows.stream().mapToLong(flow -> flow.lanes().depth()).sum();
  }

  long stopped() {
    return flows.stream().mapToLong(Flow::stopped).sum();
  }

  /**
   * One consumer.
   *
   * @param name its name
   * @param lanes how its lanes stand
   */
  record Flow(String name, LaneSnapshot lanes) {

    /** Returns how many lanes and messages wait for people. */
    long stopped() {
      return lanes.parked() + lanes.dead();
    }

    Health health() {
      Duration oldest = lanes.oldestDue();
      if (lanes.paused()) {
        return Health.PAUSED;
      }
      if (stopped() > 0) {
        return Health.NEEDS_PEOPLE;
      }
      if (lanes.unknown() > 0) {
        return Health.UNSURE;
      }
      if (oldest != null && oldest.compareTo(Health.LATE_AFTER) > 0) {
        return Health.LATE;
      }
      return lanes.depth() > 0 ? Health.BUSY : Health.QUIET;
    }
  }
}
