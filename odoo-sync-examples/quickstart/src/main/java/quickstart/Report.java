package quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Runs the steps one after the other, times them and prints what each did. */
final class Report {

  private record Line(String step, String result, Duration took) {}

  private final PrintStream out;
  private final List<Line> lines = new ArrayList<>();

  Report(PrintStream out) {
    this.out = out;
  }

  /** Runs a step; what it returns is printed as its result. */
  void step(String name, Callable<String> work) throws Exception {
    long start = System.nanoTime();
    String result = work.call();
    Line line = new Line(name, result, Duration.ofNanos(System.nanoTime() - start));
    lines.add(line);
    out.printf(
        Locale.ROOT, "%-34s %8.1f ms  %s%n", line.step, line.took.toNanos() / 1e6, line.result);
  }

  /** Prints a line on the way; long steps say so once in a while. */
  void progress(String text) {
    out.println("  " + text);
  }

  void finish() {
    Duration total = lines.stream().map(Line::took).reduce(Duration.ZERO, Duration::plus);
    out.printf(
        Locale.ROOT,
        "%nAll %d steps were verified by reading back, in %.1f s.%n",
        lines.size(),
        total.toMillis() / 1e3);
  }
}
