package io.github.odoosync.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How capture stands, for operators. Immutable.
 *
 * @param streams each stream, in the order they were added
 * @param skew how far Odoo's clock is ahead of this process's, at least; empty while unknown
 * @param halted why everything stands still; empty if it does not
 * @param calls how many calls were made in all
 */
public record CaptureSnapshot(
    List<StreamSnapshot> streams, Optional<Duration> skew, Optional<String> halted, long calls) {

  /** Copies the list. */
  public CaptureSnapshot {
    streams = List.copyOf(streams);
  }

  /**
   * How a stream stands.
   *
   * @param stream its name
   * @param held whether this node reads it
   * @param settledUntil up to when everything is read, by Odoo's clock; null before the first step
   * @param lag how far that is behind Odoo's clock; empty while that is unknown
   * @param sweptAt when the last sweep began; null before the first
   * @param records how many records are remembered
   * @param lanes what each lane has cost and brought since this process began
   * @param loads how far consumers are that are being given their first state, by name
   * @param trouble the error of the last step; empty if it went well
   */
  public record StreamSnapshot(
      String stream,
      boolean held,
      @Nullable Instant settledUntil,
      Optional<Duration> lag,
      @Nullable Instant sweptAt,
      long records,
      Map<Lane, LaneCount> lanes,
      Map<String, LoadProgress> loads,
      Optional<String> trouble) {

    /** Copies the maps. */
    public StreamSnapshot {
      lanes = Map.copyOf(lanes);
      loads = Map.copyOf(loads);
    }
  }

  /**
   * What a lane has cost and brought.
   *
   * @param calls calls made
   * @param rows records read
   * @param changes changes that were news
   * @param steppedAt when its last step was stored, by this process's clock; null before the first
   */
  public record LaneCount(long calls, long rows, long changes, @Nullable Instant steppedAt) {

    /** Returns how many records were read for one change; 0 without changes. */
    public double rowsPerChange() {
      return changes == 0 ? 0 : (double) rows / changes;
    }
  }

  /**
   * How far a consumer's first state is.
   *
   * @param passed how many records it got
   * @param expected how many there were when it began
   */
  public record LoadProgress(long passed, long expected) {}
}
