package io.github.odoosync.connectors.console;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;

/** The last samples of the board, kept in memory; the oldest go first. Thread-safe. */
final class Trends {

  private static final int MOST = 360;

  private record Sample(Instant at, Board board) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  synchronized void add(Instant at, Board board) {
    samples.addLast(new Sample(at, board));
    while (samples.size() > MOST) {
      samples.removeFirst();
    }
  }

  synchronized List<Plot.Point> of(ToLongFunction<Board> value) {
    List<Plot.Point> points = new ArrayList<>(samples.size());
    samples.forEach(
        sample -> points.add(new Plot.Point(sample.at(), value.applyAsLong(sample.board()))));
    return points;
  }
}
