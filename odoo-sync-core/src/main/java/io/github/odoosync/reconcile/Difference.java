package io.github.odoosync.reconcile;

import org.jspecify.annotations.Nullable;

/**
 * One value that two documents of one key have differently.
 *
 * @param path where it is, such as {@code lines[SO1-1].quantity.value}
 * @param left what the left side has, as JSON; null if nothing
 * @param right what the right side has, as JSON; null if nothing
 */
public record Difference(String path, @Nullable String left, @Nullable String right) {

  /** Returns the document's field that it is in, such as {@code lines}. */
  public String field() {
    int end = path.length();
    for (char stop : new char[] {'.', '['}) {
      int at = path.indexOf(stop);
      end = at < 0 ? end : Math.min(end, at);
    }
    return path.substring(0, end);
  }

  @Override
  public String toString() {
    return path + ": " + shown(left) + " on the left, " + shown(right) + " on the right";
  }

  private static String shown(@Nullable String json) {
    return json == null ? "nothing" : json;
  }
}
