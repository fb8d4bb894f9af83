package benchmarks;

import benchmarks.capture.CaptureBenchmark;
import benchmarks.outbox.OutboxBenchmark;
import java.util.List;

/** Runs the benchmarks in this JVM, one after the other. */
public final class Run {

  private static final List<String> ALL =
      List.of("stream", "memory", "overhead", "peers", "outbox", "writer", "capture");

  private Run() {}

  /** Runs what the arguments name. */
  public static void main(String[] args) throws Exception {
    Options options = Options.parse(args, System.getenv());
    System.out.println(Machine.describe());
    for (String command : options.commands()) {
      for (String one : command.equals("all") ? ALL : List.of(command)) {
        run(one, options);
      }
    }
  }

  private static void run(String command, Options options) throws Exception {
    switch (command) {
      case "stream" -> StreamBenchmark.run(options);
      case "memory" -> MemoryBenchmark.run(options.number("records", 1_000_000));
      case "overhead" -> OverheadBenchmark.run(options);
      case "peers" -> PeersBenchmark.run(options);
      case "outbox", "drain", "hot-keys", "enqueue", "latency", "claim" ->
          OutboxBenchmark.run(command, options);
      case "writer" -> WriterBenchmark.run(options);
      case "capture" -> CaptureBenchmark.run(options);
      case "clean" -> PeersBenchmark.clean(options);
      default -> throw new IllegalArgumentException("Nothing is called " + command);
    }
  }
}
