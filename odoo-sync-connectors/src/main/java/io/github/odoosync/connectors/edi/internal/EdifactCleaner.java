package io.github.odoosync.connectors.edi.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Makes files readable that mailers, editors and hosts have been at. */
public final class EdifactCleaner {

  private static final String STANDARD = "UNA:+.? '";

  private static final Map<String, Charset> REPERTOIRES =
      Map.ofEntries(
          Map.entry("UNOD", Charset.forName("ISO-8859-2")),
          Map.entry("UNOE", Charset.forName("ISO-8859-5")),
          Map.entry("UNOF", Charset.forName("ISO-8859-7")),
          Map.entry("UNOG", Charset.forName("ISO-8859-3")),
          Map.entry("UNOH", Charset.forName("ISO-8859-4")),
          Map.entry("UNOI", Charset.forName("ISO-8859-6")),
          Map.entry("UNOJ", Charset.forName("ISO-8859-8")),
          Map.entry("UNOK", Charset.forName("ISO-8859-9")),
          Map.entry("UNOW", StandardCharsets.UTF_8),
          Map.entry("UNOY", StandardCharsets.UTF_8));

  private EdifactCleaner() {}

  /** Returns how a repertoire of S001 is written in bytes. */
  public static Charset charset(String repertoire) {
    return REPERTOIRES.getOrDefault(repertoire, StandardCharsets.ISO_8859_1);
  }

  /**
   * Cleans a file: byte order mark, what stands before and behind the interchange, lines wrapped at
   * any column, a missing last terminator. The characters are those that UNB names.
   */
  public static Cleaned clean(byte[] content) {
    Cleaned cleaned = new Cleaned();
    String text = Texts.decode(content, charset(repertoire(content)), cleaned);
    text = text.replace("\r", "").replace("\n", "");
    int una = text.indexOf("UNA");
    int unb = text.indexOf("UNB");
    boolean named = una >= 0 && una < unb && una + STANDARD.length() <= text.length();
    int start = named ? una : unb;
    if (start < 0) {
      return cleaned;
    }
    if (!text.substring(0, start).isBlank()) {
      cleaned.warn("BEFORE", "Something stands before the interchange");
    }
    String delimiters = named ? text.substring(una, una + STANDARD.length()) : STANDARD;
    if (isSound(delimiters)) {
      cleaned.add(named ? delimiters : "");
      copy(text.substring(named ? una + STANDARD.length() : unb), delimiters, cleaned);
    }
    return cleaned;
  }

  private static void copy(String text, String una, Cleaned cleaned) {
    char terminator = una.charAt(8);
    char release = una.charAt(6) == ' ' ? '\0' : una.charAt(6);
    String delimiters = "" + una.charAt(4) + una.charAt(3);
    boolean inside = true;
    for (String raw : Texts.split(text, terminator, release)) {
      inside |= raw.stripLeading().startsWith("UNB");
      if (inside) {
        cleaned.segment(raw, delimiters, terminator);
        inside = !raw.stripLeading().startsWith("UNZ");
      } else if (!raw.isBlank()) {
        cleaned.warn("BEHIND", "Something stands behind the interchange");
      }
    }
  }

  private static String repertoire(byte[] content) {
    int reach = Math.min(content.length, 500);
    String start = new String(content, 0, reach, StandardCharsets.ISO_8859_1);
    int unb = start.indexOf("UNB");
    return unb < 0 || unb + 8 > start.length() ? "" : start.substring(unb + 4, unb + 8);
  }

  private static boolean isSound(String una) {
    String used = una.substring(3, 5) + una.charAt(8) + una.substring(6, 7).strip();
    return used.chars().distinct().count() == used.length()
        && used.chars().noneMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c > 127);
  }
}
