package benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A Markdown table. */
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... header) {
    rows.add(List.of(header));
  }

  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      append(text, rows.get(i), ' ');
      if (i == 0) {
        append(text, rows.get(0).stream().map(cell -> "").toList(), '-');
      }
    }
    return text.toString();
  }

  public static String millis(double nanos) {
    return format("%,.0f ms", nanos / 1e6);
  }

  public static String fineMillis(double nanos) {
    return format("%,.2f ms", nanos / 1e6);
  }

  public static String micros(double nanos) {
    return format("%.1f µs", nanos / 1e3);
  }

  public static String count(double number) {
    return format("%,.0f", number);
  }

  public static String ratio(double number) {
    return format(number < 10 ? "%.2f" : "%,.0f", number);
  }

  public static String goal(boolean reached) {
    return reached ? "reached" : "MISSED";
  }

  private static String format(String pattern, double number) {
    return String.format(Locale.ROOT, pattern, number);
  }

  private void append(StringBuilder text, List<String> cells, char filler) {
    text.append('|');
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      text.append(filler).append(cell);
      text.append(String.valueOf(filler).repeat(width(column) - cell.length() + 1)).append('|');
    }
    text.append('\n');
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
