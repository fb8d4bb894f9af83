package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.Diagnostic.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong at a place of a transaction, group or interchange. Immutable.
 *
 * @param problem what
 * @param fatal whether the transaction cannot be taken
 * @param segment where; null where it is the whole
 * @param element which element; 0 where it is the segment
 * @param component which component; 0 where it is the element
 * @param message what, for people; quotes nothing but codes
 */
public record Fault(
    Problem problem,
    boolean fatal,
    @Nullable Segment segment,
    int element,
    int component,
    String message) {

  /** Returns a fault of the whole. */
  public static Fault of(Problem problem, String message) {
    return new Fault(problem, true, null, 0, 0, message);
  }

  /** Returns what people are told. */
  public Diagnostic diagnostic(String where, String code) {
    StringBuilder position = new StringBuilder(where);
    if (segment != null) {
      position.append(", segment ").append(segment.position()).append(' ').append(segment.tag());
    }
    if (element > 0) {
      position.append(", element ").append(element);
    }
    if (component > 0) {
      position.append(", component ").append(component);
    }
    return new Diagnostic(
        fatal ? Severity.PART_REFUSED : Severity.WARNING, code, position.toString(), message);
  }
}
