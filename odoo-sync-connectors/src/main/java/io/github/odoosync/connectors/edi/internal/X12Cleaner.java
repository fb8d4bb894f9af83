package io.github.odoosync.connectors.edi.internal;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes files readable that mailers, editors and hosts have been at. */
public final class X12Cleaner {

  private static final int[] WIDTHS = {2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1};

  private X12Cleaner() {}

  /**
   * Cleans a file: byte order mark, what stands before and behind the interchange, lines wrapped at
   * any column, a missing last terminator, a header whose blanks were cut.
   */
  public static Cleaned clean(byte[] content, Charset charset) {
    Cleaned cleaned = new Cleaned();
    String text = Texts.decode(content, charset, cleaned);
    int start = text.indexOf("ISA");
    if (start < 0) {
      return cleaned;
    }
    if (!text.substring(0, start).isBlank()) {
      cleaned.warn("BEFORE", "Something stands before the interchange");
    }
    Header header = Header.find(text.substring(start));
    if (header != null) {
      copy(header, text.substring(start), cleaned);
    }
    return cleaned;
  }

  private static void copy(Header header, String text, Cleaned cleaned) {
    String whole = header.terminator == '\n' ? text.replaceAll("\r\n?", "\n") : unwrapped(text);
    if (whole.stripTrailing().lastIndexOf(header.terminator) != whole.stripTrailing().length() - 1
        && header.terminator != '\n') {
      cleaned.warn("TERMINATOR", "The last segment has no terminator");
    }
    boolean inside = true;
    for (String raw : Texts.split(whole, header.terminator, '\0')) {
      String segment = raw.stripLeading();
      if (segment.startsWith("ISA" + header.separator)) {
        inside = true;
        cleaned.add(header.padded(segment));
      } else if (inside) {
        cleaned.segment(raw, header.delimiters(), header.terminator);
        inside = !segment.startsWith("IEA" + header.separator);
      } else if (!raw.isBlank()) {
        cleaned.warn("BEHIND", "Something stands behind the interchange");
      }
    }
  }

  private static String unwrapped(String text) {
    return text.replace("\r", "").replace("\n", "");
  }

  private record Header(char separator, char component, char terminator) {

    // Three characters, sixteen elements of fixed width and their separators; some room for breaks.
    private static final int REACH = 140;

    static @Nullable Header find(String text) {
      if (text.length() < 4) {
        return null;
      }
      char separator = text.charAt(3);
      int at = 3;
      for (int i = 1; i < 16; i++) {
        at = text.indexOf(separator, at + 1);
        if (at < 0 || at > REACH) {
          return null;
        }
      }
      int component = skipBreaks(text, at + 1);
      int terminator = component + 1;
      String rest = text.substring(Math.min(terminator, text.length())).stripLeading();
      boolean byLine = rest.startsWith("GS" + separator) || rest.startsWith("TA1" + separator);
      terminator = byLine ? terminator : skipBreaks(text, terminator);
      if (terminator >= text.length()) {
        return null;
      }
      char found = byLine ? '\n' : text.charAt(terminator);
      Header header = new Header(separator, text.charAt(component), found);
      return header.isSound() ? header : null;
    }

    private static int skipBreaks(String text, int from) {
      int at = from;
      while (at < text.length() && (text.charAt(at) == '\r' || text.charAt(at) == '\n')) {
        at++;
      }
      return at;
    }

    private boolean isSound() {
      boolean apart = separator != component && separator != terminator && component != terminator;
      return apart && List.of(separator, component, terminator).stream().allMatch(Header::delimits);
    }

    private static boolean delimits(char c) {
      return !Character.isLetterOrDigit(c) && c != ' ' && c < 128;
    }

    String delimiters() {
      return "" + separator + component;
    }

    String padded(String segment) {
      List<String> elements = Texts.split(segment, separator, '\0');
      StringBuilder text = new StringBuilder("ISA");
      for (int i = 1; i <= WIDTHS.length; i++) {
        String value = i < elements.size() ? elements.get(i) : "";
        text.append(separator).append(fitted(i, value));
      }
      return text.append(terminator).toString();
    }

    private String fitted(int element, String value) {
      int width = WIDTHS[element - 1];
      if (element == 16) {
        return String.valueOf(component);
      }
      String bare = value.strip();
      if (element == 13) {
        bare = "0".repeat(Math.max(0, width - bare.length())) + bare;
      }
      return (bare + " ".repeat(width)).substring(0, width);
    }
  }
}
