package io.github.odoosync.connectors.edi.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a transaction or loop, and the loops in it. What was read of it is remembered, so
 * that the rest can be told. Not thread-safe.
 */
public final class Scope {

  private final Map<String, ArrayDeque<Segment>> segments = new LinkedHashMap<>();
  private final List<Scope> loops = new ArrayList<>();
  private @Nullable Segment head;

  private Scope() {}

  /** Puts segments into loops, by the tags that each may hold. */
  public static Scope of(List<Segment> segments, Grammar grammar) {
    Scope root = new Scope();
    Deque<Scope> open = new ArrayDeque<>(List.of(root));
    Deque<Grammar> grammars = new ArrayDeque<>(List.of(grammar));
    for (Segment segment : segments) {
      int depth = grammars.size();
      for (Grammar each : grammars) {
        if (each.knows(segment.tag())) {
          break;
        }
        depth--;
      }
      // What nobody knows stays where it is, and is told as not read.
      while (depth > 0 && grammars.size() > depth) {
        grammars.pop();
        open.pop();
      }
      Grammar loop = grammars.element().loops.get(segment.tag());
      if (loop != null) {
        Scope child = new Scope();
        open.element().loops.add(child);
        open.push(child);
        grammars.push(loop);
      }
      open.element().add(segment);
    }
    return root;
  }

  /** Takes the first segment of a tag that fits and was not taken. */
  public Optional<Segment> take(String tag, Predicate<Segment> fits) {
    Iterator<Segment> rest = left(tag).iterator();
    while (rest.hasNext()) {
      Segment segment = rest.next();
      if (fits.test(segment)) {
        rest.remove();
        return Optional.of(segment);
      }
    }
    return Optional.empty();
  }

  /** Takes all segments of a tag that fit and were not taken. */
  public List<Segment> takeAll(String tag, Predicate<Segment> fits) {
    List<Segment> found = left(tag).stream().filter(fits).toList();
    left(tag).removeIf(fits);
    return found;
  }

  private ArrayDeque<Segment> left(String tag) {
    return segments.getOrDefault(tag, new ArrayDeque<>());
  }

  /** Returns the loops that begin with a tag. */
  public List<Scope> loops(String tag) {
    return loops.stream().filter(loop -> loop.head().tag().equals(tag)).toList();
  }

  /** Returns the first segment of a loop. */
  public Segment head() {
    return Objects.requireNonNull(head, "A loop has a first segment");
  }

  /** Tells what was not read. */
  public void warnOfRest(Context context) {
    segments
        .values()
        .forEach(
            rest ->
                rest.forEach(
                    each -> context.warn(Problem.UNKNOWN_SEGMENT, each, 0, "It was not read")));
    loops.forEach(loop -> loop.warnOfRest(context));
  }

  private void add(Segment segment) {
    head = head == null ? segment : head;
    segments.computeIfAbsent(segment.tag(), key -> new ArrayDeque<>()).add(segment);
  }

  /** Which tags a scope holds, and which begin a loop in it. */
  public static final class Grammar {

    private final Set<String> tags = new HashSet<>();
    private final Map<String, Grammar> loops = new HashMap<>();
    private final String trigger;

    Grammar(String trigger) {
      this.trigger = trigger;
    }

    /** Adds a tag. */
    public Grammar tag(String... more) {
      tags.addAll(List.of(more));
      return this;
    }

    /** Returns the loop that begins with a tag. */
    public Grammar loop(String tag) {
      return loops.computeIfAbsent(tag, Grammar::new);
    }

    boolean knows(String tag) {
      // What begins a loop begins the next one too.
      return !tag.equals(trigger) && (tags.contains(tag) || loops.containsKey(tag));
    }
  }
}
