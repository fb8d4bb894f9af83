package io.github.odoosync.outbox;

import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.Settlement;
import io.github.odoosync.lane.StoredMessage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claimed lane while its messages are handled in order, until something stops it or its time is
 * up. Used by one thread at a time.
 */
final class LaneRun {

  // One lane must not keep a worker from the others for long.
  private static final long SLICE_NANOS = 200_000_000;

  private final Hold hold;
  private final Pipeline pipeline;
  private final ClaimedLane lane;
  private final List<StoredMessage> messages;
  private final long sliceEnd;
  private int index;
  private boolean ended;

  LaneRun(Hold hold, long now) {
    this.hold = hold;
    this.pipeline = hold.pipeline();
    this.lane = hold.lane();
    this.messages = lane.messages();
    this.sliceEnd = now + SLICE_NANOS;
  }

  /** Returns the next message to handle, or null if the lane was given back. */
  @Nullable Delivery next(long now) {
    if (ended) {
      return null;
    }
    if (index > 0 && isEnough(now)) {
      end(Verdict.DONE);
      return null;
    }
    Verdict obstacle = obstacle();
    if (obstacle != null) {
      end(obstacle);
      return null;
    }
    return delivery(messages.get(index));
  }

  /** Takes what came of the message that was returned last. */
  void apply(Verdict verdict) {
    if (verdict == Verdict.DONE) {
      index++;
    } else {
      end(verdict);
    }
  }

  /** Gives the lane back with what is done. */
  void giveBack() {
    if (!ended) {
      end(Verdict.NOT_BEGUN);
    }
  }

  /** Returns whether it has to be looked first whether the message's effect is there already. */
  boolean needsProbe() {
    return index == 0
        && (lane.unknown() || lane.abandoned() > 0)
        && pipeline.consumer().probe().isPresent();
  }

  OutboxEvent.Place place() {
    return Places.head(hold, doneSeq());
  }

  private boolean isEnough(long now) {
    if (index == messages.size()) {
      return true;
    }
    if (now - sliceEnd >= 0) {
      pipeline.size().cut(index);
      return true;
    }
    // So that a crash is blamed on the message that was in hand.
    return lane.abandoned() > 0;
  }

  private @Nullable Verdict obstacle() {
    if (hold.lost()) {
      return Verdict.LOST;
    }
    if (!pipeline.accepts() || hold.nanosLeft() <= 0) {
      return Verdict.NOT_BEGUN;
    }
    if (index == messages.size() || messages.get(index).seq() != doneSeq() + 1) {
      return new Verdict.Stop(Troubles.missing(doneSeq() + 1));
    }
    Verdict obstacle = obstacleOf(messages.get(index));
    return obstacle == null && !pipeline.gate().tryPass() ? pipeline.refused() : obstacle;
  }

  private @Nullable Verdict obstacleOf(StoredMessage stored) {
    Duration dueIn = stored.dueIn();
    if (dueIn.isNegative() || dueIn.isZero() || dueIn.compareTo(age()) <= 0) {
      return index == 0 && (lane.abandoned() > 0 || lane.unknown())
          ? obstacleOfSuspect(stored)
          : pipeline.unhandled(stored.message());
    }
    return new Verdict.Later("", Results.sane(dueIn.minus(age())));
  }

  private @Nullable Verdict obstacleOfSuspect(StoredMessage stored) {
    if (lane.abandoned() >= pipeline.consumer().maxAbandoned()) {
      return new Verdict.Stop(Troubles.crashed(lane.abandoned()));
    }
    if (lane.unknown() && pipeline.consumer().probe().isEmpty()) {
      return new Verdict.Stop(Troubles.unprobed(lane.failures()));
    }
    return pipeline.unhandled(stored.message());
  }

  private Delivery delivery(StoredMessage stored) {
    return new Delivery(
        stored.message(),
        pipeline.consumer().name(),
        stored.enqueuedAt(),
        stored.seq(),
        failures() + 1,
        index == 0 ? lane.abandoned() : 0,
        lane.token(),
        hold);
  }

  private void end(Verdict verdict) {
    ended = true;
    if (verdict == Verdict.LOST) {
      pipeline.completer().drop(hold, "The lease was lost before the effect");
    } else if (index > 0 && verdict == Verdict.NOT_BEGUN) {
      submit(new Settlement.Advance(hold.held(), doneSeq()));
    } else {
      submit(pipeline.policy().settlement(hold.held(), doneSeq(), verdict, failures(), failing()));
    }
  }

  private void submit(Settlement settlement) {
    pipeline.completer().submit(hold, settlement);
  }

  private Duration age() {
    return Duration.ofNanos(hold.ageNanos());
  }

  private long doneSeq() {
    return index == 0 ? lane.doneSeq() : messages.get(index - 1).seq();
  }

  private int failures() {
    return index == 0 ? lane.failures() : 0;
  }

  private Duration failing() {
    return index > 0 || lane.failing() == null
        ? Duration.ZERO
        : lane.failing().plusNanos(hold.ageNanos());
  }
}
