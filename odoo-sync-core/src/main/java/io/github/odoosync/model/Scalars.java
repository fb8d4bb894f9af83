package io.github.odoosync.model;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values that are one JSON text, number or boolean. */
final class Scalars {

  static final Codec<String> TEXT = text(text -> text, text -> text);

  static final Codec<LocalDate> DATE =
      new Text<>("date", null, dated(LocalDate::parse), LocalDate::toString);

  static final Codec<Instant> TIME =
      new Text<>("date-time", null, dated(Instant::parse), Instant::toString);

  static final Codec<BigDecimal> DECIMAL = new Decimal();

  static final Codec<Long> WHOLE = new Whole();

  static final Codec<Boolean> FLAG = new Flag();

  private Scalars() {}

  static <T> Codec<T> text(Function<String, T> parse, Function<T, String> print) {
    return new Text<>(null, null, parse, print);
  }

  static <T> Codec<T> text(String pattern, Function<String, T> parse, Function<T, String> print) {
    return new Text<>(null, pattern, parse, print);
  }

  private static <T> Function<String, T> dated(Function<String, T> parse) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (DateTimeException e) {
        throw InvalidValueException.of(
            ErrorCode.INVALID_VALUE, "'" + text + "' is not in ISO 8601's form");
      }
    };
  }

  record Text<T>(
      @Nullable String format,
      @Nullable String pattern,
      Function<String, T> parse,
      Function<T, String> print)
      implements Codec<T> {

    // What cannot be read is refused before it is written.
    @Override
    public T normal(T value) {
      return parse.apply(print.apply(value));
    }

    @Override
    public boolean isEmpty(T value) {
      return print.apply(value).isBlank();
    }

    @Override
    public Object write(T value, Purpose purpose) {
      return print.apply(value);
    }

    @Override
    public T read(Object tree, Place place) {
      if (!(tree instanceof String text)) {
        throw place.unreadable("a text is expected");
      }
      try {
        return parse.apply(text);
      } catch (InvalidValueException e) {
        throw place.at(e);
      }
    }

    @Override
    public Map<String, Object> describe(Definitions definitions) {
      if (format != null) {
        return Map.of("type", "string", "format", format);
      }
      return pattern == null
          ? Map.of("type", "string")
          : Map.of("type", "string", "pattern", pattern);
    }
  }

  static final class Decimal implements Codec<BigDecimal> {

    @Override
    public BigDecimal normal(BigDecimal value) {
      return Decimals.normal(value);
    }

    @Override
    public Object write(BigDecimal value, Purpose purpose) {
      return value.toPlainString();
    }

    @Override
    public BigDecimal read(Object tree, Place place) {
      try {
        return Decimals.parse(tree);
      } catch (InvalidValueException e) {
        throw place.at(e);
      }
    }

    @Override
    public Map<String, Object> describe(Definitions definitions) {
      return Map.of("type", "string", "pattern", Decimals.PATTERN);
    }
  }

  static final class Whole implements Codec<Long> {

    @Override
    public Object write(Long value, Purpose purpose) {
      return value;
    }

    @Override
    public Long read(Object tree, Place place) {
      if (tree instanceof Long whole) {
        return whole;
      }
      throw place.unreadable("a whole number is expected");
    }

    @Override
    public Map<String, Object> describe(Definitions definitions) {
      return Map.of("type", "integer");
    }
  }

  static final class Flag implements Codec<Boolean> {

    @Override
    public Object write(Boolean value, Purpose purpose) {
      return value;
    }

    @Override
    public Boolean read(Object tree, Place place) {
      if (tree instanceof Boolean flag) {
        return flag;
      }
      throw place.unreadable("true or false is expected");
    }

    @Override
    public Map<String, Object> describe(Definitions definitions) {
      return Map.of("type", "boolean");
    }
  }
}
