package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Part;
import org.jspecify.annotations.Nullable;

/**
 * What one or a few elements of a segment say of a document.
 *
 * @param <P> the document or part
 */
public interface Cell<P extends Part> {

  /** Writes what the document says. */
  void write(P part, Segment.Draft to, Context context);

  /** Reads what the segment says. */
  void read(Segment from, Draft<P> draft, Context context);

  /** Returns whether a segment is the one that is meant, by its qualifier. */
  default boolean fits(Segment segment) {
    return true;
  }

  /** Returns the element that faults are reported at. */
  int element();

  /** Returns a qualifier: written always, and by which the segment is known. */
  static <P extends Part> Cell<P> fixed(int element, String value) {
    return fixed(element, 1, value);
  }

  /** Returns a qualifier in a component. */
  static <P extends Part> Cell<P> fixed(int element, int component, String value) {
    return new Constant<>(element, component, value, true);
  }

  /** Returns what is written always, and not looked at. */
  static <P extends Part> Cell<P> written(int element, String value) {
    return written(element, 1, value);
  }

  /** Returns what is written always in a component, and not looked at. */
  static <P extends Part> Cell<P> written(int element, int component, String value) {
    return new Constant<>(element, component, value, false);
  }

  /** Returns an element. */
  static <P extends Part, T> Cell<P> put(int element, Kind<T> kind, Slot<P, T> slot) {
    return put(element, 1, kind, slot);
  }

  /** Returns a component. */
  static <P extends Part, T> Cell<P> put(
      int element, int component, Kind<T> kind, Slot<P, T> slot) {
    return new Value<>(element, component, kind, slot, false);
  }

  /** Returns an element that has to be there. */
  static <P extends Part, T> Cell<P> need(int element, Kind<T> kind, Slot<P, T> slot) {
    return need(element, 1, kind, slot);
  }

  /** Returns a component that has to be there. */
  static <P extends Part, T> Cell<P> need(
      int element, int component, Kind<T> kind, Slot<P, T> slot) {
    return new Value<>(element, component, kind, slot, true);
  }

  /**
   * A constant.
   *
   * @param <P> the document or part
   * @param known whether the segment is known by it
   */
  record Constant<P extends Part>(int element, int component, String value, boolean known)
      implements Cell<P> {

    @Override
    public void write(P part, Segment.Draft to, Context context) {
      to.constant(element, component, value);
    }

    @Override
    public void read(Segment from, Draft<P> draft, Context context) {
      // It says nothing but which segment it is.
    }

    @Override
    public boolean fits(Segment segment) {
      return !known || segment.at(element, component).strip().equals(value);
    }
  }

  /**
   * A value.
   *
   * @param <P> the document or part
   * @param <T> the value
   * @param needed whether it has to be there
   */
  record Value<P extends Part, T>(
      int element, int component, Kind<T> kind, Slot<P, T> slot, boolean needed)
      implements Cell<P> {

    @Override
    public void write(P part, Segment.Draft to, Context context) {
      @Nullable T value = slot.get(part);
      if (value != null) {
        to.put(element, component, kind.write(value, context));
      } else if (needed) {
        throw new BadElement(Problem.MISSING_ELEMENT, "The document does not say it");
      }
    }

    @Override
    public void read(Segment from, Draft<P> draft, Context context) {
      String text = from.at(element, component);
      if (!text.isBlank()) {
        slot.put(draft, kind.read(text, context));
      } else if (needed) {
        throw new BadElement(Problem.MISSING_ELEMENT, "It has to be there");
      }
    }
  }
}
