package io.github.odoosync.connectors.xero;

import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.lane.Payload;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads invoices as Xero has them. */
final class InvoiceMapper {

  static final String INVOICE = "invoice";

  private static final Map<String, Invoice.State> STATES =
      Map.of(
          "DRAFT", Invoice.State.DRAFT,
          "SUBMITTED", Invoice.State.DRAFT,
          "AUTHORISED", Invoice.State.POSTED,
          "PAID", Invoice.State.POSTED,
          "VOIDED", Invoice.State.CANCELLED,
          "DELETED", Invoice.State.CANCELLED);

  private static final Map<String, Invoice.Direction> DIRECTIONS =
      Map.of("ACCREC", Invoice.Direction.SALE, "ACCPAY", Invoice.Direction.PURCHASE);

  private final String tenant;
  private final XeroOptions options;

  InvoiceMapper(String tenant, XeroOptions options) {
    this.tenant = tenant;
    this.options = options;
  }

  /** Reads one record; what cannot be read is kept for people, and holds up no other. */
  SourceRecord<Invoice> record(Json invoice) {
    String id = "";
    try {
      id = invoice.get("InvoiceID").text();
      String version = invoice.get("UpdatedDateUTC").optional().map(Json::text).orElse("");
      return new SourceRecord.Found<>(id, version, read(invoice));
    } catch (OdooSyncException | IllegalArgumentException e) {
      String reason =
          e instanceof OdooSyncException known ? known.failure().detail() : "A value is none";
      return new SourceRecord.Unreadable<>(id, Payload.bytes(Json.write(invoice.tree())), reason);
    }
  }

  Invoice read(Json invoice) {
    Invoice.State state = known(STATES, invoice.get("Status"));
    String currency = invoice.get("CurrencyCode").text();
    String id = invoice.get("InvoiceID").text();
    String number = text(invoice.get("InvoiceNumber")).orElse(id);
    Builder<Invoice> read = Invoice.builder(number);
    read.set(Invoice.EXTERNAL_KEYS, List.of(key(INVOICE, id)))
        .set(Invoice.KIND, Invoice.Kind.INVOICE)
        .set(Invoice.DIRECTION, known(DIRECTIONS, invoice.get("Type")))
        .set(Invoice.PARTY, party(invoice.get("Contact")))
        .set(Invoice.NUMBER, text(invoice.get("InvoiceNumber")).orElse(null))
        .set(Invoice.STATE, state)
        .set(Invoice.ISSUED_ON, XeroDates.day(invoice.get("Date")).orElse(null))
        .set(Invoice.DUE_ON, XeroDates.day(invoice.get("DueDate")).orElse(null))
        .set(Invoice.REFERENCE, text(invoice.get("Reference")).orElse(null))
        .set(Invoice.CURRENCY, Money.of("0", currency).currency())
        .set(Invoice.NET, money(invoice.get("SubTotal"), currency))
        .set(Invoice.TAX, money(invoice.get("TotalTax"), currency))
        .set(Invoice.TOTAL, money(invoice.get("Total"), currency))
        .set(Invoice.OPEN, money(invoice.get("AmountDue"), currency))
        .set(Invoice.CHANGED_AT, XeroDates.time(invoice.get("UpdatedDateUTC")).orElse(null));
    if (state == Invoice.State.POSTED) {
      read.set(Invoice.PAYMENT, payment(invoice));
    }
    String amounts = text(invoice.get("LineAmountTypes")).orElse("Exclusive");
    boolean inclusive = amounts.equals("Inclusive");
    read.set(
        Invoice.LINES,
        invoice.get("LineItems").items().stream()
            .map(line -> line(line, currency, inclusive))
            .toList());
    return read.build();
  }

  ExternalKey key(String entity, String id) {
    return new ExternalKey(Xero.SYSTEM, tenant, entity, id);
  }

  private PartyRef party(Json contact) {
    return PartyRef.builder()
        .set(PartyRef.EXTERNAL_KEYS, List.of(key("contact", contact.get("ContactID").text())))
        .set(PartyRef.CODE, text(contact.get("ContactNumber")).orElse(null))
        .set(PartyRef.NAME, text(contact.get("Name")).orElse(null))
        .build();
  }

  private static Invoice.Payment payment(Json invoice) {
    BigDecimal paid = amount(invoice.get("AmountPaid"));
    BigDecimal credited = amount(invoice.get("AmountCredited"));
    BigDecimal due = amount(invoice.get("AmountDue"));
    if (due.signum() != 0) {
      boolean none = paid.signum() == 0 && credited.signum() == 0;
      return none ? Invoice.Payment.NOT_PAID : Invoice.Payment.PARTIAL;
    }
    boolean reversed = paid.signum() == 0 && credited.signum() != 0;
    return reversed ? Invoice.Payment.REVERSED : Invoice.Payment.PAID;
  }

  private InvoiceLine line(Json line, String currency, boolean inclusive) {
    BigDecimal tax = amount(line.get("TaxAmount"));
    Optional<BigDecimal> amount = line.get("LineAmount").optional().map(Json::decimal);
    Optional<String> item = text(line.get("ItemCode"));
    Builder<InvoiceLine> read = InvoiceLine.builder();
    read.set(InvoiceLine.KEY, line.get("LineItemID").text())
        .set(
            InvoiceLine.PRODUCT,
            item.map(code -> ProductRef.builder().set(ProductRef.SKU, code).build()).orElse(null))
        .set(InvoiceLine.DESCRIPTION, text(line.get("Description")).orElse(null))
        .set(
            InvoiceLine.QUANTITY,
            line.get("Quantity")
                .optional()
                .map(Json::decimal)
                .map(quantity -> new Quantity(quantity, Unit.ONE))
                .orElse(null))
        .set(
            InvoiceLine.DISCOUNT,
            line.get("DiscountRate").optional().map(Json::decimal).orElse(null))
        .set(InvoiceLine.TAXES, text(line.get("TaxType")).map(options::taxName).stream().toList())
        .set(InvoiceLine.ACCOUNT, text(line.get("AccountCode")).orElse(null))
        .set(
            InvoiceLine.NET,
            amount
                .map(all -> inclusive ? all.subtract(tax) : all)
                .map(net -> new Money(net, Money.of("0", currency).currency()))
                .orElse(null));
    if (!inclusive) {
      read.set(InvoiceLine.PRICE, money(line.get("UnitAmount"), currency));
    }
    return read.build();
  }

  private static BigDecimal amount(Json value) {
    return value.isNull() ? BigDecimal.ZERO : value.decimal();
  }

  private static @Nullable Money money(Json value, String currency) {
    return value.isNull() ? null : new Money(value.decimal(), Money.of("0", currency).currency());
  }

  private static Optional<String> text(Json value) {
    return value.optional().map(Json::text).map(String::strip).filter(said -> !said.isEmpty());
  }

  private static <T> T known(Map<String, T> values, Json code) {
    T value = values.get(code.text());
    if (value == null) {
      throw new DecodingException(
          Failure.of(ErrorCode.FOREIGN_DATA, code.path() + " is a code that is not known"), null);
    }
    return value;
  }
}
