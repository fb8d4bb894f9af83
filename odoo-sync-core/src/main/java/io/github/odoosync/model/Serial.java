package io.github.odoosync.model;

import static io.github.odoosync.model.Composite.member;
import static io.github.odoosync.model.Composite.optional;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Composite.Member;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One single piece of a product. Immutable and thread-safe.
 *
 * @param number as printed on it; unique only among the serials of its product
 * @param expires the last day it may be used; null where that is not known
 */
public record Serial(String number, @Nullable LocalDate expires) {

  private static final Member<Serial, String> NUMBER = member("number", Type.TEXT, Serial::number);
  private static final Member<Serial, LocalDate> EXPIRES =
      optional("expires", Type.DATE, Serial::expires);

  /** The type of fields that hold one. */
  public static final Type<Serial> TYPE =
      Composite.of("serial", in -> new Serial(in.need(NUMBER), in.find(EXPIRES)), NUMBER, EXPIRES);

  /**
   * Checks the number.
   *
   * @throws InvalidValueException if it is blank
   */
  public Serial {
    Rules.text("The number of a serial", number);
  }

  /** Returns one of which no expiry is known. */
  public static Serial of(String number) {
    return new Serial(number, null);
  }
}
