package io.github.odoosync.connectors.xero;

import io.github.odoosync.connector.FieldError;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.invoice.InvoiceLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says invoices in Xero's words. */
final class InvoiceBody {

  private final XeroOptions options;
  private final Map<Invoice.Direction, String> accounts;
  private final boolean itemCodes;
  private final String tenant;

  /**
   * @param accounts the account of lines that name none
   */
  InvoiceBody(
      String tenant,
      XeroOptions options,
      Map<Invoice.Direction, String> accounts,
      boolean itemCodes) {
    this.tenant = tenant;
    this.options = options;
    this.accounts = accounts;
    this.itemCodes = itemCodes;
  }

  /** Returns what is missing before Xero need be asked. */
  List<FieldError> missing(Invoice invoice) {
    List<FieldError> missing = new ArrayList<>();
    need(missing, "issuedOn", invoice.issuedOn());
    need(missing, "currency", invoice.currency());
    for (InvoiceLine line : invoice.lines()) {
      String path = "lines[" + line.key() + "]";
      need(missing, path + ".quantity", line.quantity());
      need(missing, path + ".price", line.price());
      if (line.taxes().size() > 1) {
        missing.add(new FieldError(path + ".taxes", "several", "a line has one tax at most"));
      }
    }
    if (invoice.lines().isEmpty()) {
      missing.add(new FieldError("lines", "missing", "has to be there"));
    }
    return missing;
  }

  private static void need(List<FieldError> missing, String path, Optional<?> value) {
    if (value.isEmpty()) {
      missing.add(new FieldError(path, "missing", "has to be there"));
    }
  }

  static boolean isCredit(Invoice invoice) {
    return invoice.kind() == Invoice.Kind.CREDIT_NOTE;
  }

  static String number(Invoice invoice) {
    return invoice.number().orElse(invoice.key().key());
  }

  static String type(Invoice invoice) {
    boolean sale = invoice.direction() == Invoice.Direction.SALE;
    return (sale ? "ACCREC" : "ACCPAY") + (isCredit(invoice) ? "CREDIT" : "");
  }

  Map<String, @Nullable Object> of(Invoice invoice) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("Type", type(invoice));
    body.put(isCredit(invoice) ? "CreditNoteNumber" : "InvoiceNumber", number(invoice));
    body.put("Contact", contact(invoice.party()));
    body.put("LineAmountTypes", "Exclusive");
    body.put("Status", "DRAFT");
    put(body, "Date", invoice.issuedOn().map(LocalDate::toString));
    if (!isCredit(invoice)) {
      put(body, "DueDate", invoice.dueOn().map(LocalDate::toString));
    }
    put(body, "Reference", invoice.reference());
    put(body, "CurrencyCode", invoice.currency().map(each -> each.getCurrencyCode()));
    body.put("LineItems", invoice.lines().stream().map(line -> line(invoice, line)).toList());
    return body;
  }

  private Map<String, Object> contact(PartyRef party) {
    Optional<String> id =
        party.externalKeys().stream()
            .filter(key -> key.system().equals(Xero.SYSTEM) && key.tenant().equals(tenant))
            .filter(key -> key.entity().equals("contact"))
            .map(ExternalKey::key)
            .findFirst()
            .or(() -> options.contactId(party));
    if (id.isPresent()) {
      return Map.of("ContactID", id.get());
    }
    Map<String, Object> contact = new LinkedHashMap<>();
    String number =
        party
            .code()
            .or(() -> party.gln().map(Object::toString))
            .orElseGet(() -> party.externalKeys().get(0).key());
    contact.put("ContactNumber", number);
    contact.put("Name", party.name().orElse(number));
    return contact;
  }

  private Map<String, Object> line(Invoice invoice, InvoiceLine line) {
    Map<String, Object> body = new LinkedHashMap<>();
    Optional<ProductRef> product = line.product();
    put(
        body,
        "Description",
        line.description()
            .or(() -> product.flatMap(ProductRef::name))
            .or(() -> product.flatMap(ProductRef::sku))
            .or(() -> Optional.of(line.key()))
            .map(text -> text + unit(line)));
    put(body, "Quantity", line.quantity().map(quantity -> quantity.value()));
    put(body, "UnitAmount", line.price().map(price -> price.amount()));
    put(body, "DiscountRate", line.discount());
    put(body, "LineAmount", line.net().map(net -> net.amount()));
    put(
        body,
        "AccountCode",
        line.account().or(() -> Optional.ofNullable(accounts.get(invoice.direction()))));
    put(body, "TaxType", line.taxes().stream().findFirst().map(options::taxType));
    if (itemCodes) {
      put(body, "ItemCode", product.flatMap(ProductRef::sku));
    }
    return body;
  }

  // Xero has quantities without units: people read what is not counted in pieces.
  private static String unit(InvoiceLine line) {
    return line.quantity()
        .map(quantity -> quantity.unit())
        .filter(unit -> !unit.equals(Unit.ONE))
        .map(unit -> " (" + unit + ")")
        .orElse("");
  }

  private static <V> void put(Map<String, V> body, String name, Optional<? extends V> value) {
    if (value.isPresent()) {
      body.put(name, value.get());
    }
  }
}
