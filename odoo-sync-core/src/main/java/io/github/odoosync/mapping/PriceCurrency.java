package io.github.odoosync.mapping;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Shape;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.odoo.Values;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Sees that a new document is made in the one currency that all its amounts are in. */
final class PriceCurrency {

  private PriceCurrency() {}

  /**
   * A sales order is in the currency of its customer's price list, else of its company, and cannot
   * be told another: prices in one are refused.
   */
  static Values ofSale(SalesOrder order, Lookups lookups) {
    Set<String> named = named(order, SalesOrder.CURRENCY, order.lines(), SalesOrderLine.SHAPE);
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

  /** Any other document takes the currency of its amounts, if it names none itself. */
  static <L extends Part> Values chosen(
      Document document, Field<Currency> currency, List<L> lines, Shape<L> line, Lookups lookups) {
    Set<String> named = named(document, currency, lines, line);
    if (named.size() > 1) {
      throw refused(document, named, " at once");
    }
    return named.isEmpty()
        ? Values.empty()
        : Values.of("currency_id", lookups.currencyId(named.iterator().next()));
  }

  private static <L extends Part> Set<String> named(
      Document document, Field<Currency> currency, List<L> lines, Shape<L> line) {
    Set<String> named = new TreeSet<>();
    document.get(currency).map(Currency::getCurrencyCode).ifPresent(named::add);
    amounts(document, document.schema().shape()).forEach(named::add);
    lines.forEach(each -> amounts(each, line).forEach(named::add));
    return named;
  }

  private static Stream<String> amounts(Part part, Shape<?> shape) {
    return shape.fields().stream()
        .flatMap(field -> part.get(field).stream())
        .filter(Money.class::isInstance)
        .map(amount -> ((Money) amount).currency().getCurrencyCode());
  }

  private static InvalidValueException refused(Document document, Set<String> named, String why) {
    return InvalidValueException.of(
        ErrorCode.CURRENCY_MISMATCH, document + " is in " + String.join(", ", named) + why);
  }
}
