package io.github.odoosync.connector.store;

/**
 * The name of a stream, the same for ever.
 *
 * @param connector the application's name of the connector that reads it, such as {@code shop-1}
 * @param stream the connector's name of it, such as {@code orders}
 */
public record StreamName(String connector, String stream) {

  /** The longest of either name, in characters. */
  public static final int MAX_LENGTH = 100;

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if one is blank, too long or holds the character NUL
   */
  public StreamName {
    check("connector", connector);
    check("stream", stream);
  }

  private static void check(String what, String name) {
    if (name.isBlank() || name.length() > MAX_LENGTH || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "The name of a %s has 1 to %d characters: %s".formatted(what, MAX_LENGTH, name));
    }
  }

  /** Returns both names. */
  @Override
  public String toString() {
    return connector + "/" + stream;
  }
}
