package io.github.odoosync.connectors.ubl;

import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.Diagnostic.Severity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts an invoice again, by the rules of EN 16931 and Peppol BIS Billing 3, with the tolerances
 * that their own checks have.
 */
final class InvoiceRules {

  private static final BigDecimal NONE = BigDecimal.ZERO;
  private static final BigDecimal HUNDREDTHS = new BigDecimal("0.02");
  // Less than one whole unit of the currency.
  private static final BigDecimal WHOLE = new BigDecimal("0.99");

  // The rules of a category are named after it, but not quite.
  private static final Map<String, String> CATEGORY_RULES = Map.of("K", "IC", "L", "AF", "M", "AG");

  private final Element invoice;
  private final String currency;
  private final List<Diagnostic> broken = new ArrayList<>();

  private InvoiceRules(Element invoice) {
    this.invoice = invoice;
    this.currency = invoice.need("DocumentCurrencyCode");
  }

  /** Returns the rules that are broken, each with what is said and what was counted. */
  static List<Diagnostic> broken(Element invoice) {
    InvoiceRules rules = new InvoiceRules(invoice);
    rules.checkCurrency(invoice);
    rules.checkLines();
    rules.checkTotals();
    rules.checkTaxes();
    return rules.broken;
  }

  static List<Element> lines(Element invoice) {
    List<Element> lines = invoice.all("InvoiceLine");
    return lines.isEmpty() ? invoice.all("CreditNoteLine") : lines;
  }

  static BigDecimal quantity(Element line) {
    return Amounts.optional(line, "InvoicedQuantity")
        .orElseGet(() -> Amounts.needed(line, "CreditedQuantity"));
  }

  static boolean isCharge(Element allowanceOrCharge) {
    return allowanceOrCharge.need("ChargeIndicator").equals("true");
  }

  /** Returns the taxes in the currency of the invoice, and not those told in another beside. */
  static Optional<Element> taxes(Element invoice) {
    List<Element> totals = invoice.all("TaxTotal");
    return totals.stream()
        .filter(total -> !total.all("TaxSubtotal").isEmpty())
        .findFirst()
        .or(() -> totals.stream().findFirst());
  }

  // The amounts of taxes may be told in a second currency too.
  private void checkCurrency(Element element) {
    for (Element child : element.children()) {
      String said = child.attributes().get("currencyID");
      boolean second = child.name().equals("TaxTotal") && child.all("TaxSubtotal").isEmpty();
      if (said != null && !said.equals(currency)) {
        add("PEPPOL-EN16931-R051", child.name() + " is not in the currency of the document");
      } else if (!second) {
        checkCurrency(child);
      }
    }
  }

  private void checkLines() {
    for (Element line : lines(invoice)) {
      String name = "the net amount of line " + line.need("ID");
      BigDecimal price = Amounts.needed(line, "Price", "PriceAmount");
      BigDecimal base = Amounts.optional(line, "Price", "BaseQuantity").orElse(BigDecimal.ONE);
      if (base.signum() <= 0 || price.signum() < 0) {
        add("BR-27", "The price of line " + line.need("ID") + " is negative, or of nothing");
        continue;
      }
      BigDecimal gross = quantity(line).multiply(price).divide(base, MathContext.DECIMAL128);
      BigDecimal counted = Amounts.rounded(gross).add(sum(line, true)).subtract(sum(line, false));
      BigDecimal said = Amounts.needed(line, "LineExtensionAmount");
      expect("PEPPOL-EN16931-R120", name, said, "quantity and price", counted, HUNDREDTHS);
      line.all("AllowanceCharge").forEach(this::checkPercent);
    }
    invoice.all("AllowanceCharge").forEach(this::checkPercent);
  }

  private void checkPercent(Element allowance) {
    Optional<BigDecimal> percent = Amounts.optional(allowance, "MultiplierFactorNumeric");
    Optional<BigDecimal> base = Amounts.optional(allowance, "BaseAmount");
    if (percent.isPresent() && base.isPresent()) {
      BigDecimal counted = Amounts.percentOf(base.get(), percent.get());
      BigDecimal said = Amounts.needed(allowance, "Amount");
      expect(
          "PEPPOL-EN16931-R040", "an allowance", said, "base and percentage", counted, HUNDREDTHS);
    }
  }

  private static BigDecimal sum(Element element, boolean charges) {
    BigDecimal sum = NONE;
    for (Element each : element.all("AllowanceCharge")) {
      sum = isCharge(each) == charges ? sum.add(Amounts.needed(each, "Amount")) : sum;
    }
    return sum;
  }

