package io.github.odoosync.internal.http;

import io.github.odoosync.connector.http.RateLimit;
import io.github.odoosync.connector.http.RateSignal;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** One limit and what is taken of it; times are of a ticker. Guarded by its governor's lock. */
abstract class RateGate {

  /** The wait for what only another request can give back. */
  static final long UNTIL_SOMEBODY_LEAVES = Long.MAX_VALUE;

  private final String scope;
  private long pausedUntil;
  private boolean paused;

  RateGate(String scope) {
    this.scope = scope;
  }

  static RateGate of(RateLimit limit, long now) {
    if (limit instanceof RateLimit.Concurrent concurrent) {
      return new ConcurrentGate(concurrent);
    }
    if (limit instanceof RateLimit.Window window) {
      return new WindowGate(window);
    }
    return new BucketGate((RateLimit.Bucket) limit, now);
  }

  final String scope() {
    return scope;
  }

  /** Returns how long until a request may pass, in nanoseconds; 0 if it may now. */
  final long delay(long now, int cost) {
    long pause = paused ? Math.max(0, pausedUntil - now) : 0;
    return Math.max(pause, untilFree(now, cost));
  }

  final void report(long now, RateSignal signal) {
    if (signal instanceof RateSignal.Pause pause) {
      pauseUntil(now + pause.time().toNanos());
    } else {
      correct(now, signal);
    }
  }

  final void pauseLike(@Nullable RateGate other) {
    if (other != null && other.paused) {
      pauseUntil(other.pausedUntil);
    }
  }

  private void pauseUntil(long end) {
    if (!paused || end - pausedUntil > 0) {
      paused = true;
      pausedUntil = end;
    }
  }

  long untilFree(long now, int cost) {
    return 0;
  }

  void enter(long now, int cost) {}

  void leave(int cost) {}

  void correct(long now, RateSignal signal) {}

  private static final class ConcurrentGate extends RateGate {

    private final int most;
    private int inside;

    ConcurrentGate(RateLimit.Concurrent limit) {
      super(limit.scope());
      this.most = limit.requests();
    }

    @Override
    long untilFree(long now, int cost) {
      return inside < most ? 0 : UNTIL_SOMEBODY_LEAVES;
    }

    @Override
    void enter(long now, int cost) {
      inside++;
    }

    @Override
    void leave(int cost) {
      inside--;
    }
  }

  private static final class WindowGate extends RateGate {

    private final int most;
    private final long period;
    private final ArrayDeque<Long> starts = new ArrayDeque<>();

    WindowGate(RateLimit.Window limit) {
      super(limit.scope());
      this.most = limit.requests();
      this.period = limit.period().toNanos();
    }

    @Override
    long untilFree(long now, int cost) {
      forgetOld(now);
      return starts.size() < most ? 0 : period - (now - starts.getFirst());
    }

    @Override
    void enter(long now, int cost) {
      starts.addLast(now);
    }

    private void forgetOld(long now) {
      while (!starts.isEmpty() && now - starts.getFirst() >= period) {
        starts.removeFirst();
      }
    }

    // Others ask with the same account; their requests count as made now.
    @Override
    void correct(long now, RateSignal signal) {
      if (signal instanceof RateSignal.Left left) {
        forgetOld(now);
        while (starts.size() < most - left.requests()) {
          starts.addLast(now);
        }
      }
    }
  }

  private static final class BucketGate extends RateGate {

    private static final double NANOS = 1e9;

    private double capacity;
    private double perSecond;
    private double level;
    private long levelAt;
    private int inside;

    BucketGate(RateLimit.Bucket limit, long now) {
      super(limit.scope());
      this.capacity = limit.capacity();
      this.perSecond = limit.perSecond();
      this.level = capacity;
      this.levelAt = now;
    }

    // What costs more than the bucket holds passes when it is full; the server decides.
    @Override
    long untilFree(long now, int cost) {
      double missing = Math.min(cost, capacity) - levelAt(now);
      return missing <= 0 ? 0 : (long) Math.ceil(missing / perSecond * NANOS);
    }

    @Override
    void enter(long now, int cost) {
      level = levelAt(now) - cost;
      levelAt = now;
      inside += cost;
    }

    @Override
    void leave(int cost) {
      inside -= cost;
    }

    // The server has not yet counted what is still under way.
    @Override
    void correct(long now, RateSignal signal) {
      if (signal instanceof RateSignal.Level said) {
        capacity = Math.max(1, said.capacity());
        perSecond = Math.max(1, said.perSecond());
        level = Math.min(capacity, said.available()) - inside;
        levelAt = now;
      }
    }

    private double levelAt(long now) {
      return Math.min(capacity, level + (now - levelAt) / NANOS * perSecond);
    }
  }
}
