package orderflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long after its sale each order got how far, and the story of the one with most trouble. */
record Steps(Map<String, List<Duration>> times, String troubled, List<Journal.Line> story) {

  private static final Map<String, String> MARKS = marks();

  private static Map<String, String> marks() {
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put("taken in", "taken in");
    marks.put("done UPSERT", "in Odoo");
    marks.put("done CONFIRM", "confirmed");
    marks.put("packed", "packed");
    marks.put("shipped", "told as shipped");
    marks.put("tracked DELIVERED", "delivered");
    marks.put("done INVOICE", "invoiced");
    return marks;
  }

  /** A step's latency. */
  record Latency(String step, int count, Duration median, Duration most) {

    @Override
    public String toString() {
      return "%-16s %4d orders, p50 %5.1f s, p95 %5.1f s"
          .formatted(step, count, median.toMillis() / 1e3, most.toMillis() / 1e3);
    }
  }

  static Steps of(List<Shop.Order> orders, List<Journal.Line> journal) {
    Map<String, Instant> sold = new HashMap<>();
    orders.forEach(order -> sold.put(order.key(), order.placedAt()));
    Map<String, Map<String, Instant>> first = new LinkedHashMap<>();
    MARKS.keySet().forEach(mark -> first.put(mark, new HashMap<>()));
    Map<String, Integer> trouble = new HashMap<>();
    for (Journal.Line line : journal) {
      String mark = mark(line);
      if (first.containsKey(mark)) {
        first.get(mark).putIfAbsent(line.order(), line.at());
      }
      boolean rough = line.step().equals("unknown") || line.step().equals("replayed");
      trouble.merge(line.order(), rough ? 10 : 1, Integer::sum);
    }
    Map<String, List<Duration>> times = new LinkedHashMap<>();
    first.forEach(
        (mark, when) -> {
          List<Duration> all = new ArrayList<>();
          when.forEach(
              (order, at) -> {
                if (sold.containsKey(order)) {
                  all.add(Duration.between(sold.get(order), at));
                }
              });
          all.sort(Comparator.naturalOrder());
          times.put(MARKS.get(mark), all);
        });
    String troubled =
        trouble.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("");
    List<Journal.Line> story =
        journal.stream()
            .filter(line -> line.order().equals(troubled))
            .sorted(Comparator.comparing(Journal.Line::at))
            .toList();
    return new Steps(times, troubled, story);
  }

  private static String mark(Journal.Line line) {
    if (line.step().equals("done")) {
      return "done " + line.text().split(" ", 2)[0];
    }
    return line.step().equals("tracked") ? "tracked " + line.text().split(" ", 2)[0] : line.step();
  }

  List<Latency> latencies() {
    List<Latency> all = new ArrayList<>();
    times.forEach(
        (step, sorted) -> {
          if (!sorted.isEmpty()) {
            all.add(
                new Latency(
                    step,
                    sorted.size(),
                    sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() * 95 / 100)));
          }
        });
    return all;
  }
}
