package io.github.odoosync.connectors.edi.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A segment: a tag and elements, each of one or more components. Immutable.
 *
 * @param tag such as {@code PO1}
 * @param position in its transaction, whose header is 1; 0 where it has none
 * @param elements the elements, each with its components
 */
public record Segment(String tag, int position, List<List<String>> elements) {

  /** Copies the list. */
  public Segment {
    elements = List.copyOf(elements);
  }

  /** Returns a segment of elements without components. */
  public static Segment of(String tag, String... elements) {
    Draft draft = new Draft(tag);
    for (int i = 0; i < elements.length; i++) {
      draft.put(i + 1, 1, elements[i]);
    }
    return draft.build();
  }

  /** Returns an element, or the first component of it; empty if it is not there. */
  public String at(int element) {
    return at(element, 1);
  }

  /** Returns a component; empty if it is not there. */
  public String at(int element, int component) {
    if (element > elements.size() || component > elements.get(element - 1).size()) {
      return "";
    }
    return elements.get(element - 1).get(component - 1);
  }

  /** Returns the number of elements. */
  public int size() {
    return elements.size();
  }

  Segment at(String newTag, int newPosition) {
    return new Segment(newTag, newPosition, elements);
  }

  /** Fills a segment; empty elements at its end are left out. Not thread-safe. */
  public static final class Draft {

    // What no standard comes near to; keeps a hostile segment from filling the memory.
    private static final int MAX_ELEMENTS = 2_000;

    private final String tag;
    private final List<List<String>> elements = new ArrayList<>();
    private boolean content;

    /** Starts a segment. */
    public Draft(String tag) {
      this.tag = tag;
    }

    /** Sets a component to what the document says. */
    public void put(int element, int component, String value) {
      constant(element, component, value);
      content |= !value.isEmpty();
    }

    /** Sets a component to what such segments always say. */
    public void constant(int element, int component, String value) {
      if (value.isEmpty() || element > MAX_ELEMENTS || component > MAX_ELEMENTS) {
        return;
      }
      while (elements.size() < element) {
        elements.add(new ArrayList<>());
      }
      List<String> components = elements.get(element - 1);
      while (components.size() < component) {
        components.add("");
      }
      components.set(component - 1, value);
    }

    /** Returns the first element behind all that were set, and not before another. */
    public int next(int first) {
      return Math.max(first, elements.size() + 1);
    }

    /** Returns whether the document said anything in it. */
    public boolean hasContent() {
      return content;
    }

    /** Returns the segment. */
    public Segment build() {
      return new Segment(tag, 0, elements.stream().map(Collections::unmodifiableList).toList());
    }
  }
}
