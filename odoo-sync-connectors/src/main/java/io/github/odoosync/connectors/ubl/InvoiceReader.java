package io.github.odoosync.connectors.ubl;

import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.Diagnostic.Severity;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one invoice or credit note whose totals are right. For one thread. */
final class InvoiceReader {

  private static final String ORDER_OF_SALE = "sales-order";
  private static final String ORDER_OF_PURCHASE = "purchase-order";

  private final UblOptions options;
  private final Element root;
  private final List<Diagnostic> remarks;
  private final Currency currency;
  private final boolean sale;

  InvoiceReader(UblOptions options, Element root, List<Diagnostic> remarks) {
    this.options = options;
    this.root = root;
    this.remarks = remarks;
    this.currency = Currency.getInstance(root.need("DocumentCurrencyCode"));
    this.sale = PartyForm.isSame(party("AccountingSupplierParty"), options.own());
  }

  private Element party(String role) {
    return root.find(role, "Party").orElseThrow(() -> new BadUbl("MISSING", role + " is missing"));
  }

  Invoice read() {
    if (!sale && !PartyForm.isSame(party("AccountingCustomerParty"), options.own())) {
      throw new BadUbl("RECEIVER", "It is neither from us nor to us");
    }
    boolean credit = root.name().equals(Names.CREDIT_NOTE);
    String number = root.need("ID");
    return Invoice.builder(number)
        .set(Invoice.NUMBER, number)
        .set(Invoice.KIND, credit ? Invoice.Kind.CREDIT_NOTE : Invoice.Kind.INVOICE)
        .set(Invoice.DIRECTION, sale ? Invoice.Direction.SALE : Invoice.Direction.PURCHASE)
        .set(Invoice.STATE, Invoice.State.POSTED)
        .set(
            Invoice.PARTY,
            PartyForm.read(party(sale ? "AccountingCustomerParty" : "AccountingSupplierParty")))
        .set(Invoice.ISSUED_ON, LocalDate.parse(root.need("IssueDate")))
        .set(Invoice.DUE_ON, due())
        .set(Invoice.REFERENCE, root.text("BuyerReference").orElse(null))
        .set(Invoice.NOTE, root.text("Note").orElse(null))
        .set(Invoice.CURRENCY, currency)
        .set(Invoice.ORDERS, order().stream().toList())
        .set(
            Invoice.REVERSES,
            root.text("BillingReference", "InvoiceDocumentReference", "ID")
                .map(key -> new BusinessKey(Invoice.SCHEMA.name(), key))
                .orElse(null))
        .set(Invoice.LINES, lines())
        .set(Invoice.NET, total("TaxExclusiveAmount"))
        .set(Invoice.TAX, money(InvoiceRules.taxes(root).map(t -> Amounts.of(t, "TaxAmount"))))
        .set(Invoice.TOTAL, toBePaid())
        .set(
            Invoice.OPEN,
            root.find("LegalMonetaryTotal", "PrepaidAmount").isPresent()
                ? total("PayableAmount")
                : null)
        .build();
  }

  private @Nullable LocalDate due() {
    return root.text("DueDate")
        .or(() -> root.text("PaymentMeans", "PaymentDueDate"))
        .map(LocalDate::parse)
        .orElse(null);
  }

  private Optional<BusinessKey> order() {
    return root.text("OrderReference", "ID")
        .map(key -> new BusinessKey(sale ? ORDER_OF_SALE : ORDER_OF_PURCHASE, key));
  }

  private @Nullable Money total(String name) {
    return money(Amounts.optional(root, "LegalMonetaryTotal", name));
  }

  private @Nullable Money money(Optional<BigDecimal> amount) {
    return amount.map(each -> new Money(each, currency)).orElse(null);
  }

  private Money toBePaid() {
    BigDecimal gross = Amounts.needed(root, "LegalMonetaryTotal", "TaxInclusiveAmount");
    BigDecimal rounding = Amounts.of(root, "LegalMonetaryTotal", "PayableRoundingAmount");
    return new Money(gross.add(rounding), currency);
  }

