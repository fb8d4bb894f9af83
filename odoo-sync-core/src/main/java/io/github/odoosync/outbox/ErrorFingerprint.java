package io.github.odoosync.outbox;

import io.github.odoosync.lane.Message;
import java.util.Locale;
import java.util.regex.Pattern;

/** The same text for errors that differ in numbers, ids and quoted names only. */
final class ErrorFingerprint {

  private static final Pattern QUOTED =
      Pattern.compile("\"[^\"]*\"|'[^']*'|`[^`]*`|«[^»]*»|“[^”]*”");
  private static final Pattern NUMBERED =
      Pattern.compile("[\\p{L}\\p{N}_./:-]*\\p{N}[\\p{L}\\p{N}_./:-]*");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  // Longer texts differ in their details only, and a pattern must not run over megabytes.
  private static final int LONGEST_INPUT = 1_000;

  private ErrorFingerprint() {}

  /** Returns the fingerprint: the code, then what is left of the text. */
  static String of(String code, String text) {
    String start = text.length() > LONGEST_INPUT ? text.substring(0, LONGEST_INPUT) : text;
    String plain = QUOTED.matcher(start.toLowerCase(Locale.ROOT)).replaceAll("?");
    plain = NUMBERED.matcher(plain).replaceAll("#");
    plain = code + ' ' + SPACE.matcher(plain).replaceAll(" ").strip();
    return plain.length() <= Message.MAX_NAME_LENGTH
        ? plain
        : plain.substring(0, Message.MAX_NAME_LENGTH - 9)
            + ' '
            + String.format(Locale.ROOT, "%08x", plain.hashCode());
  }
}
