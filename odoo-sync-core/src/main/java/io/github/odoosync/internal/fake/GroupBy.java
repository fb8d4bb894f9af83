package io.github.odoosync.internal.fake;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One criterion of a grouping: a field, with a span of time for dates. */
final class GroupBy {

  private final String written;
  private final FieldDef field;
  private final Getter getter;
  private final String span;

  private GroupBy(String written, FieldDef field, Getter getter, String span) {
    this.written = written;
    this.field = field;
    this.getter = getter;
    this.span = span;
  }

  static GroupBy parse(Env env, Model model, String written) {
    int colon = written.indexOf(':');
    String name = colon < 0 ? written : written.substring(0, colon);
    FieldDef field = Reads.field(env, model, name);
    String span = colon < 0 ? "month" : written.substring(colon + 1);
    return new GroupBy(written, field, model.getter(field), span);
  }

  /** Returns the criterion as the caller wrote it. */
  String written() {
    return written;
  }

  FieldDef field() {
    return field;
  }

  boolean isTime() {
    return field.type() == FieldType.DATE || field.type() == FieldType.DATETIME;
  }

  /** Returns the groups of a row: the members of a many2many, else one; null is the empty group. */
  List<@Nullable Object> keys(Env env, long id, Row row) {
    Object value = getter.get(env, id, row);
    List<@Nullable Object> keys = new ArrayList<>();
    if (value instanceof List<?> many) {
      keys.addAll(many);
    } else {
      keys.add(isTime() && value != null ? begin(value).toString() : value);
    }
    if (keys.isEmpty()) {
      keys.add(null);
    }
    return keys;
  }

  private LocalDate begin(Object value) {
    LocalDate day =
        value instanceof Instant moment
            ? LocalDate.ofInstant(moment, ZoneOffset.UTC)
            : LocalDate.parse(String.valueOf(value));
    return switch (span) {
      case "day" -> day;
      case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case "quarter" -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
      case "year" -> day.withDayOfYear(1);
      default -> day.withDayOfMonth(1);
    };
  }

  private LocalDate end(LocalDate begin) {
    return switch (span) {
      case "day" -> begin.plusDays(1);
      case "week" -> begin.plusWeeks(1);
      case "quarter" -> begin.plusMonths(3);
      case "year" -> begin.plusYears(1);
      default -> begin.plusMonths(1);
    };
  }

  /** Returns how the label of a time span reads in English. */
  String label(String key) {
    LocalDate begin = LocalDate.parse(key);
    String pattern =
        switch (span) {
          case "day" -> "dd MMM yyyy";
          case "week" -> "'W'w YYYY";
          case "quarter" -> "'Q'q yyyy";
          case "year" -> "yyyy";
          default -> "MMMM yyyy";
        };
    return begin.format(DateTimeFormatter.ofPattern(pattern, Locale.UK));
  }

  /** Returns the condition that selects a group. */
  List<Object> condition(@Nullable Object key) {
    if (isTime() && key != null) {
      LocalDate begin = LocalDate.parse(String.valueOf(key));
      String midnight = field.type() == FieldType.DATETIME ? " 00:00:00" : "";
      return List.of(
          "&",
          List.of(field.name(), ">=", begin + midnight),
          List.of(field.name(), "<", end(begin) + midnight));
    }
    return List.of(List.of(field.name(), "=", key == null ? false : key));
  }
}
