package io.github.odoosync.mapping;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The numbers of a record, freed of what floating point adds to them. */
final class Figures {

  // No quantity or price of Odoo has as many.
  static final int DECIMALS = 6;

  private Figures() {}

  static @Nullable BigDecimal clean(@Nullable BigDecimal value) {
    if (value == null) {
      return null;
    }
    BigDecimal rounded = value.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return Objects.requireNonNull(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
  }

  static @Nullable Money money(Source source, String path, String currency) {
    BigDecimal amount = clean(source.decimal(path));
    String code = source.text(currency + ".name");
    return amount == null || code == null ? null : Money.of(amount.toPlainString(), code);
  }

  static @Nullable Quantity quantity(Source source, String path, String unit) {
    BigDecimal value = clean(source.decimal(path));
    Long id = source.id(unit);
    return value == null || id == null ? null : new Quantity(value, source.lookups().unit(id));
  }

  /** Returns a quantity that is there in every Odoo, nothing if Odoo says nothing. */
  static Quantity quantityOf(Source source, String path, String unit) {
    Long id = source.id(unit);
    if (id == null) {
      throw InvalidValueException.of(
          ErrorCode.INVALID_VALUE, path + " of " + source.id() + " has no unit");
    }
    BigDecimal value = clean(source.decimal(path));
    return new Quantity(value == null ? BigDecimal.ZERO : value, source.lookups().unit(id));
  }
}
