package io.github.odoosync.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has the messages of one lane after the other handled one by one. */
final class LaneWorker extends Worker {

  private final Call call;

  LaneWorker(Pipeline pipeline, Call call) {
    super(pipeline);
    this.call = call;
  }

  @Override
  boolean work(Hold hold) {
    long now = pipeline().now();
    LaneRun run = new LaneRun(hold, now);
    CallWatch.Lanes lanes = new CallWatch.Lanes(List.of(run), List.of());
    for (Delivery next = run.next(now); next != null; next = run.next(now)) {
      watch().begin(lanes, now);
      Call.Ended ended = ended(run, next);
      if (!ends(ended.answer())) {
        return false;
      }
      run.apply(ended.verdict());
      now = pipeline().now();
    }
    return true;
  }

  private Call.Ended ended(LaneRun run, Delivery delivery) {
    Call.@Nullable Ended probed = run.needsProbe() ? call.probe(delivery) : null;
    return probed == null ? call.handle(delivery) : probed;
  }
}
