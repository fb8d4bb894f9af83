package benchmarks.outbox;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** How long one message takes when there is nothing else to do. */
final class Latency {

  private static final int WARM_UP = 100;
  private static final int LEAST_PAUSE_MILLIS = 10;
  private static final int PAUSE_SPREAD_MILLIS = 40;
  private static final int PATIENCE_SECONDS = 30;

  private final OutboxPeer peer;
  private final BlockingQueue<Long> arrivals = new ArrayBlockingQueue<>(16);
  private final Random random = new Random(7);

  Latency(OutboxPeer peer) {
    this.peer = peer;
  }

  /** Returns the nanoseconds of each, sorted, from before its insert to its handler. */
  long[] measure(int samples) throws Exception {
    peer.start(message -> arrivals.add(System.nanoTime()));
    try {
      for (int i = 0; i < Math.min(samples, WARM_UP); i++) {
        one(i);
      }
      long[] nanos = new long[samples];
      for (int i = 0; i < samples; i++) {
        nanos[i] = one(i);
      }
      Arrays.sort(nanos);
      return nanos;
    } finally {
      peer.stop();
      peer.clear();
    }
  }

  private long one(long number) throws Exception {
    Thread.sleep(LEAST_PAUSE_MILLIS + random.nextInt(PAUSE_SPREAD_MILLIS));
    long start = System.nanoTime();
    peer.enqueue(Message.of(null, number));
    Long arrival = arrivals.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (arrival == null) {
      throw new IllegalStateException(peer.name() + " lost a message");
    }
    return arrival - start;
  }
}
