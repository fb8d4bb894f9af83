package io.github.odoosync.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * A kind of value that a {@link Field} can hold: how it is written as JSON, read, compared and
 * described by a JSON Schema. Immutable and thread-safe.
 *
 * @param <T> the Java type of the values
 */
public final class Type<T> {

  /** Text; a blank one counts as absent. */
  public static final Type<String> TEXT = new Type<>(Scalars.TEXT);

  /** A decimal number, exact; written as text so that no reader takes it for floating point. */
  public static final Type<BigDecimal> DECIMAL = new Type<>(Scalars.DECIMAL);

  /** A whole number of 64 bits. */
  public static final Type<Long> WHOLE = new Type<>(Scalars.WHOLE);

  /** Yes or no. */
  public static final Type<Boolean> FLAG = new Type<>(Scalars.FLAG);

  /** A day of the calendar. */
  public static final Type<LocalDate> DATE = new Type<>(Scalars.DATE);

  /** A point in time, written in UTC. */
  public static final Type<Instant> TIME = new Type<>(Scalars.TIME);

  private final Codec<T> codec;

  Type(Codec<T> codec) {
    this.codec = codec;
  }

  /**
   * Returns a type whose values are written as text.
   *
   * @param parse makes the value; refuses with an {@link
   *     io.github.odoosync.error.InvalidValueException}
   * @param print gives the text that {@code parse} understands
   */
  public static <T> Type<T> text(Function<String, T> parse, Function<T, String> print) {
    return new Type<>(Scalars.text(parse, print));
  }

  /** Returns a type whose values are written as text of a certain form, a regular expression. */
  public static <T> Type<T> text(
      String pattern, Function<String, T> parse, Function<T, String> print) {
    return new Type<>(Scalars.text(pattern, parse, print));
  }

  /** Returns a type of a closed set of values, written by their names: {@code E.values()}. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <E extends Enum<E>> Type<E> oneOf(E... values) {
    return new Type<>(new OneOf<>(List.of(values)));
  }

  /** Returns a type of lists of this type; their order counts, and an empty one is absent. */
  public Type<List<T>> list() {
    return new Type<>(new Lists<>(codec, false));
  }

  /** Returns a type of lists whose order and doubles do not count; an empty one is absent. */
  public Type<List<T>> set() {
    return new Type<>(new Lists<>(codec, true));
  }

  Codec<T> codec() {
    return codec;
  }
}
