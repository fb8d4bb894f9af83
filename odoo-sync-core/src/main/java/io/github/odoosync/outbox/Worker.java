package io.github.odoosync.outbox;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes claimed lanes and has their messages handled, on a thread of its own. */
abstract class Worker implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final Pipeline pipeline;
  private final CallWatch watch = new CallWatch();
  private volatile @Nullable Thread thread;

  Worker(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  Pipeline pipeline() {
    return pipeline;
  }

  CallWatch watch() {
    return watch;
  }

  /**
   * Works on a lane and perhaps more of the queue.
   *
   * @return false if the lanes were taken over: another worker has this one's place
   */
  abstract boolean work(Hold first);

  @Override
  public final void run() {
    thread = Thread.currentThread();
    boolean mine = true;
    try {
      while (mine) {
        Hold hold = pipeline.queue().take();
        if (hold == null) {
          break;
        }
        mine = guarded(hold);
      }
    } catch (InterruptedException e) {
      LOG.debug("{} was interrupted while it waited", Thread.currentThread().getName());
    } finally {
      pipeline.workers().left(this, !mine);
    }
  }

  void interrupt() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  /** Ends a call; returns false if its lanes were taken over meanwhile. */
  final boolean ends(Call.Answer answer) {
    boolean mine = watch.end();
    // What interrupted this call must not reach the next one.
    boolean interrupted = Thread.interrupted();
    if (mine) {
      pipeline.record(answer);
    } else {
      LOG.debug("A handler returned after its time, interrupted again: {}", interrupted);
    }
    return mine;
  }

  private boolean guarded(Hold hold) {
    try {
      return work(hold);
    } catch (RuntimeException | Error e) {
      LOG.error("A lane of {} was given up until its lease ends", pipeline.consumer(), e);
      if (!hold.ended()) {
        pipeline.completer().drop(hold, "An error of the dispatcher's own");
      }
      return true;
    }
  }
}
