package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/**
 * How a value is written as an element, and read.
 *
 * @param <T> the value
 */
public interface Kind<T> {

  /** The day of the calendar, as {@code 20261123}. */
  Kind<LocalDate> DATE = of(Kind::date, Kind::date);

  /** The currency of a document, and of the amounts behind it. */
  Kind<Currency> CURRENCY = of(Kind::currency, Kind::currency);

  /** Writes a value; a {@link BadElement} if that cannot be. */
  String write(T value, Context context);

  /** Reads an element that is not empty; a {@link BadElement} if it says nothing. */
  T read(String text, Context context);

  /** Returns a kind of two functions. */
  static <T> Kind<T> of(Step<T, String> writer, Step<String, T> reader) {
    return new Kind<>() {
      @Override
      public String write(T value, Context context) {
        return writer.apply(value, context);
      }

      @Override
      public T read(String text, Context context) {
        return reader.apply(text, context);
      }
    };
  }

  /** Returns numbers and names that others look up: written in full or not at all. */
  static Kind<String> id(int max) {
    return of(
        (value, context) -> {
          if (value.length() > max || !Plain.text(value, context).equals(value)) {
            throw new BadElement(
                value.length() > max ? Problem.TOO_LONG : Problem.BAD_CHARACTERS,
                "At most " + max + " characters that the format has");
          }
          return value;
        },
        (text, context) -> text.strip());
  }

  /** Returns what people read: cut and replaced where it must be, and that is reported. */
  static Kind<String> text(int max) {
    return of(
        (value, context) -> {
          String plain = Plain.text(value, context);
          return plain.length() > max ? plain.substring(0, max).stripTrailing() : plain;
        },
        (text, context) -> text);
  }

  /** Returns numbers of so many digits. */
  static Kind<BigDecimal> decimal(int digits) {
    return of(
        (value, context) -> {
          String plain = value.toPlainString();
          if (plain.chars().filter(Character::isDigit).count() > digits) {
            throw new BadElement(Problem.TOO_LONG, "At most " + digits + " digits");
          }
          return plain;
        },
        (text, context) -> number(text));
  }

  /** Returns amounts of so many digits, in the currency of the document. */
  static Kind<Money> money(int digits) {
    Kind<BigDecimal> number = decimal(digits);
    return of(
        (value, context) -> {
          BigDecimal amount = context.amount(value);
          return number.write(amount.stripTrailingZeros(), context);
        },
        (text, context) -> context.money(number(text)));
  }

  /** Returns values that have a code each. */
  static <T> Kind<T> code(Map<T, String> codes) {
    return of(
        (value, context) -> {
          String code = codes.get(value);
          if (code == null) {
            throw new BadElement(Problem.BAD_VALUE, "'" + value + "' has no code");
          }
          return code;
        },
        (text, context) ->
            codes.entrySet().stream()
                .filter(entry -> entry.getValue().equals(text.strip()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new BadElement(Problem.BAD_VALUE, "The code is not known")));
  }

  private static BigDecimal number(String text) {
    String bare = text.strip().replace(',', '.');
    if (!bare.matches("[+-]?([0-9]{1,30}([.][0-9]{0,15})?|[.][0-9]{1,15})")) {
      throw new BadElement(Problem.BAD_CHARACTERS, "It is no number");
    }
    return new BigDecimal(bare);
  }

  private static String currency(Currency value, Context context) {
    context.currency(value);
    return value.getCurrencyCode();
  }

  private static Currency currency(String text, Context context) {
    try {
      Currency found = Currency.getInstance(text.strip());
      context.currency(found);
      return found;
    } catch (IllegalArgumentException e) {
      throw new BadElement(Problem.BAD_VALUE, "It is no currency");
    }
  }

  private static String date(LocalDate value, Context context) {
    if (value.getYear() < 1 || value.getYear() > 9999) {
      throw new BadElement(Problem.BAD_DATE, "The year has not four digits");
    }
    return value.format(Dates.DAY);
  }

  private static LocalDate date(String text, Context context) {
    try {
      return LocalDate.parse(text.strip(), Dates.DAY);
    } catch (DateTimeException e) {
      throw new BadElement(Problem.BAD_DATE, "It is no date of the form CCYYMMDD");
    }
  }

  /**
   * One direction.
   *
   * @param <A> from
   * @param <B> to
   */
  interface Step<A, B> {
    /** Does it. */
    B apply(A from, Context context);
  }

  /** The form of dates. */
  final class Dates {

    static final DateTimeFormatter DAY =
        DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Dates() {}
  }
}
