package io.github.odoosync.outbox;

import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Settled;
import io.github.odoosync.lane.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One consumer's way from claim to settlement: claimer, queue, workers, and what they share. */
final class Pipeline {

  // While another call tries whether the destination works again.
  private static final Duration WHILE_TRYING = Duration.ofMillis(500);

  private final Context context;
  private final Consumer consumer;
  private final long leaseNanos;
  private final BreakerGate gate;
  private final Pauses pauses;
  private final Completer completer;
  private final Holds holds;
  private final Policy policy;
  private final Counters counters;
  private final ClaimSize size;
  private final FairShare share;
  private final Claimer claimer;
  private final Suspects suspects;
  private final LaneQueue queue;
  private final WorkerPool workers;
  private final AtomicInteger held = new AtomicInteger();
  private volatile boolean stopping;

  Pipeline(
      Context context,
      Consumer consumer,
      BreakerGate gate,
      Pauses pauses,
      Completer completer,
      Holds holds) {
    this.context = context;
    this.consumer = consumer;
    this.leaseNanos = consumer.lease().toNanos();
    this.gate = gate;
    this.pauses = pauses;
    this.completer = completer;
    this.holds = holds;
    this.policy = new Policy(consumer, context.random());
    this.counters = new Counters(context.now());
    this.size = new ClaimSize(2 * consumer.concurrency() * batchSize(consumer));
    this.share = new FairShare(consumer.concurrency(), batchSize(consumer));
    this.claimer = new Claimer(this, context);
    this.suspects = new Suspects(this, context, holds);
    this.queue = new LaneQueue(claimer::queueIsLow);
    this.workers = new WorkerPool(this, new Threads(consumer.name() + "-worker"), this::worker);
  }

  private static int batchSize(Consumer consumer) {
    return consumer.batchHandler().isPresent() ? consumer.batchSize() : 1;
  }

  private Worker worker() {
    Call call = new Call(consumer, this::cutShort);
    return consumer
        .batchHandler()
        .<Worker>map(handler -> new BatchWorker(this, call, handler))
        .orElseGet(() -> new LaneWorker(this, call));
  }

  private boolean cutShort() {
    return workers.cutShort();
  }

  Consumer consumer() {
    return consumer;
  }

  long leaseNanos() {
    return leaseNanos;
  }

  BreakerGate gate() {
    return gate;
  }

  Completer completer() {
    return completer;
  }

  Policy policy() {
    return policy;
  }

  Counters counters() {
    return counters;
  }

  ClaimSize size() {
    return size;
  }

  FairShare share() {
    return share;
  }

  Claimer claimer() {
    return claimer;
  }

  LaneQueue queue() {
    return queue;
  }

  WorkerPool workers() {
    return workers;
  }

  long now() {
    return context.now();
  }

  int held() {
    return held.get();
  }

  boolean stopping() {
    return stopping;
  }

  boolean paused() {
    return pauses.isPaused(consumer.name(), consumer.destination());
  }

  /** Returns whether another message may be begun. */
  boolean accepts() {
    return !stopping && !paused();
  }

  /** Returns how many lanes may be claimed now. */
  int lanesAllowed() {
    if (paused() || workers.isStuck()) {
      return 0;
    }
    int allowed = gate.lanesAllowed();
    return allowed == 1 && held.get() > 0 ? 0 : allowed;
  }

  /** Begins to claim nothing and to begin no further message. */
  void stop() {
    stopping = true;
    claimer.wake();
  }

  /** Gives lanes back that no worker has taken, until so many are left. */
  void giveBackQueued(int left) {
    while (queue.size() > left) {
      Hold hold = queue.poll();
      if (hold == null) {
        return;
      }
      new LaneRun(hold, now()).giveBack();
    }
  }

  /** Returns whether a lane is in hand that is to be alone with what was claimed with it. */
  boolean triesSuspect() {
    Hold suspect = holds.suspect();
    return suspect != null && suspect.pipeline() == this;
  }

