package benchmarks;

import java.util.Arrays;

/**
 * What a contestant needed.
 *
 * @param name the contestant's
 * @param records handled in one round
 * @param calls HTTP calls of one round
 * @param nanos of each measured round
 * @param failure why there is no time; null if there is one
 */
public record Timing(String name, long records, long calls, long[] nanos, String failure) {

  static Timing of(String name, long records, long calls, long[] nanos) {
    return new Timing(name, records, calls, nanos, null);
  }

  static Timing failed(String name, String failure) {
    return new Timing(name, 0, 0, new long[0], failure);
  }

  public boolean hasFailed() {
    return failure != null;
  }

  public double medianNanos() {
    return median(nanos);
  }

  public double perSecond() {
    return records / (medianNanos() / 1e9);
  }

  /** Returns how many times longer this one took. */
  public double timesLongerThan(Timing other) {
    return medianNanos() / other.medianNanos();
  }

  public static double median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }
}
