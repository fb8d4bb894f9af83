package io.github.odoosync.connectors.console;

/**
 * One page: what it shows and, where people can do something on it, what they can do. Thread-safe.
 */
interface Page {

  /** Returns where it is, such as {@code /lanes}. */
  String path();

  /** Returns its title, as in the menu. */
  String title();

  /** Returns whether the menu shows it. */
  default boolean inMenu() {
    return true;
  }

  /** Writes what is in the middle of the page. */
  void show(Visit visit, Html html);

  /**
   * Does what a form of the page asks for.
   *
   * @return where the browser goes after it, by {@link Links}
   */
  default String act(Visit visit) {
    throw new Refused(405, "There is nothing to do on this page.");
  }
}
