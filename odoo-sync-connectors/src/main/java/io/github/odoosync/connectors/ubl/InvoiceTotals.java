package io.github.odoosync.connectors.ubl;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.invoice.Invoice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The totals of an invoice that is written: counted, and equal to those that it has.
 *
 * @param net all lines
 * @param taxes by their category and rate
 * @param tax all taxes
 * @param rounding by how much what is to be paid is rounded
 * @param prepaid what was paid already
 */
record InvoiceTotals(
    BigDecimal net, List<Share> taxes, BigDecimal tax, BigDecimal rounding, BigDecimal prepaid) {

  // Odoo may round the tax of each line, where the norm rounds their sum.
  private static final BigDecimal EACH_LINE = new BigDecimal("0.01");

  /** What one tax takes. */
  record Share(UblTax tax, BigDecimal base, BigDecimal amount) {

    BigDecimal percent() {
      BigDecimal percent = tax.percent();
      return percent == null ? BigDecimal.ZERO : percent;
    }
  }

  /** One line, as far as it counts. */
  record Line(UblTax tax, BigDecimal net) {}

  static InvoiceTotals of(Invoice invoice, List<Line> lines) {
    Map<String, Share> shares = new LinkedHashMap<>();
    BigDecimal net = BigDecimal.ZERO;
    for (Line line : lines) {
      net = net.add(line.net());
      shares.merge(
          line.tax().shortName(),
          new Share(line.tax(), line.net(), BigDecimal.ZERO),
          (one, other) -> new Share(one.tax(), one.base().add(other.base()), BigDecimal.ZERO));
    }
    List<Share> counted = new ArrayList<>();
    for (Share share : shares.values()) {
      BigDecimal amount = Amounts.percentOf(share.base(), share.percent());
      counted.add(new Share(share.tax(), share.base(), amount));
    }
    require("BR-CO-10: the net amount", invoice.net().orElse(null), net, BigDecimal.ZERO);
    List<Share> taxes = settled(counted, invoice, lines.size());
    BigDecimal tax = sum(taxes);
    BigDecimal gross = net.add(tax);
    BigDecimal total = amount("the total", invoice.total().orElse(null), gross);
    require("BR-CO-15: the total", invoice.total().orElse(null), gross, new BigDecimal("0.99"));
    BigDecimal open = amount("what is open", invoice.open().orElse(null), total);
    return new InvoiceTotals(net, taxes, tax, total.subtract(gross), total.subtract(open));
  }

  BigDecimal gross() {
    return net.add(tax);
  }

  BigDecimal payable() {
    return gross().subtract(prepaid).add(rounding);
  }

  /** Gives what differs by rounding to the tax of the largest base. */
  private static List<Share> settled(List<Share> counted, Invoice invoice, int lines) {
    BigDecimal sum = sum(counted);
    BigDecimal slack = EACH_LINE.multiply(BigDecimal.valueOf(lines)).min(new BigDecimal("0.99"));
    require("BR-CO-17: the tax", invoice.tax().orElse(null), sum, slack);
    BigDecimal differs = amount("the tax", invoice.tax().orElse(null), sum).subtract(sum);
    if (differs.signum() == 0) {
      return counted;
    }
    Share largest =
        counted.stream()
            .filter(share -> share.percent().signum() > 0)
            .max(Comparator.comparing(share -> share.base().abs()))
            .orElseThrow(() -> refuse("BR-CO-17: there is a tax, and nothing that is taxed"));
    List<Share> settled = new ArrayList<>(counted);
    settled.set(
        settled.indexOf(largest),
        new Share(largest.tax(), largest.base(), largest.amount().add(differs)));
    return settled;
  }

  private static BigDecimal sum(List<Share> shares) {
    return shares.stream().map(Share::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal amount(String what, @Nullable Money said, BigDecimal counted) {
    return said == null ? counted : Amounts.exact(said, what);
  }

  private static void require(
      String what, @Nullable Money said, BigDecimal counted, BigDecimal slack) {
    BigDecimal amount = amount(what, said, counted);
    if (amount.subtract(counted).abs().compareTo(slack) > 0) {
      throw refuse(
          "%s is %s, and counted it is %s"
              .formatted(what, amount.toPlainString(), counted.toPlainString()));
    }
  }

  static InvalidValueException refuse(String detail) {
    return InvalidValueException.of(ErrorCode.INVALID_VALUE, detail);
  }
}