  private List<InvoiceLine> lines() {
    List<InvoiceLine> lines = new ArrayList<>();
    InvoiceRules.lines(root).forEach(line -> lines.add(line(line)));
    List<Element> others = root.all("AllowanceCharge");
    for (int i = 0; i < others.size(); i++) {
      lines.add(allowance(others.get(i), i + 1));
    }
    return lines;
  }

  private InvoiceLine line(Element line) {
    Element item = line.find("Item").orElseThrow(() -> new BadUbl("MISSING", "A line has no item"));
    Optional<String> orderLine = line.text("OrderLineReference", "LineID");
    Quantity quantity =
        Optional.ofNullable(ItemForm.quantity(line, "InvoicedQuantity"))
            .orElseGet(() -> ItemForm.quantity(line, "CreditedQuantity"));
    Builder<InvoiceLine> read = InvoiceLine.builder();
    read.set(InvoiceLine.KEY, line.need("ID"))
        .set(InvoiceLine.PRODUCT, ItemForm.read(item, !sale))
        .set(InvoiceLine.DESCRIPTION, item.text("Description").or(() -> named(item)).orElse(null))
        .set(InvoiceLine.QUANTITY, quantity)
        .set(InvoiceLine.PRICE, new Money(price(line), currency))
        .set(InvoiceLine.DISCOUNT, discount(line))
        .set(InvoiceLine.TAXES, List.of(tax(item.find("ClassifiedTaxCategory"))))
        .set(InvoiceLine.NET, money(Amounts.optional(line, "LineExtensionAmount")))
        .set(InvoiceLine.ACCOUNT, line.text("AccountingCost").orElse(null))
        .set(InvoiceLine.ORDER, orderLine.isPresent() ? order().orElse(null) : null)
        .set(InvoiceLine.ORDER_LINE, orderLine.orElse(null));
    return read.build();
  }

  /** Returns the name of what no number names: else nothing would say what is invoiced. */
  private Optional<String> named(Element item) {
    return ItemForm.read(item, !sale) == null ? item.text("Name") : Optional.empty();
  }

  private static BigDecimal price(Element line) {
    BigDecimal price = Amounts.needed(line, "Price", "PriceAmount");
    return Amounts.optional(line, "Price", "BaseQuantity")
        .map(base -> price.divide(base, MathContext.DECIMAL64))
        .orElse(price);
  }

  // Only what is a percentage of the whole line is a discount; the rest is in the net amount.
  private @Nullable BigDecimal discount(Element line) {
    List<Element> all = line.all("AllowanceCharge");
    if (all.isEmpty()) {
      return null;
    }
    Optional<BigDecimal> percent = Amounts.optional(all.get(0), "MultiplierFactorNumeric");
    if (all.size() == 1 && !InvoiceRules.isCharge(all.get(0)) && percent.isPresent()) {
      return percent.get();
    }
    remark("ALLOWANCE", "line " + line.need("ID"), "Allowances are in the net amount alone");
    return null;
  }

  private InvoiceLine allowance(Element each, int number) {
    BigDecimal amount = Amounts.needed(each, "Amount");
    Money money = new Money(InvoiceRules.isCharge(each) ? amount : amount.negate(), currency);
    remark("ALLOWANCE", "allowance " + number, "It is read as a line of its own");
    return InvoiceLine.builder()
        .set(InvoiceLine.KEY, "allowance-" + number)
        .set(InvoiceLine.DESCRIPTION, each.text("AllowanceChargeReason").orElse(null))
        .set(InvoiceLine.QUANTITY, Quantity.pieces(1))
        .set(InvoiceLine.PRICE, money)
        .set(InvoiceLine.NET, money)
        .set(InvoiceLine.TAXES, List.of(tax(each.find("TaxCategory"))))
        .build();
  }

  private String tax(Optional<Element> category) {
    return options.taxName(TaxForm.read(category));
  }

  private void remark(String code, String position, String message) {
    remarks.add(new Diagnostic(Severity.WARNING, code, position, message));
  }
}
