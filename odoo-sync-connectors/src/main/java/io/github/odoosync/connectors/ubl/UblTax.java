package io.github.odoosync.connectors.ubl;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How something is taxed. Immutable and thread-safe.
 *
 * @param category by the code list UNCL 5305: {@code S} for the standard rates, {@code Z} for zero,
 *     {@code E} exempt, {@code AE} reverse charge, {@code K} within the EU, {@code G} export,
 *     {@code O} outside of VAT
 * @param percent the rate; null outside of VAT alone
 * @param reason why there is no tax, where the category wants one; else null
 */
public record UblTax(String category, @Nullable BigDecimal percent, @Nullable String reason) {

  /** Checks the category and brings the rate into its normal form. */
  public UblTax {
    if (!category.matches("[A-Z]{1,2}")) {
      throw new IllegalArgumentException("A category of taxes has one or two capital letters");
    }
    if ((percent == null) != category.equals("O")) {
      throw new IllegalArgumentException("There is a rate, but outside of VAT");
    }
    percent = percent == null ? null : new BigDecimal(percent.stripTrailingZeros().toPlainString());
  }

  /** Returns a standard rate, such as {@code 19}. */
  public static UblTax standard(String percent) {
    return new UblTax("S", new BigDecimal(percent), null);
  }

  /** Returns no tax, and why. */
  public static UblTax none(String category, String reason) {
    return new UblTax(category, category.equals("O") ? null : BigDecimal.ZERO, reason);
  }

  /** Returns whether both are one line of the table of taxes; the reason does not count. */
  boolean sameAs(UblTax other) {
    return shortName().equals(other.shortName());
  }

  /** Returns category and rate, such as {@code S 19}. */
  String shortName() {
    return percent == null ? category : category + " " + percent.toPlainString();
  }
}
