package io.github.odoosync.mapping;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.odoo.Values;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Sees that a new document is made in the currency that its prices are in. */
final class PriceCurrency {

  private PriceCurrency() {}

  /**
   * A sales order is in the currency of its customer's price list, else of its company, and cannot
   * be told another: prices in one are refused.
   */
  static Values ofSale(SalesOrder order, Lookups lookups) {
    Set<String> named = named(order, SalesOrder.CURRENCY, order.lines(), SalesOrderLine.PRICE);
    if (!named.isEmpty()) {
      String made =
          lookups.saleCurrency(
              lookups.partyId(order.customer()),
              order.company().map(lookups::companyId).orElse(null));
      if (!named.equals(Set.of(made))) {
        throw refused(order, named, ", but Odoo would make it in " + made);
      }
    }
    return Values.empty();
  }

  /** Any other document takes the currency of its prices, if it names none itself. */
  static <L extends Part> Values chosen(
      Document document,
      Field<Currency> currency,
      List<L> lines,
      Field<Money> price,
      Lookups lookups) {
    Set<String> named = named(document, currency, lines, price);
    if (named.size() > 1) {
      throw refused(document, named, " at once");
    }
    return named.isEmpty()
        ? Values.empty()
        : Values.of("currency_id", lookups.currencyId(named.iterator().next()));
  }

  private static <L extends Part> Set<String> named(
      Document document, Field<Currency> currency, List<L> lines, Field<Money> price) {
    Set<String> named = new TreeSet<>();
    document.get(currency).map(Currency::getCurrencyCode).ifPresent(named::add);
    lines.stream()
        .map(line -> line.get(price))
        .flatMap(Optional::stream)
        .forEach(amount -> named.add(amount.currency().getCurrencyCode()));
    return named;
  }

  private static InvalidValueException refused(Document document, Set<String> named, String why) {
    return InvalidValueException.of(
        ErrorCode.CURRENCY_MISMATCH, document + " is in " + String.join(", ", named) + why);
  }
}