  private void checkTotals() {
    Element total =
        invoice
            .find("LegalMonetaryTotal")
            .orElseThrow(() -> new BadUbl("MISSING", "LegalMonetaryTotal is missing"));
    BigDecimal lines = NONE;
    for (Element line : lines(invoice)) {
      lines = lines.add(Amounts.needed(line, "LineExtensionAmount"));
    }
    BigDecimal saidLines = Amounts.needed(total, "LineExtensionAmount");
    BigDecimal allowances = Amounts.of(total, "AllowanceTotalAmount");
    BigDecimal charges = Amounts.of(total, "ChargeTotalAmount");
    BigDecimal net = Amounts.needed(total, "TaxExclusiveAmount");
    BigDecimal gross = Amounts.needed(total, "TaxInclusiveAmount");
    BigDecimal tax = taxes(invoice).map(each -> Amounts.of(each, "TaxAmount")).orElse(NONE);
    BigDecimal due =
        gross
            .subtract(Amounts.of(total, "PrepaidAmount"))
            .add(Amounts.of(total, "PayableRoundingAmount"));
    same("BR-CO-10", "LineExtensionAmount", saidLines, "the sum of the lines", lines);
    same("BR-CO-11", "AllowanceTotalAmount", allowances, "all allowances", sum(invoice, false));
    same("BR-CO-12", "ChargeTotalAmount", charges, "all charges", sum(invoice, true));
    BigDecimal counted = saidLines.subtract(allowances).add(charges);
    same("BR-CO-13", "TaxExclusiveAmount", net, "lines, allowances and charges", counted);
    same("BR-CO-15", "TaxInclusiveAmount", gross, "net and tax", net.add(tax));
    BigDecimal payable = Amounts.needed(total, "PayableAmount");
    same("BR-CO-16", "PayableAmount", payable, "total, prepaid and rounding", due);
  }

  private void checkTaxes() {
    Element total = taxes(invoice).orElse(null);
    if (total == null) {
      return;
    }
    Map<String, BigDecimal> taxable = taxableByTax();
    BigDecimal sum = NONE;
    for (Element part : total.all("TaxSubtotal")) {
      BigDecimal base = Amounts.needed(part, "TaxableAmount");
      BigDecimal amount = Amounts.needed(part, "TaxAmount");
      sum = sum.add(amount);
      UblTax tax = TaxForm.read(part.find("TaxCategory"));
      BigDecimal percent = tax.percent() == null ? NONE : tax.percent();
      BigDecimal counted = Amounts.percentOf(base, percent);
      expect("BR-CO-17", "the tax " + tax.shortName(), amount, "base and rate", counted, WHOLE);
      BigDecimal lines = taxable.getOrDefault(tax.shortName(), NONE);
      String rule = "BR-" + CATEGORY_RULES.getOrDefault(tax.category(), tax.category()) + "-08";
      BigDecimal slack = tax.category().equals("S") ? WHOLE : NONE;
      expect(rule, "the base of " + tax.shortName(), base, "its lines", lines, slack);
      taxable.remove(tax.shortName());
    }
    if (!total.all("TaxSubtotal").isEmpty()) {
      same("BR-CO-14", "TaxAmount", Amounts.needed(total, "TaxAmount"), "all taxes", sum);
      taxable.forEach((tax, base) -> add("BR-CO-18", "There is no total of the tax " + tax));
    }
  }

  private Map<String, BigDecimal> taxableByTax() {
    Map<String, BigDecimal> taxable = new LinkedHashMap<>();
    for (Element line : lines(invoice)) {
      UblTax tax = TaxForm.read(line.find("Item", "ClassifiedTaxCategory"));
      taxable.merge(tax.shortName(), Amounts.needed(line, "LineExtensionAmount"), BigDecimal::add);
    }
    for (Element each : invoice.all("AllowanceCharge")) {
      BigDecimal amount = Amounts.needed(each, "Amount");
      UblTax tax = TaxForm.read(each.find("TaxCategory"));
      taxable.merge(tax.shortName(), isCharge(each) ? amount : amount.negate(), BigDecimal::add);
    }
    return taxable;
  }

  private void same(String rule, String what, BigDecimal said, String by, BigDecimal counted) {
    expect(rule, what, said, by, counted, NONE);
  }

  private void expect(
      String rule, String what, BigDecimal said, String by, BigDecimal counted, BigDecimal slack) {
    if (said.subtract(counted).abs().compareTo(slack) > 0) {
      add(
          rule,
          "%s is %s, and by %s it is %s"
              .formatted(what, said.toPlainString(), by, counted.toPlainString()));
    }
  }

  private void add(String rule, String message) {
    broken.add(new Diagnostic(Severity.REFUSED, rule, "", message));
  }
}
