package io.github.odoosync.outbox;

import io.github.odoosync.lane.HeldLane;
import io.github.odoosync.lane.Settled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Renews the leases of all lanes that are held, the queued and the finished ones too, on a thread
 * of its own so that no handler and no slow store step can starve it.
 */
final class LeaseKeeper implements Runnable {

  // A lane younger than this part of its lease has another turn before it gets tight.
  private static final int YOUNG = 6;

  private final Context context;
  private final Holds holds;
  private final long everyNanos;
  private final Episode episode;
  private final Signal signal = new Signal();
  private volatile boolean stopped;

  LeaseKeeper(Context context, Holds holds, Duration shortestLease) {
    this.context = context;
    this.holds = holds;
    this.everyNanos = shortestLease.toNanos() / 3;
    this.episode = new Episode("Renewing leases", context);
  }

  void stop() {
    stopped = true;
    signal.fire();
  }

  @Override
  public void run() {
    Loop.until(() -> stopped, signal, () -> signal.await(Math.min(everyNanos, round())));
  }

  /** Renews what is due for it and returns when to look again, in nanoseconds. */
  private long round() {
    Map<Duration, List<Hold>> due = new HashMap<>();
    for (Hold hold : holds.all()) {
      long lease = hold.pipeline().leaseNanos();
      if (!hold.lost() && hold.nanosLeft() < lease - lease / YOUNG) {
        due.computeIfAbsent(hold.pipeline().consumer().lease(), l -> new ArrayList<>()).add(hold);
      }
    }
    try {
      due.forEach(this::renew);
      episode.over();
      return everyNanos;
    } catch (RuntimeException | Error e) {
      return episode.failed(e);
    }
  }

  private void renew(Duration lease, List<Hold> due) {
    Map<HeldLane, Hold> byLane =
        due.stream().collect(Collectors.toMap(Hold::held, Function.identity(), (a, b) -> a));
    long askedAt = context.now();
    Map<HeldLane, Settled> results =
        context.store().renew(context.owner(), lease, Set.copyOf(byLane.keySet()));
    byLane.forEach(
        (lane, hold) -> {
          Settled settled = results.getOrDefault(lane, Settled.FENCED);
          if (settled == Settled.DONE) {
            hold.renewed(askedAt);
          } else if (settled == Settled.FENCED && !hold.ended()) {
            hold.lose();
          }
        });
  }
}
