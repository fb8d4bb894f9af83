package io.github.odoosync.connectors.ubl;

import static io.github.odoosync.connectors.ubl.InvoiceTotals.refuse;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes invoices and credit notes to customers. */
final class InvoiceWriter {

  private final UblOptions options;

  InvoiceWriter(UblOptions options) {
    this.options = options;
  }

  Element write(Invoice invoice) {
    if (invoice.direction() != Invoice.Direction.SALE) {
      throw refuse("What suppliers invoice is read, and not written");
    }
    boolean credit = invoice.kind() == Invoice.Kind.CREDIT_NOTE;
    String name = credit ? Names.CREDIT_NOTE : Names.INVOICE;
    String currency = need(invoice.currency(), "currency").getCurrencyCode();
    List<InvoiceTotals.Line> counted = new ArrayList<>();
    List<Element> lines = new ArrayList<>();
    for (InvoiceLine line : invoice.lines()) {
      lines.add(line(line, credit, currency, counted));
    }
    if (lines.isEmpty()) {
      throw refuse("BR-16: an invoice has one line at least");
    }
    Element root = new Element(name, Names.document(name));
    InvoiceTotals totals = InvoiceTotals.of(invoice, counted);
    writeHead(root, invoice, credit, currency, totals);
    writeTaxes(root.add("TaxTotal"), totals, currency);
    writeTotals(root.add("LegalMonetaryTotal"), totals, invoice, currency);
    lines.forEach(root::add);
    return root;
  }

  private void writeHead(
      Element root, Invoice invoice, boolean credit, String currency, InvoiceTotals totals) {
    String due = invoice.dueOn().map(LocalDate::toString).orElse(null);
    if (!credit && due == null && totals.payable().signum() > 0) {
      throw refuse("BR-CO-25: an invoice that is to be paid says when");
    }
    List<BusinessKey> orders = invoice.orders();
    if (invoice.reference().isEmpty() && orders.isEmpty()) {
      throw refuse("PEPPOL-EN16931-R003: a reference of the buyer or an order has to be there");
    }
    root.leaf("CustomizationID", Names.BILLING)
        .leaf("ProfileID", Names.BILLING_PROCESS)
        .leaf("ID", invoice.number().orElse(invoice.key().key()))
        .leaf("IssueDate", need(invoice.issuedOn(), "issuedOn").toString())
        .leaf("DueDate", credit ? null : due)
        .leaf(credit ? "CreditNoteTypeCode" : "InvoiceTypeCode", credit ? "381" : "380")
        .leaf("Note", invoice.note().orElse(null))
        .leaf("DocumentCurrencyCode", currency)
        .leaf("BuyerReference", invoice.reference().orElse(null));
    root.add("OrderReference").leaf("ID", orders.isEmpty() ? null : orders.get(0).key());
    root.add("BillingReference")
        .add("InvoiceDocumentReference")
        .leaf("ID", invoice.reverses().map(BusinessKey::key).orElse(null));
    PartyForm.write(root.add("AccountingSupplierParty"), options.own(), null, true);
    UblParty customer =
        options
            .party(invoice.party())
            .orElseThrow(() -> refuse("The options do not know the party"));
    PartyForm.write(root.add("AccountingCustomerParty"), customer, invoice.party(), true);
    writePayment(root.add("PaymentMeans"), credit ? due : null);
  }

  // 58 is a transfer within SEPA; 1 says that nothing is agreed here.
  private void writePayment(Element means, @Nullable String due) {
    Optional<String> account = options.account();
    if (account.isPresent() || due != null) {
      means.leaf("PaymentMeansCode", account.isPresent() ? "58" : "1").leaf("PaymentDueDate", due);
      means.add("PayeeFinancialAccount").leaf("ID", account.orElse(null));
    }
  }

  private static void writeTaxes(Element total, InvoiceTotals totals, String currency) {
    Amounts.put(total, "TaxAmount", totals.tax(), currency);
    for (InvoiceTotals.Share share : totals.taxes()) {
      Element part = total.add("TaxSubtotal");
      Amounts.put(part, "TaxableAmount", share.base(), currency);
      Amounts.put(part, "TaxAmount", share.amount(), currency);
      TaxForm.write(part.add("TaxCategory"), share.tax(), true);
    }
  }

