package io.github.odoosync.outbox;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.lane.HeldLane;
import io.github.odoosync.lane.Settled;
import io.github.odoosync.lane.Settlement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles finished lanes, all that are there in one call; while it runs, the next batch gathers.
 *
 * <p>Nothing is given up while the store fails: a settlement is fenced by its token, so a late one
 * harms nobody, and a stored one spares a repetition.
 */
final class Completer implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Completer.class);

  private static final int LARGEST_BATCH = 5_000;
  private static final long IDLE_NANOS = 1_000_000_000;
  private static final long BUSY_NANOS = 5_000_000;
  private static final int BUSY_TRIES = 10;
  private static final int REFUSALS = 3;

  private record Waited(Completion completion, Settled settled) {}

  private final Context context;
  private final Holds holds;
  private final Episode episode;
  private final BusyLane busyLane;
  private final Queue<Completion> arrived = new ConcurrentLinkedQueue<>();
  private final Queue<Waited> waited = new ConcurrentLinkedQueue<>();
  private final ArrayDeque<Completion> pending = new ArrayDeque<>();
  private final AtomicInteger open = new AtomicInteger();
  private final Signal signal = new Signal();
  private final Signal idle = new Signal();
  private int batchSize = LARGEST_BATCH;
  private long successes;
  private volatile boolean stopped;

  Completer(Context context, Holds holds, ThreadFactory threads) {
    this.context = context;
    this.holds = holds;
    this.episode = new Episode("Storing results", context);
    this.busyLane = new BusyLane(context, threads, this::waited);
  }

  /** Takes the end of a claim; returns at once. */
  void submit(Hold hold, Settlement settlement) {
    hold.end();
    open.incrementAndGet();
    arrived.add(new Completion(hold, settlement));
    signal.fire();
  }

  /** Forgets a lane for which there is nothing to store. */
  void drop(Hold hold, String reason) {
    hold.end();
    holds.remove(hold);
    hold.pipeline().dropped(hold, reason);
  }

  /** Waits until everything was settled; returns whether it was in time. */
  boolean awaitIdle(long nanos) throws InterruptedException {
    idle.pause(nanos, () -> open.get() == 0);
    return open.get() == 0;
  }

  void stop() {
    stopped = true;
    signal.fire();
  }

  @Override
  public void run() {
    Loop.until(() -> stopped, signal, this::step);
    busyLane.join();
  }

  private void step() throws InterruptedException {
    long wait = flush();
    if (wait > 0) {
      signal.await(wait);
    }
  }

  /** Settles what is there and returns for how long there is nothing more to do. */
  private long flush() throws InterruptedException {
    gather();
    List<Completion> batch = next();
    if (batch.isEmpty()) {
      return IDLE_NANOS;
    }
    try {
      int busy = sort(batch, settle(batch));
      successes++;
      episode.over();
      batchSize = Math.min(LARGEST_BATCH, batchSize * 4);
      return busy == batch.size() && arrived.isEmpty() ? BUSY_NANOS : 0;
    } catch (RuntimeException | Error e) {
      keep(batch, e);
      signal.pause(episode.failed(e), () -> stopped);
      return 0;
    }
  }

  private void gather() {
    for (Waited w = waited.poll(); w != null; w = waited.poll()) {
      if (w.settled() == Settled.BUSY) {
        pending.addFirst(w.completion());
      } else {
        finish(w.completion(), w.settled());
      }
    }
    for (Completion c = arrived.poll(); c != null; c = arrived.poll()) {
      pending.add(c);
    }
  }

  private List<Completion> next() {
    List<Completion> batch = new ArrayList<>(Math.min(batchSize, pending.size()));
    while (batch.size() < batchSize && !pending.isEmpty()) {
      batch.add(pending.remove());
    }
    return batch;
  }

  private Map<HeldLane, Settled> settle(List<Completion> batch) {
    List<Settlement> settlements = new ArrayList<>(batch.size());
    for (Completion completion : batch) {
      settlements.add(completion.settlement());
    }
    return context.store().settle(context.owner(), settlements);
  }

  /** Returns how many lanes were busy. */
  private int sort(List<Completion> batch, Map<HeldLane, Settled> results) {
    int busy = 0;
    for (Completion completion : batch) {
      Settled settled = results.getOrDefault(completion.hold().held(), Settled.FENCED);
      if (settled != Settled.BUSY) {
        finish(completion, settled);
      } else {
        busy++;
        if (completion.noteBusy() < BUSY_TRIES || !busyLane.take(completion)) {
          pending.add(completion);
        }
      }
    }
    return busy;
  }

  private void waited(Completion completion, Settled settled) {
    waited.add(new Waited(completion, settled));
    signal.fire();
  }

  private void finish(Completion completion, Settled settled) {
    Hold hold = completion.hold();
    holds.remove(hold);
    hold.pipeline().settled(completion, settled);
    closed();
  }

  // One settlement that the store refuses must not hold up the others: the batches get smaller
  // until it is alone, and what was refused goes to the end.
  private void keep(List<Completion> batch, Throwable thrown) {
    boolean known = thrown instanceof OdooSyncException;
    boolean retryable = known && ((OdooSyncException) thrown).retryable();
    boolean kept = known && ((OdooSyncException) thrown).outcome() == Outcome.NOT_COMMITTED;
    for (Completion completion : batch) {
      if (!kept) {
        completion.noteBroken();
      }
      if (retryable || batch.size() > 1 || completion.noteRefused(successes) < REFUSALS) {
        pending.add(completion);
      } else {
        giveUp(completion, thrown);
      }
    }
    if (!retryable) {
      batchSize = Math.max(1, batch.size() / 4);
    }
  }

  // Its lease runs out, and the message comes again.
  private void giveUp(Completion completion, Throwable thrown) {
    LOG.error("The store takes results, but not {}", completion.settlement(), thrown);
    drop(completion.hold(), "The store refuses it");
    closed();
  }

  private void closed() {
    if (open.decrementAndGet() == 0) {
      idle.fire();
    }
  }
}
