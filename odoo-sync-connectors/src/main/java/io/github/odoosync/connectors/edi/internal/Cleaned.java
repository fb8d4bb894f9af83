package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;

/** A file made readable, and what had to be done for it. Not thread-safe. */
public final class Cleaned {

  // No standard has it: where it stands, there was no segment.
  private static final String NO_SEGMENT = "ZZZ";

  private final StringBuilder text = new StringBuilder();
  private final List<Diagnostic> warnings = new ArrayList<>();

  /** Returns the text; empty if there is no interchange in it. */
  public String text() {
    return text.toString();
  }

  /** Returns what had to be done. */
  public List<Diagnostic> warnings() {
    return List.copyOf(warnings);
  }

  void warn(String code, String message) {
    warnings.add(new Diagnostic(Severity.WARNING, code, "", message));
  }

  void add(String raw) {
    text.append(raw);
  }

  /** Adds a segment; what cannot be one becomes one that is known to be none. */
  void segment(String raw, String delimiters, char terminator) {
    String segment = printable(raw, delimiters).strip();
    if (segment.isEmpty()) {
      return;
    }
    int end = 0;
    while (end < segment.length() && delimiters.indexOf(segment.charAt(end)) < 0) {
      end++;
    }
    if (!isTag(segment.substring(0, end))) {
      text.append(NO_SEGMENT).append(delimiters.charAt(0));
    }
    text.append(segment).append(terminator);
  }

  private static boolean isTag(String tag) {
    return tag.matches("[A-Z][A-Z0-9]{1,2}") && !tag.equals(NO_SEGMENT);
  }

  private static String printable(String raw, String delimiters) {
    StringBuilder clean = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      boolean control = Character.isISOControl(c) && delimiters.indexOf(c) < 0;
      clean.append(control || c == '\uFFFD' ? ' ' : c);
    }
    return clean.toString();
  }
}
