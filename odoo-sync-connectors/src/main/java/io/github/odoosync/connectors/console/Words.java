package io.github.odoosync.connectors.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Numbers, times and names as people read them. */
final class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Returns a number with its noun, which takes an s if there is not one. */
  static String count(long value, String noun) {
    return number(value) + " " + noun + (value == 1 ? "" : "s");
  }

  static String duration(Duration value) {
    long seconds = Math.max(0, value.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3_600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds < 86_400
        ? seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min"
        : seconds / 86_400 + " d " + seconds % 86_400 / 3_600 + " h";
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String capital(Enum<?> constant) {
    String lower = lower(constant);
    return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
  }

  /** Writes a moment, exact and how long ago. */
  static void time(Html html, Instant at, Instant now) {
    html.open("time", "datetime", at.truncatedTo(ChronoUnit.MILLIS).toString())
        .text(TIME.format(at))
        .close("time");
    Duration ago = Duration.between(at, now);
    if (!ago.isNegative()) {
      html.open("span", "class", "ago").text(" (" + duration(ago) + " ago)").close("span");
    }
  }

  /** Returns the first characters of a text, on one line. */
  static String brief(String text, int most) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= most ? line : line.substring(0, most - 1) + "…";
  }
}
