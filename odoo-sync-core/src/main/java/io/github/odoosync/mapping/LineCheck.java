package io.github.odoosync.mapping;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Odoo would take in a line and make something else of, refused before anything is written.
 *
 * @param currency the document's field of the currency that all prices are in
 * @param decimals how many decimals Odoo keeps of a quantity
 */
record LineCheck(
    Field<ProductRef> product,
    Field<Quantity> quantity,
    Field<Money> price,
    Field<Currency> currency,
    int decimals) {

  /**
   * Checks a line that is going to be written.
   *
   * @param isNew whether Odoo does not hold it yet
   */
  void check(Part line, Document document, boolean isNew, Lookups lookups) {
    line.get(price).ifPresent(amount -> checkCurrency(amount, document));
    Quantity ordered = line.get(quantity).orElse(null);
    if (ordered != null && ordered.value().stripTrailingZeros().scale() > decimals) {
      throw refused(
          ErrorCode.TOO_PRECISE,
          document,
          "a quantity of " + ordered + ", of which Odoo keeps " + decimals + " decimals");
    }
    line.get(product).ifPresent(ref -> checkProduct(ref, ordered, document, isNew, lookups));
  }

  private void checkCurrency(Money amount, Document document) {
    Optional<Currency> own = document.get(currency);
    if (own.isPresent() && !own.get().equals(amount.currency())) {
      throw refused(
          ErrorCode.CURRENCY_MISMATCH,
          document,
          "a price of " + amount + ", and is in " + own.get().getCurrencyCode());
    }
  }

  private static void checkProduct(
      ProductRef ref,
      @Nullable Quantity ordered,
      Document document,
      boolean isNew,
      Lookups lookups) {
    ProductFacts facts = lookups.product(lookups.productId(ref));
    if (isNew && !facts.active()) {
      throw refused(
          ErrorCode.INACTIVE, document, "the product " + facts.name() + ", which is archived");
    }
    Unit own = facts.unit();
    if (ordered != null && differs(ordered.unit(), own)) {
      throw refused(
          ErrorCode.UNIT_MISMATCH,
          document,
          ordered + " of " + facts.name() + ", which is counted in " + own);
    }
  }

  // Of a unit of the database's own only Odoo knows what it is made of.
  private static boolean differs(Unit asked, Unit own) {
    return asked.known() && own.known() && !asked.convertsTo(own);
  }

  private static InvalidValueException refused(ErrorCode code, Document document, String what) {
    return InvalidValueException.of(code, document + " has " + what);
  }
}
