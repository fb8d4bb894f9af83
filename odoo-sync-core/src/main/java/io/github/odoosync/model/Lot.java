package io.github.odoosync.model;

import static io.github.odoosync.model.Composite.member;
import static io.github.odoosync.model.Composite.optional;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Composite.Member;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A batch of a product. Immutable and thread-safe.
 *
 * @param number as printed on it; unique only among the lots of its product
 * @param expires the last day it may be used; null where that is not known
 */
public record Lot(String number, @Nullable LocalDate expires) {

  private static final Member<Lot, String> NUMBER = member("number", Type.TEXT, Lot::number);
  private static final Member<Lot, LocalDate> EXPIRES =
      optional("expires", Type.DATE, Lot::expires);

  /** The type of fields that hold one. */
  public static final Type<Lot> TYPE =
      Composite.of("lot", in -> new Lot(in.need(NUMBER), in.find(EXPIRES)), NUMBER, EXPIRES);

  /**
   * Checks the number.
   *
   * @throws InvalidValueException if it is blank
   */
  public Lot {
    Rules.text("The number of a lot", number);
  }

  /** Returns one of which no expiry is known. */
  public static Lot of(String number) {
    return new Lot(number, null);
  }
}
