package io.github.odoosync.connectors.table;

import io.github.odoosync.error.OdooSyncException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table: its name, how its cells are written and read, and whether they may be
 * empty. Immutable and thread-safe.
 *
 * @param <T> what its cells hold
 */
public final class Column<T> {

  private final String name;
  private final boolean needed;
  private final @Nullable T standard;
  private final Form<T> form;

  private Column(String name, boolean needed, @Nullable T standard, Form<T> form) {
    if (name.isBlank() || !name.equals(name.strip())) {
      throw new IllegalArgumentException("A column's name is not blank and has no blanks around");
    }
    this.name = name;
    this.needed = needed;
    this.standard = standard;
    this.form = form;
  }

  /**
   * How cells are written and read.
   *
   * @param expected what is told to somebody who sent something else
   * @param decimals how numbers are written; null where it holds none
   */
  private record Form<T>(
      String expected,
      Function<String, T> parse,
      Function<T, String> print,
      @Nullable DecimalText decimals) {}

  /** Returns a column of texts; blanks around them are no part of them. */
  public static Column<String> text(String name) {
    return of(name, "a text", Function.identity(), Function.identity());
  }

  /** Returns a column of numbers such as {@code 1234.5}. */
  public static Column<BigDecimal> decimal(String name) {
    return numbers(name, "a number such as 1234.5", DecimalText.POINT);
  }

  /** Returns a column of numbers such as {@code 1234,5} or {@code 1.234,5}. */
  public static Column<BigDecimal> decimalComma(String name) {
    return numbers(name, "a number such as 1234,5", DecimalText.COMMA);
  }

  private static Column<BigDecimal> numbers(String name, String expected, DecimalText text) {
    return new Column<>(name, false, null, new Form<>(expected, text::read, text::write, text));
  }

  /**
   * Returns a column of days.
   *
   * @param pattern as {@link DateTimeFormatter} knows it, with {@code uuuu} for the year: {@code
   *     dd.MM.uuuu}
   */
  public static Column<LocalDate> date(String name, String pattern) {
    DateTimeFormatter format = formatter(pattern);
    return of(
        name,
        "a day as " + pattern,
        text -> LocalDate.parse(text, format),
        day -> day.format(format));
  }

  /**
   * Returns a column of times.
   *
   * @param pattern as for {@link #date}
   * @param zone in which they are meant
   */
  public static Column<Instant> time(String name, String pattern, ZoneId zone) {
    DateTimeFormatter format = formatter(pattern);
    return of(
        name,
        "a time as " + pattern,
        text -> LocalDateTime.parse(text, format).atZone(zone).toInstant(),
        time -> LocalDateTime.ofInstant(time, zone).format(format));
  }

  /** Returns a column of yes and no. */
  public static Column<Boolean> flag(String name, String yes, String no) {
    return oneOf(name, Map.of(yes, true, no, false));
  }

  /**
   * Returns a column of codes.
   *
   * @param codes what each stands for; no two for the same
   */
  public static <T> Column<T> oneOf(String name, Map<String, T> codes) {
    Map<T, String> back = new HashMap<>();
    codes.forEach((code, value) -> back.put(value, code));
    if (back.size() != codes.size()) {
      throw new IllegalArgumentException("Two codes of '" + name + "' stand for the same");
    }
    return of(
        name,
        "one of " + codes.keySet().stream().sorted().toList(),
        text -> Optional.ofNullable(codes.get(text)).orElseThrow(BadCell::new),
        value -> Optional.ofNullable(back.get(value)).orElseThrow(BadCell::new));
  }

  /**
   * Returns a column of anything.
   *
   * @param expected what is told to somebody who sent something else, such as {@code a GTIN}
   * @param parse makes the value, and throws where it cannot
   * @param print gives the text that {@code parse} understands
   */
  public static <T> Column<T> of(
      String name, String expected, Function<String, T> parse, Function<T, String> print) {
    return new Column<>(name, false, null, new Form<>(expected, parse, print, null));
  }

  /** Returns this column, whose cells may not be empty. */
  public Column<T> needed() {
    return new Column<>(name, true, null, form);
  }

  /** Returns this column, whose empty cells mean a value. */
  public Column<T> or(T value) {
    return new Column<>(name, false, value, form);
  }

  /** Returns the name, as in the header. */
  public String name() {
    return name;
  }

  /** Returns whether its cells may not be empty. */
  public boolean isNeeded() {
    return needed;
  }

  /** Returns what its cells look like, for people. */
  public String expected() {
    return form.expected();
  }

  @Override
  public String toString() {
    return name;
  }

  /** Reads a cell; null if it is empty and that means nothing. */
  @Nullable T read(String cell) {
    String text = cell.strip();
    if (text.isEmpty()) {
      if (needed) {
        throw new BadCell();
      }
      return standard;
    }
    return parsed(text);
  }

  /** Writes a cell in a form that reads as the same value. */
  String write(T value) {
    try {
      String text = form.print().apply(value);
      if (text.equals(text.strip()) && !text.isEmpty() && same(parsed(text), value)) {
        return text;
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new BadCell();
    }
    throw new BadCell();
  }

  /** Returns how its numbers are written; empty where it holds none. */
  Optional<DecimalText> decimals() {
    return Optional.ofNullable(form.decimals());
  }

  private T parsed(String text) {
    if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
      throw new BadCell();
    }
    try {
      return form.parse().apply(text);
    } catch (OdooSyncException | DateTimeException | IllegalArgumentException e) {
      throw new BadCell();
    }
  }

  private static boolean same(Object one, Object other) {
    return (one instanceof BigDecimal a && other instanceof BigDecimal b)
        ? a.compareTo(b) == 0
        : one.equals(other);
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
