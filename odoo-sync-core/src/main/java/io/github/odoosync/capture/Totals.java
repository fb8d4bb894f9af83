package io.github.odoosync.capture;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The control totals of a batch on their way into the store and back.
 *
 * @param shown what is known so far
 */
record Totals(ControlTotals shown) {

  static Totals none(String batch, Instant cutOff) {
    return new Totals(new ControlTotals(batch, cutOff, 0, 0, Map.of(), false));
  }

  String point() {
    return point(shown.batch());
  }

  static String point(String batch) {
    return "batch:" + batch;
  }

  /** Adds a step: how many were read, and the amounts of each that was news. */
  Totals plus(int read, Collection<Map<String, BigDecimal>> news) {
    Map<String, BigDecimal> sums = new LinkedHashMap<>(shown.amounts());
    news.forEach(
        amounts -> amounts.forEach((name, amount) -> sums.merge(name, amount, BigDecimal::add)));
    return new Totals(
        new ControlTotals(
            shown.batch(),
            shown.cutOff(),
            shown.read() + read,
            shown.changes() + news.size(),
            sums,
            false));
  }

  Totals close() {
    return new Totals(
        new ControlTotals(
            shown.batch(), shown.cutOff(), shown.read(), shown.changes(), shown.amounts(), true));
  }

  /** Returns the totals as a text for {@link #parse}. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(shown.cutOff().getEpochSecond()).append('\n').append(shown.read());
    text.append('\n').append(shown.changes()).append('\n').append(shown.closed());
    shown.amounts().forEach((name, sum) -> text.append('\n').append(sum).append(' ').append(name));
    return text.toString();
  }

  static Totals parse(String batch, String text) {
    String[] lines = text.split("\n", -1);
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    for (int i = 4; i < lines.length; i++) {
      int space = lines[i].indexOf(' ');
      sums.put(lines[i].substring(space + 1), new BigDecimal(lines[i].substring(0, space)));
    }
    return new Totals(
        new ControlTotals(
            batch,
            Instant.ofEpochSecond(Long.parseLong(lines[0])),
            Long.parseLong(lines[1]),
            Long.parseLong(lines[2]),
            sums,
            Boolean.parseBoolean(lines[3])));
  }
}
