package io.github.odoosync.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Has the next messages of several lanes handled in one call, again and again. */
final class BatchWorker extends Worker {

  private final Call call;
  private final BatchHandler handler;

  BatchWorker(Pipeline pipeline, Call call, BatchHandler handler) {
    super(pipeline);
    this.call = call;
    this.handler = handler;
  }

  @Override
  boolean work(Hold first) {
    List<LaneRun> runs = new ArrayList<>();
    runs.add(new LaneRun(first, pipeline().now()));
    try {
      while (!runs.isEmpty()) {
        fill(runs);
        Map<LaneRun, Delivery> heads = new LinkedHashMap<>();
        if (!gather(runs, heads) || (!heads.isEmpty() && !handle(heads))) {
          return false;
        }
        runs = new ArrayList<>(heads.keySet());
      }
      return true;
    } catch (RuntimeException | Error e) {
      runs.forEach(LaneRun::giveBack);
      throw e;
    }
  }

  private void fill(List<LaneRun> runs) {
    int share = pipeline().share().of(runs.size() + pipeline().queue().size());
    while (runs.size() < share) {
      Hold hold = pipeline().queue().poll();
      if (hold == null) {
        return;
      }
      runs.add(new LaneRun(hold, pipeline().now()));
    }
  }

  /** Finds the messages to handle; returns false if the lanes were taken over during a probe. */
  private boolean gather(List<LaneRun> runs, Map<LaneRun, Delivery> heads) {
    for (int i = 0; i < runs.size(); i++) {
      LaneRun run = runs.get(i);
      Delivery head = run.next(pipeline().now());
      while (head != null && run.needsProbe()) {
        List<LaneRun> waiting = new ArrayList<>(runs);
        waiting.remove(run);
        watch().begin(new CallWatch.Lanes(List.of(run), waiting), pipeline().now());
        Call.Ended probed = call.probe(head);
        if (!ends(probed == null ? Call.Answer.ANSWERED : probed.answer())) {
          return false;
        }
        if (probed == null) {
          break;
        }
        run.apply(probed.verdict());
        head = run.next(pipeline().now());
      }
      if (head != null) {
        heads.put(run, head);
      }
    }
    return true;
  }

  /** Calls the handler; returns false if the lanes were taken over meanwhile. */
  private boolean handle(Map<LaneRun, Delivery> heads) {
    List<LaneRun> called = List.copyOf(heads.keySet());
    watch().begin(new CallWatch.Lanes(called, List.of()), pipeline().now());
    List<Call.Ended> ended = call(List.copyOf(heads.values()));
    if (!ends(worst(ended))) {
      return false;
    }
    for (int i = 0; i < called.size(); i++) {
      called.get(i).apply(ended.get(i).verdict());
    }
    return true;
  }

  private List<Call.Ended> call(List<Delivery> heads) {
    pipeline().share().begin();
    try {
      return call.handle(handler, heads);
    } finally {
      pipeline().share().end();
    }
  }

  // One call says one thing of the destination, however many messages were in it.
  private static Call.Answer worst(List<Call.Ended> ended) {
    Call.Answer worst = Call.Answer.NEITHER;
    for (Call.Ended one : ended) {
      if (one.answer() == Call.Answer.UNAVAILABLE) {
        return Call.Answer.UNAVAILABLE;
      }
      worst = one.answer() == Call.Answer.ANSWERED ? Call.Answer.ANSWERED : worst;
    }
    return worst;
  }
}
