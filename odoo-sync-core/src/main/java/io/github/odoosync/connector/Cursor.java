package io.github.odoosync.connector;

/**
 * How far a stream is read, in the words of its source: nobody else looks into it.
 *
 * @param value at most {@value #MAX_LENGTH} characters; empty at the start
 */
public record Cursor(String value) {

  /** The longest value, in characters. */
  public static final int MAX_LENGTH = 1_000;

  /** Before the first record. */
  public static final Cursor START = new Cursor("");

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if it is too long
   */
  public Cursor {
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A cursor has at most " + MAX_LENGTH + " characters, not " + value.length());
    }
  }

  /** Returns whether nothing was read yet. */
  public boolean isStart() {
    return value.isEmpty();
  }
}
