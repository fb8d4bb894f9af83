package io.github.odoosync.internal.fake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values on their way between the wire and the rows, as Odoo's field types convert them. */
final class Values {

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Map<Integer, DateTimeFormatter> ACCEPTED =
      Map.of(
          10, accepted("uuuu-MM-dd"),
          13, accepted("uuuu-MM-dd HH"),
          16, accepted("uuuu-MM-dd HH:mm"),
          19, accepted("uuuu-MM-dd HH:mm:ss"));

  private Values() {}

  /** Shows a moment as Odoo does: in UTC, without its microseconds. */
  static String show(Instant moment) {
    return SHOWN.format(moment);
  }

  static Instant moment(String text) {
    DateTimeFormatter format = ACCEPTED.get(text.length());
    try {
      if (format != null) {
        return LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC);
      }
    } catch (DateTimeException e) {
      // Falls through to the one message that Python has for all of it.
    }
    throw OdooFault.value(
        "time data %s does not match format '%%Y-%%m-%%d %%H:%%M:%%S'"
            .formatted(Python.repr(text)));
  }

  private static DateTimeFormatter accepted(String pattern) {
    return new DateTimeFormatterBuilder()
        .appendPattern(pattern)
        .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
        .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
        .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
        .toFormatter(Locale.ROOT);
  }

  static String day(String text) {
    try {
      return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text).toString();
    } catch (DateTimeException e) {
      throw OdooFault.value(
          "time data %s does not match format '%%Y-%%m-%%d'".formatted(Python.repr(text)));
    }
  }

  /** Converts what a caller gave to what a row stores; null for what is empty. */
  static @Nullable Object stored(String model, FieldDef field, @Nullable Object given) {
    if (field.type() == FieldType.BOOLEAN) {
      return Python.truthy(given);
    }
    if (given == null || Boolean.FALSE.equals(given)) {
      return null;
    }
    return switch (field.type()) {
      case INTEGER, MANY2ONE_REFERENCE -> whole(given);
      case FLOAT, MONETARY -> real(given);
      case CHAR, TEXT, HTML, BINARY -> text(given);
      case SELECTION -> key(model, field, given);
      case DATE -> given instanceof LocalDate day ? day.toString() : day(String.valueOf(given));
      case DATETIME -> given instanceof Instant moment ? moment : moment(String.valueOf(given));
      case MANY2ONE -> id(model, field, given);
      case REFERENCE -> text(given);
      default -> given;
    };
  }

  private static Long whole(Object given) {
    if (given instanceof Number number) {
      return number.longValue();
    }
    try {
      return given instanceof Boolean ? 1L : Long.valueOf(String.valueOf(given).trim());
    } catch (NumberFormatException e) {
      throw OdooFault.value("invalid literal for int() with base 10: " + Python.repr(given));
    }
  }

  private static Double real(Object given) {
    if (given instanceof Number number) {
      return number.doubleValue();
    }
    try {
      return given instanceof Boolean ? 1.0 : Double.valueOf(String.valueOf(given).trim());
    } catch (NumberFormatException e) {
      throw OdooFault.value("could not convert string to float: " + Python.repr(given));
    }
  }

  private static @Nullable String text(Object given) {
    String text = given instanceof Boolean ? "True" : String.valueOf(given);
    if (text.indexOf('\0') >= 0) {
      throw OdooFault.value("A string literal cannot contain NUL (0x00) characters.");
    }
    return text.isEmpty() ? null : text;
  }

  // The schema's own String is kept, so that a million rows share it.
  private static String key(String model, FieldDef field, Object given) {
    String wanted = String.valueOf(given);
    int at = field.selection().indexOf(wanted);
    if (at >= 0) {
      return field.selection().get(at);
    }
    if (field.selection().isEmpty()) {
      return wanted;
    }
    throw wrong(model, field, given);
  }

  private static Long id(String model, FieldDef field, Object given) {
    if (given instanceof Number number) {
      return number.longValue();
    }
    if (given instanceof Rec record) {
      return record.id();
    }
    throw wrong(model, field, given);
  }

  private static OdooFault wrong(String model, FieldDef field, Object given) {
    return OdooFault.value(
        "Wrong value for %s.%s: %s".formatted(model, field.name(), Python.repr(given)));
  }

  /** Shows a stored value as Odoo's {@code read} does; many2one as its id. */
  static Object shown(FieldDef field, @Nullable Object value) {
    if (value == null) {
      return field.type() == FieldType.PROPERTIES ? List.of() : false;
    }
    if (value instanceof Instant moment) {
      return show(moment);
    }
    if (value instanceof Rec record) {
      return record.id();
    }
    // XML-RPC could not carry larger ones, so Odoo turns them into floats everywhere.
    if (value instanceof Long number && number > Integer.MAX_VALUE) {
      return number.doubleValue();
    }
    return value;
  }

  /** Makes an answer of a method ready for the wire. */
  static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Instant moment) {
      return show(moment);
    }
    if (value instanceof LocalDate day) {
      return day.toString();
    }
    if (value instanceof Rec record) {
      return List.of(record.id());
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, entry) -> copy.put(String.valueOf(key), plain(entry)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(plain(item)));
      return copy;
    }
    return value;
  }
}
