package benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** Streams many records in a JVM with a heap of 64 MiB, to see that memory stays flat. */
public final class MemoryBenchmark {

  private static final AtomicLong LIVE = new AtomicLong();

  private static final Set<String> HEAP =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());

  private MemoryBenchmark() {}

  static void run(int records) throws IOException, InterruptedException {
    try (ForkedJvm server = CannedServer.fork(records)) {
      System.out.printf("%n## memory: a stream of %,d records with -Xmx64m%n%n", records);
      ForkedJvm.run(List.of("-Xmx64m"), MemoryBenchmark.class, server.line(), "" + records);
    }
  }

  /** Streams; the arguments are the server's port and how many records are expected. */
  public static void main(String[] args) {
    listenToCollector();
    int expected = Integer.parseInt(args[1]);
    try (StreamContestant ours = new StreamContestant(CannedServer.at(Integer.parseInt(args[0])))) {
      long start = System.nanoTime();
      long handled = ours.run(expected);
      if (handled != expected) {
        throw new IllegalStateException(handled + " records came instead of " + expected);
      }
      print(handled, System.nanoTime() - start);
    }
  }

  private static void print(long handled, long nanos) {
    Table table =
        new Table(
            "records", "time", "records/s", "peak heap", "most alive after a collection", "limit");
    table.row(
        Table.count(handled),
        Table.millis(nanos),
        Table.count(handled / (nanos / 1e9)),
        mebibytes(peak()),
        mebibytes(LIVE.get()),
        mebibytes(Runtime.getRuntime().maxMemory()));
    System.out.println(table);
  }

  // The pools need not have been at their highest at the same time, so this is an upper bound.
  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  private static void listenToCollector() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, handback) ->
                  note(
                      GarbageCollectionNotificationInfo.from(
                          (CompositeData) notification.getUserData())),
              null,
              null);
    }
  }

  private static void note(GarbageCollectionNotificationInfo info) {
    long used =
        info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
            .filter(pool -> HEAP.contains(pool.getKey()))
            .map(pool -> pool.getValue())
            .mapToLong(MemoryUsage::getUsed)
            .sum();
    LIVE.accumulateAndGet(used, Math::max);
  }

  private static String mebibytes(long bytes) {
    return Table.count(bytes / (double) (1 << 20)) + " MiB";
  }
}
