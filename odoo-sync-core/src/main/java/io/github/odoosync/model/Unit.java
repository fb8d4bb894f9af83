package io.github.odoosync.model;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A unit of measure by its code of UN/ECE Recommendation 20. Immutable and thread-safe.
 *
 * <p>Any code of that form is taken; those of {@link #known} can also be converted and have a
 * number of decimals of their own. A case or a pallet has no size but what the product's packaging
 * says.
 *
 * @param code such as {@code KGM}; two or three capital letters and digits
 */
public record Unit(String code) {

  /** The type of fields that hold a unit. */
  public static final Type<Unit> TYPE = Type.text("^[A-Z0-9]{2,3}$", Unit::new, Unit::code);

  /** One, of what is counted. */
  public static final Unit ONE = new Unit("C62");

  /** A dozen. */
  public static final Unit DOZEN = new Unit("DZN");

  /** The kilogram. */
  public static final Unit KILOGRAM = new Unit("KGM");

  /** The gram. */
  public static final Unit GRAM = new Unit("GRM");

  /** The pound of 0.45359237 kg. */
  public static final Unit POUND = new Unit("LBR");

  /** The metre. */
  public static final Unit METRE = new Unit("MTR");

  /** The centimetre. */
  public static final Unit CENTIMETRE = new Unit("CMT");

  /** The litre. */
  public static final Unit LITRE = new Unit("LTR");

  /** The cubic metre. */
  public static final Unit CUBIC_METRE = new Unit("MTQ");

  /** The hour. */
  public static final Unit HOUR = new Unit("HUR");

  /** The day. */
  public static final Unit DAY = new Unit("DAY");

  /**
   * Checks the code's form.
   *
   * @throws InvalidValueException if it cannot be a code of the recommendation
   */
  public Unit {
    if (!code.matches("[A-Z0-9]{2,3}")) {
      throw Rules.refuse("'" + code + "' is no unit code of UN/ECE Recommendation 20");
    }
  }

  /** Returns whether the unit's size and decimals are known here. */
  public boolean known() {
    return UnitTable.find(code) != null;
  }

  /** Returns how many decimals a quantity of it is rounded to; 3 for a unit that is not known. */
  public int decimals() {
    UnitTable.Entry entry = UnitTable.find(code);
    return entry == null ? 3 : entry.decimals();
  }

  /** Returns whether a quantity of this unit can be given in the other. */
  public boolean convertsTo(Unit other) {
    UnitTable.Entry from = UnitTable.find(code);
    UnitTable.Entry to = UnitTable.find(other.code);
    return equals(other) || (from != null && to != null && from.kind() == to.kind());
  }

  BigDecimal convert(BigDecimal value, Unit to) {
    if (equals(to)) {
      return value;
    }
    UnitTable.Entry mine = UnitTable.find(code);
    UnitTable.Entry theirs = UnitTable.find(to.code);
    if (mine == null || theirs == null || mine.kind() != theirs.kind()) {
      throw InvalidValueException.of(
          ErrorCode.UNIT_NOT_CONVERTIBLE,
          "A quantity of " + code + " cannot be given in " + to.code);
    }
    return value.multiply(mine.size()).divide(theirs.size(), MathContext.DECIMAL128);
  }

  boolean measures(UnitTable.Kind kind) {
    UnitTable.Entry entry = UnitTable.find(code);
    return entry != null && entry.kind() == kind;
  }

  /** Returns the code. */
  @Override
  public String toString() {
    return code;
  }
}
