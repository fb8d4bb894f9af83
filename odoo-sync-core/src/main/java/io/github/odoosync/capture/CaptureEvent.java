package io.github.odoosync.capture;

import io.github.odoosync.observe.SyncEvent;
import java.time.Duration;
import java.time.Instant;

/** What happens while changes are captured; told after the store has kept it. */
public sealed interface CaptureEvent extends SyncEvent {

  /**
   * A step was stored.
   *
   * @param rows how many records were read for it
   * @param changes how many changes were news
   */
  record Stored(Instant at, String stream, Lane lane, int rows, int changes)
      implements CaptureEvent {
    @Override
    public String name() {
      return "capture.stored";
    }
  }

  /**
   * The sweep found what no window showed: a commit later than the lag, SQL that wrote no date, or
   * a part that was deleted.
   *
   * @param changedAt the root's {@code write_date}
   */
  record FoundBySweep(Instant at, String stream, long id, Instant changedAt)
      implements CaptureEvent {
    @Override
    public String name() {
      return "capture.found-by-sweep";
    }
  }

  /** A record is surely not there any more. */
  record Lost(Instant at, String stream, long id, Presence how) implements CaptureEvent {
    @Override
    public String name() {
      return "capture.lost";
    }
  }

  /** A record is there and cannot be read. */
  record Unreadable(Instant at, String stream, long id, String reason) implements CaptureEvent {
    @Override
    public String name() {
      return "capture.unreadable";
    }
  }

  /**
   * A new consumer is being given its first state.
   *
   * @param passed how many records it got
   * @param expected how many there were when it began
   */
  record Loading(Instant at, String stream, String consumer, long passed, long expected)
      implements CaptureEvent {
    @Override
    public String name() {
      return "capture.loading";
    }
  }

  /** A consumer has its first state and goes on with the live stream. */
  record Loaded(Instant at, String stream, String consumer, long passed) implements CaptureEvent {
    @Override
    public String name() {
      return "capture.loaded";
    }
  }

  /** A step failed and is tried again; told once until one succeeds. */
  record Failed(Instant at, String stream, String text) implements CaptureEvent {
    @Override
    public String name() {
      return "capture.failed";
    }
  }

  /**
   * Steps succeed again.
   *
   * @param tries how often one failed in a row
   */
  record Recovered(Instant at, String stream, int tries) implements CaptureEvent {
    @Override
    public String name() {
      return "capture.recovered";
    }
  }

  /**
   * The clocks of Odoo's database and of this process differ by more than a minute; told once until
   * they agree again. Nothing depends on that.
   *
   * @param skew how far the database is ahead; negative if it is behind
   */
  record Skewed(Instant at, Duration skew) implements CaptureEvent {
    @Override
    public String name() {
      return "capture.skewed";
    }
  }

  /**
   * Odoo, or the store of this library, was restored from a backup: what both know does not fit.
   * Capture stands still and the named consumers are paused until {@link
   * Capture#continueAfterRestore}.
   */
  record RestoreDetected(Instant at, String detail) implements CaptureEvent {
    @Override
    public String name() {
      return "capture.restore-detected";
    }
  }
}
