package orderflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** One page without any other file: the proof, three plots and the story of one troubled order. */
final class HtmlReport {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 160;

  private HtmlReport() {}

  static String of(
      Findings.Verdict verdict, List<OrderFlow.Sample> samples, Steps steps, Duration took) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Order flow</title><style>
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 46rem; color: #222 }
        table { border-collapse: collapse } td, th { padding: .15rem .8rem .15rem 0; text-align: left }
        td.n { text-align: right; font-variant-numeric: tabular-nums }
        .good { color: #17692b } .bad { color: #a11515 } svg { background: #f6f7f8; width: 100% }
        </style></head><body><h1>Order flow</h1>
        """);
    page.append(
        "<p class=\"%s\"><strong>%s</strong>, after %d s.</p>%n"
            .formatted(verdict.good() ? "good" : "bad", verdict, took.toSeconds()));
    page.append("<h2>Counted from the systems' own records</h2><table>");
    verdict
        .counts()
        .forEach(
            (what, count) ->
                page.append(
                    "<tr><td class=\"n\">%d</td><td>%s</td></tr>%n"
                        .formatted(count, escaped(what))));
    page.append("</table>");
    verdict.troubles().forEach(line -> page.append("<p class=\"bad\">" + escaped(line) + "</p>"));
    latencies(page, steps);
    plot(page, "Parcels told to the shop, a second", samples, rate(samples));
    plot(page, "Messages that wait", samples, OrderFlow.Sample::depth);
    latencyPlot(page, steps);
    story(page, steps);
    return page.append("</body></html>\n").toString();
  }

  private static void latencies(StringBuilder page, Steps steps) {
    page.append("<h2>Latency from the sale</h2><table><tr><th>step<th>orders<th>p50<th>p95</tr>");
    for (Steps.Latency one : steps.latencies()) {
      page.append(
          String.format(
              Locale.ROOT,
              "<tr><td>%s</td><td class=\"n\">%d</td><td class=\"n\">%.1f s</td>"
                  + "<td class=\"n\">%.1f s</td></tr>%n",
              one.step(),
              one.count(),
              one.median().toMillis() / 1e3,
              one.most().toMillis() / 1e3));
    }
    page.append("</table>");
  }

  private static void story(StringBuilder page, Steps steps) {
    page.append(
        "<h2>The order with most trouble: %s</h2><table>".formatted(escaped(steps.troubled())));
    Instant first = steps.story().isEmpty() ? Instant.EPOCH : steps.story().get(0).at();
    for (Journal.Line line : steps.story()) {
      page.append(
          String.format(
              Locale.ROOT,
              "<tr><td class=\"n\">%.1f s</td><td>%s</td><td>%s</td></tr>%n",
              Duration.between(first, line.at()).toMillis() / 1e3,
              escaped(line.step()),
              escaped(line.text())));
    }
    page.append("</table>");
  }

  private static ToDoubleFunction<OrderFlow.Sample> rate(List<OrderFlow.Sample> samples) {
    return sample -> {
      int index = samples.indexOf(sample);
      if (index == 0) {
        return 0;
      }
      OrderFlow.Sample before = samples.get(index - 1);
      double seconds = Duration.between(before.at(), sample.at()).toMillis() / 1e3;
      return seconds <= 0 ? 0 : (sample.shipped() - before.shipped()) / seconds;
    };
  }

  private static void plot(
      StringBuilder page,
      String title,
      List<OrderFlow.Sample> samples,
      ToDoubleFunction<OrderFlow.Sample> value) {
    line(page, title, samples.stream().mapToDouble(value).toArray());
  }

  private static void latencyPlot(StringBuilder page, Steps steps) {
    steps.times().entrySet().stream()
        .filter(step -> step.getKey().equals("told as shipped"))
        .forEach(
            step ->
                line(
                    page,
                    "Seconds from the sale to the parcel, the quickest order first",
                    step.getValue().stream().mapToDouble(time -> time.toMillis() / 1e3).toArray()));
  }

  private static void line(StringBuilder page, String title, double[] values) {
    double most = Math.max(1, java.util.Arrays.stream(values).max().orElse(1));
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      points.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f ",
              (double) WIDTH * i / Math.max(1, values.length - 1),
              HEIGHT - HEIGHT * values[i] / most));
    }
    page.append(
        String.format(
            Locale.ROOT,
            "<h2>%s</h2><p>up to %.1f</p><svg viewBox=\"0 0 %d %d\" role=\"img\"><polyline"
                + " fill=\"none\" stroke=\"#2a5d9f\" stroke-width=\"2\" points=\"%s\"/></svg>%n",
            escaped(title),
            most,
            WIDTH,
            HEIGHT,
            points));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
