package io.github.odoosync.internal.odoo;

import io.github.odoosync.odoo.Reference;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Base64;

/**
 * Reads and writes what Odoo puts into texts: dates, times, files, references. By hand, because
 * these run once per value of an answer.
 */
final class Texts {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

  private Texts() {}

  static LocalDate date(String text) {
    if (text.length() != 10) {
      throw new WrongValue(Came.text(text));
    }
    return dateAt(text);
  }

  /** Reads {@code yyyy-MM-dd HH:mm:ss} in UTC; webhooks add a fraction, which is kept. */
  static Instant instant(String text) {
    int length = text.length();
    if (length < 19 || text.charAt(10) != ' ' || text.charAt(13) != ':' || text.charAt(16) != ':') {
      throw new WrongValue(Came.text(text));
    }
    LocalDate date = dateAt(text);
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, 19);
    int nano = length == 19 ? 0 : fraction(text);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new WrongValue(Came.text(text));
    }
    long seconds = date.toEpochDay() * 86_400L + hour * 3_600L + minute * 60L + second;
    return Instant.ofEpochSecond(seconds, nano);
  }

  static byte[] file(String base64) {
    try {
      return Base64.getDecoder().decode(base64.indexOf('\n') < 0 ? base64 : unfolded(base64));
    } catch (IllegalArgumentException e) {
      throw new WrongValue("a text that is not Base64, of " + base64.length() + " characters");
    }
  }

  static Reference reference(String text) {
    int comma = text.indexOf(',');
    if (comma < 1 || comma + 1 == text.length() || text.length() - comma > 19) {
      throw new WrongValue(Came.text(text));
    }
    long id = 0;
    for (int i = comma + 1; i < text.length(); i++) {
      id = id * 10 + digits(text, i, i + 1);
    }
    return new Reference(text.substring(0, comma), id);
  }

  static String of(LocalDate date) {
    if (date.getYear() < 1 || date.getYear() > 9999) {
      throw outside(date);
    }
    return date.toString();
  }

  /** Writes an instant in UTC; Odoo takes whole seconds, so a fraction is cut. */
  static String of(Instant instant) {
    if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
      throw outside(instant);
    }
    LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    LocalTime time = utc.toLocalTime();
    StringBuilder text = new StringBuilder(19).append(utc.toLocalDate()).append(' ');
    two(text, time.getHour()).append(':');
    two(text, time.getMinute()).append(':');
    return two(text, time.getSecond()).toString();
  }

  private static RuntimeException outside(Object time) {
    return Refusals.value(time + " is outside of what Odoo can hold, the years 1 to 9999");
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  private static LocalDate dateAt(String text) {
    if (text.charAt(4) != '-' || text.charAt(7) != '-') {
      throw new WrongValue(Came.text(text));
    }
    try {
      return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
    } catch (DateTimeException e) {
      throw new WrongValue(Came.text(text));
    }
  }

  private static int fraction(String text) {
    int count = text.length() - 20;
    if (text.charAt(19) != '.' || count < 1 || count > 9) {
      throw new WrongValue(Came.text(text));
    }
    int nano = digits(text, 20, text.length());
    for (int i = count; i < 9; i++) {
      nano *= 10;
    }
    return nano;
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new WrongValue(Came.text(text));
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static String unfolded(String base64) {
    return base64.replace("\n", "").replace("\r", "");
  }
}
