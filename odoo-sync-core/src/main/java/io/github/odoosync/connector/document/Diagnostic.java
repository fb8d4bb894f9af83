package io.github.odoosync.connector.document;

/**
 * Something that was noticed in a document.
 *
 * @param severity how bad it is
 * @param code the standard's own code, such as {@code AK403:7}; else the codec's
 * @param position where, such as {@code segment 12, element 3}; empty if it is the whole
 * @param message what, for people
 */
public record Diagnostic(Severity severity, String code, String position, String message) {

  /** How bad something is. */
  public enum Severity {
    /** It was read all the same, and is told to people only. */
    WARNING,
    /** One part could not be taken; the others were. */
    PART_REFUSED,
    /** The whole could not be taken. */
    REFUSED
  }
}
