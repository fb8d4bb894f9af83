package io.github.odoosync.mapping;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The plain text of Odoo's html fields, both ways. */
final class Html {

  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</(p|div|li|tr|h[1-6])>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00a0]+");

  private Html() {}

  /** Returns the text, a line for each paragraph; null where there is none. */
  static @Nullable String toText(@Nullable String html) {
    if (html == null) {
      return null;
    }
    String lines = BREAK.matcher(html.replace("\n", " ")).replaceAll("\n");
    String text = unescaped(TAG.matcher(lines).replaceAll(""));
    StringBuilder kept = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      kept.append(BLANKS.matcher(line).replaceAll(" ").strip()).append('\n');
    }
    String stripped = kept.toString().strip();
    return stripped.isEmpty() ? null : stripped;
  }

  /** Returns the text as one paragraph. */
  static String ofText(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<p>" + escaped.replace("\n", "<br>") + "</p>";
  }

  private static String unescaped(String text) {
    return text.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replace("&amp;", "&");
  }
}
