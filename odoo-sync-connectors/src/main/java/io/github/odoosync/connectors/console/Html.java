package io.github.odoosync.connectors.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A page being written. Everything that is no tag passes the redaction and is escaped here, in one
 * place. For one thread.
 */
final class Html {

  private static final Set<String> VOID = Set.of("input", "link", "meta");

  private final StringBuilder out = new StringBuilder(16 * 1024);
  private final Deque<String> open = new ArrayDeque<>();
  private final UnaryOperator<String> redaction;

  Html(UnaryOperator<String> redaction) {
    this.redaction = redaction;
  }

  Html doctype() {
    out.append("<!DOCTYPE html>");
    return this;
  }

  /**
   * Opens an element.
   *
   * @param attributes names, which are constants, and values by turns
   */
  Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
    if (!VOID.contains(tag)) {
      open.push(tag);
    }
    return this;
  }

  /** Closes the element that was opened last. */
  Html close(String tag) {
    String last = open.pop();
    if (!last.equals(tag)) {
      throw new IllegalStateException("<" + last + "> is open, not <" + tag + ">");
    }
    out.append("</").append(tag).append('>');
    return this;
  }

  /** Writes an element that holds text only. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  Html text(String text) {
    escape(text);
    return this;
  }

  String done() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("<" + open.peek() + "> is still open");
    }
    return out.toString();
  }

  private void escape(String raw) {
    redaction
        .apply(raw)
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isHidden(c) ? '\uFFFD' : c);
              }
            });
  }

  // Control characters break pages, and marks of direction make text look like another.
  private static boolean isHidden(int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r';
    boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return control || direction || (c >= 0xD800 && c <= 0xDFFF);
  }
}
