package io.github.odoosync.connectors.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Draws numbers over time as SVG, with the same said in words. */
final class Plot {

  private static final int WIDTH = 600;
  private static final int HEIGHT = 160;
  private static final int LEFT = 56;
  private static final int RIGHT = 8;
  private static final int TOP = 14;
  private static final int BOTTOM = 24;

  /** A number at a moment. */
  record Point(Instant at, long value) {}

  private final List<Point> points;
  private final long highest;
  private final Instant first;
  private final long span;

  private Plot(List<Point> points) {
    this.points = points;
    this.highest = Math.max(1, points.stream().mapToLong(Point::value).max().orElse(0));
    this.first = points.get(0).at();
    this.span = Math.max(1, Duration.between(first, last().at()).toMillis());
  }

  /**
   * Draws a plot, or says that there is nothing to draw yet.
   *
   * @param id tells the plot from others on the page; a constant or a number
   */
  static void draw(Html html, String id, String title, List<Point> points) {
    if (points.size() < 2) {
      html.element("p", title + ": drawn once there are two samples.", "class", "quiet");
      return;
    }
    new Plot(points).draw(html, id, title);
  }

  /** Draws a small line without axes, for a cell of a table. */
  static void spark(Html html, List<Point> points) {
    if (points.size() >= 2) {
      Plot plot = new Plot(points);
      html.open("svg", "class", "spark", "viewBox", "0 0 600 160", "role", "img")
          .element("title", plot.inWords())
          .element("polyline", "", "points", plot.line())
          .close("svg");
    }
  }

  private void draw(Html html, String id, String title) {
    html.open("figure", "class", "plot")
        .element("figcaption", title)
        .open("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "role", "img")
        .open("title", "id", id)
        .text(title + ", " + inWords())
        .close("title");
    grid(html);
    html.element("polyline", "", "points", line());
    Point last = last();
    html.element("circle", "", "cx", decimal(x(last)), "cy", decimal(y(last.value())), "r", "4");
    html.close("svg").close("figure");
  }

  private void grid(Html html) {
    for (long value : highest > 1 ? new long[] {0, highest / 2, highest} : new long[] {0, 1}) {
      String y = decimal(y(value));
      html.element(
          "line",
          "",
          "x1",
          String.valueOf(LEFT),
          "x2",
          String.valueOf(WIDTH - RIGHT),
          "y1",
          y,
          "y2",
          y);
      html.element(
          "text", Words.number(value), "x", String.valueOf(LEFT - 6), "y", y, "class", "y");
    }
    String bottom = String.valueOf(HEIGHT - 6);
    String ago = Words.duration(Duration.ofMillis(span)) + " ago";
    html.element("text", ago, "x", String.valueOf(LEFT), "y", bottom);
    html.element("text", "now", "x", String.valueOf(WIDTH - RIGHT), "y", bottom, "class", "end");
  }

  private String inWords() {
    return "%s now, %s at most, over %s"
        .formatted(
            Words.number(last().value()),
            Words.number(points.stream().mapToLong(Point::value).max().orElse(0)),
            Words.duration(Duration.ofMillis(span)));
  }

  private String line() {
    StringBuilder line = new StringBuilder();
    for (Point point : points) {
      line.append(decimal(x(point))).append(',').append(decimal(y(point.value()))).append(' ');
    }
    return line.toString().strip();
  }

  private double x(Point point) {
    double part = (double) Duration.between(first, point.at()).toMillis() / span;
    return LEFT + part * (WIDTH - LEFT - RIGHT);
  }

  private double y(long value) {
    return HEIGHT - BOTTOM - (double) value / highest * (HEIGHT - TOP - BOTTOM);
  }

  private Point last() {
    return points.get(points.size() - 1);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