  /** Returns the claimed lanes to work on. */
  List<Hold> sift(List<Hold> claimed) {
    return suspects.sift(claimed);
  }

  /** Gives a lane back that was claimed and not offered. */
  void release(Hold claimed, Settlement.Release release) {
    held.incrementAndGet();
    holds.add(List.of(claimed));
    completer.submit(claimed, release);
  }

  /** Hands claimed lanes to the workers; the low mark is the queue's. */
  void offer(List<Hold> claimed, int mark) {
    held.addAndGet(claimed.size());
    try {
      holds.add(claimed);
      tellAbandoned(claimed);
      queue.offer(claimed, mark);
    } catch (RuntimeException | Error e) {
      // Else their leases would be renewed for ever, with nobody at work on them.
      claimed.forEach(hold -> completer.drop(hold, "They could not be queued"));
      throw e;
    }
  }

  private void tellAbandoned(List<Hold> claimed) {
    List<Hold> abandoned = new ArrayList<>();
    for (Hold hold : claimed) {
      if (hold.lane().abandoned() > 0) {
        abandoned.add(hold);
      }
    }
    counters.abandoned.addAndGet(abandoned.size());
    for (Hold hold : abandoned) {
      tell(
          at ->
              new OutboxEvent.MessageAbandoned(
                  at, Places.head(hold, hold.lane().doneSeq()), hold.lane().abandoned()));
    }
  }

  @Nullable Verdict unhandled(Message message) {
    boolean handled =
        consumer.batchHandler().isPresent()
            || consumer.handler(message.type(), message.version()).isPresent();
    return handled ? null : new Verdict.Stop(Troubles.noHandler(message, consumer.name()));
  }

  /** Returns what becomes of a message that the breaker does not let through. */
  Verdict refused() {
    Duration remaining = gate.remaining();
    return new Verdict.Later("", remaining.compareTo(WHILE_TRYING) > 0 ? remaining : WHILE_TRYING);
  }

  void record(Call.Answer answer) {
    switch (answer) {
      case ANSWERED -> gate.success();
      case UNAVAILABLE -> gate.failure();
      case NEITHER -> gate.neither();
    }
  }

  void timedOut(CallWatch.Lanes lanes) {
    gate.failure();
    counters.timedOut.incrementAndGet();
    for (LaneRun run : lanes.called()) {
      OutboxEvent.Place place = run.place();
      tell(at -> new OutboxEvent.HandlerTimedOut(at, place, consumer.timeout()));
      run.apply(new Verdict.Unclear(Troubles.timeout(consumer.timeout())));
    }
    lanes.waiting().forEach(LaneRun::giveBack);
  }

  void stuck(int threads) {
    tell(at -> new OutboxEvent.ConsumerStuck(at, consumer.name(), threads));
  }

  void freed() {
    tell(at -> new OutboxEvent.ConsumerFreed(at, consumer.name()));
    claimer.wake();
  }

  /** Notes that the store answered to the end of a claim. */
  void settled(Completion completion, Settled settled) {
    Hold hold = completion.hold();
    Settlement settlement = completion.settlement();
    if (settled == Settled.DONE || completion.perhapsStored()) {
      left(hold);
      counters.settled(settlement, settlement.doneSeq() - hold.lane().doneSeq(), now());
      claimer.settled(hold, settlement);
      if (context.events().wanted()) {
        Places.tell(context.events(), hold, settlement);
      }
    } else {
      dropped(hold, "The result came too late");
    }
  }

  /** Notes that nothing is stored for a lane. */
  void dropped(Hold hold, String reason) {
    left(hold);
    counters.fenced.incrementAndGet();
    tell(
        at ->
            new OutboxEvent.ResultDropped(
                at, Places.head(hold, hold.lane().doneSeq()), hold.lane().token(), reason));
  }

  private void left(Hold hold) {
    held.decrementAndGet();
    if (hold.lane().abandoned() > 0) {
      // It may have been the suspect that claims wait for.
      claimer.wake();
    }
  }

  private void tell(Function<Instant, OutboxEvent> event) {
    context.events().tell(event);
  }
}