  private static void writeTotals(
      Element total, InvoiceTotals totals, Invoice invoice, String currency) {
    Amounts.put(total, "LineExtensionAmount", totals.net(), currency);
    Amounts.put(total, "TaxExclusiveAmount", totals.net(), currency);
    Amounts.put(total, "TaxInclusiveAmount", totals.gross(), currency);
    if (invoice.open().isPresent()) {
      Amounts.put(total, "PrepaidAmount", totals.prepaid(), currency);
    }
    if (totals.rounding().signum() != 0) {
      Amounts.put(total, "PayableRoundingAmount", totals.rounding(), currency);
    }
    Amounts.put(total, "PayableAmount", totals.payable(), currency);
  }

  private Element line(
      InvoiceLine line, boolean credit, String currency, List<InvoiceTotals.Line> counted) {
    String where = "line " + line.key() + ": ";
    Quantity quantity = need(line.quantity(), where + "quantity");
    Money price = need(line.price(), where + "price");
    if (price.amount().signum() < 0) {
      throw refuse("BR-27: " + where + "a price is not negative; let the quantity be");
    }
    UblTax tax = tax(line, where);
    BigDecimal gross = Amounts.rounded(quantity.value().multiply(price.amount()));
    BigDecimal percent = line.discount().orElse(BigDecimal.ZERO);
    BigDecimal net = net(line, where, quantity, gross, percent);
    counted.add(new InvoiceTotals.Line(tax, net));

    Element written = new Element(credit ? "CreditNoteLine" : "InvoiceLine", Names.AGGREGATE);
    written.leaf("ID", line.key());
    ItemForm.write(written, credit ? "CreditedQuantity" : "InvoicedQuantity", quantity);
    Amounts.put(written, "LineExtensionAmount", net, currency);
    written.leaf("AccountingCost", line.account().orElse(null));
    written.add("OrderLineReference").leaf("LineID", line.orderLine().orElse(null));
    if (percent.signum() != 0) {
      writeDiscount(written.add("AllowanceCharge"), percent, gross, net, currency);
    }
    Element item = written.add("Item");
    ItemForm.write(item, line.product(), line.description().orElse(null));
    TaxForm.write(item.add("ClassifiedTaxCategory"), tax, false);
    Amounts.put(written.add("Price"), "PriceAmount", price.amount(), currency);
    return written;
  }

  private static void writeDiscount(
      Element allowance, BigDecimal percent, BigDecimal gross, BigDecimal net, String currency) {
    allowance
        .leaf("ChargeIndicator", "false")
        .leaf("AllowanceChargeReasonCode", "95")
        .leaf("MultiplierFactorNumeric", percent.toPlainString());
    Amounts.put(allowance, "Amount", gross.subtract(net), currency);
    Amounts.put(allowance, "BaseAmount", gross, currency);
  }

  private static BigDecimal net(
      InvoiceLine line, String where, Quantity quantity, BigDecimal gross, BigDecimal percent) {
    BigDecimal counted = gross.subtract(Amounts.percentOf(gross, percent));
    if (line.net().isEmpty()) {
      return counted;
    }
    BigDecimal net = Amounts.exact(line.net().get(), where + "net");
    boolean exact = percent.signum() == 0 || quantity.isZero();
    BigDecimal slack = new BigDecimal(exact ? "0.01" : "0.02");
    if (net.subtract(counted).abs().compareTo(slack) > 0) {
      throw refuse(
          "PEPPOL-EN16931-R120: %snet is %s, and counted it is %s"
              .formatted(where, net.toPlainString(), counted.toPlainString()));
    }
    return net;
  }

  private UblTax tax(InvoiceLine line, String where) {
    if (line.taxes().size() != 1) {
      throw refuse("BR-CO-4: " + where + "one tax has to be there");
    }
    String name = line.taxes().get(0);
    return options
        .tax(name)
        .orElseThrow(() -> refuse(where + "the options do not know the tax " + name));
  }

  private static <T> T need(Optional<T> value, String what) {
    return value.orElseThrow(
        () -> InvalidValueException.of(ErrorCode.MISSING_FIELD, what + " has to be there"));
  }
}
