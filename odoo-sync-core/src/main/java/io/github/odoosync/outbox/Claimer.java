package io.github.odoosync.outbox;

import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Claims lanes for one consumer whenever its workers are about to run out of them. */
final class Claimer implements Runnable {

  private static final long WAIT_NANOS = 200_000_000;

  // Lanes that wait longer than this for a worker are better left to other dispatchers.
  private static final long HOARD_NANOS = 1_000_000_000;

  private final Pipeline pipeline;
  private final Context context;
  private final Signal signal = new Signal();
  private final PollPace pace;
  private final Episode episode;
  private int mark;
  private long offeredAt;
  private boolean offered;
  private volatile long lowAt;

  Claimer(Pipeline pipeline, Context context) {
    this.pipeline = pipeline;
    this.context = context;
    this.pace = new PollPace(context, signal);
    this.episode = new Episode("Claiming for " + pipeline.consumer(), context);
  }

  @Override
  public void run() {
    Loop.until(pipeline::stopping, signal, this::step);
  }

  private void step() throws InterruptedException {
    int lanes = room();
    if (lanes == 0) {
      signal.await(WAIT_NANOS);
    } else {
      look(lanes);
    }
  }

  void wake() {
    signal.fire();
  }

  /** Notes that a message was, or is about to be, stored by this process. */
  void enqueued() {
    pace.enqueued();
  }

  /** Notes that the workers are about to run out of lanes. */
  void queueIsLow() {
    lowAt = context.now();
    signal.fire();
  }

  /** Notes that a lane will be due after this time. */
  void dueIn(Duration delay) {
    pace.dueIn(delay);
  }

  /** Notes when a lane that was given back will be due again. */
  void settled(Hold hold, Settlement settlement) {
    if (settlement instanceof Settlement.Advance advance) {
      if (advance.doneSeq() < hold.lane().lastSeq()) {
        pace.dueIn(Duration.ZERO);
      }
    } else if (settlement instanceof Settlement.Retry retry) {
      pace.dueIn(retry.delay());
    } else if (settlement instanceof Settlement.Release release) {
      pace.dueIn(release.delay());
    } else if (settlement instanceof Settlement.Unknown unknown) {
      pace.dueIn(unknown.delay());
    }
  }

  /** Returns how many lanes to ask for; 0 if there are enough or none may be claimed. */
  private int room() {
    if (pipeline.workers().isStuck()) {
      pipeline.giveBackQueued(0);
    }
    int allowed = pipeline.lanesAllowed();
    if (allowed == 0) {
      return 0;
    }
    ClaimSize size = pipeline.size();
    if (pipeline.queue().size() > mark) {
      if (context.now() - offeredAt > HOARD_NANOS) {
        pipeline.giveBackQueued(size.fewest());
      }
      return 0;
    }
    if (pipeline.triesSuspect()) {
      return 0;
    }
    if (offered) {
      offered = false;
      size.drained(lowAt - offeredAt);
    }
    boolean unsettled = pipeline.held() > 3 * size.lanes();
    return unsettled ? 0 : Math.min(allowed, size.lanes());
  }

  private void look(int lanes) throws InterruptedException {
    long askedAt = context.now();
    List<ClaimedLane> claimed;
    try {
      claimed = claim(lanes);
      episode.over();
    } catch (RuntimeException | Error e) {
      signal.pause(episode.failed(e), pipeline::stopping);
      return;
    }
    if (claimed.isEmpty()) {
      pace.rest();
    } else {
      pace.found();
      pipeline.size().claimed(claimed, lanes);
      offer(claimed, askedAt);
    }
  }

  private List<ClaimedLane> claim(int lanes) {
    return context
        .store()
        .claim(
            new ClaimRequest(
                pipeline.consumer().name(),
                context.owner(),
                pipeline.consumer().lease(),
                lanes,
                pipeline.size().messages()));
  }

  private void offer(List<ClaimedLane> claimed, long askedAt) {
    List<Hold> holds = new ArrayList<>(claimed.size());
    for (ClaimedLane lane : claimed) {
      holds.add(new Hold(pipeline, lane, context.nanos(), askedAt));
    }
    List<Hold> work = pipeline.sift(holds);
    if (!work.isEmpty()) {
      mark = (pipeline.queue().size() + work.size()) / 2;
      offeredAt = context.now();
      offered = true;
      pipeline.offer(work, mark);
    }
  }
}
