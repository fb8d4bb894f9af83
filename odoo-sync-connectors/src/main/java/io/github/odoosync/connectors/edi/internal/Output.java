package io.github.odoosync.connectors.edi.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The segments of a transaction that is being written. Not thread-safe. */
public final class Output {

  private final List<Segment> segments = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Context context;

  /** Starts a transaction. */
  public Output(Context context) {
    this.context = context;
  }

  /** Adds a segment. */
  public void add(Segment segment) {
    segments.add(segment);
  }

  /** Returns the segments. */
  public List<Segment> segments() {
    return List.copyOf(segments);
  }

  /** Returns the number of a tag's next segment, from 1. */
  public int count(String tag) {
    return counts.merge(tag, 1, Integer::sum);
  }

  /** Returns what belongs to this transaction. */
  public Context context() {
    return context;
  }
}
