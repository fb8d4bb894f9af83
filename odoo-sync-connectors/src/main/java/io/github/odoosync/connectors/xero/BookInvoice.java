package io.github.odoosync.connectors.xero;

import io.github.odoosync.connector.CommandContext;
import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.Repeat;
import io.github.odoosync.connector.capability.InvoiceSink;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.invoice.Invoice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Books invoices and credit notes in two steps: a draft, whose total is compared, then the booking.
 * So what Xero counts otherwise is never booked.
 */
final class BookInvoice implements InvoiceSink {

  private static final String BOOKED = "AUTHORISED";

  private final XeroApi api;
  private final InvoiceBody bodies;
  private final InvoiceMapper mapper;
  private final boolean drafts;

  /**
   * @param drafts whether they stay drafts
   */
  BookInvoice(XeroApi api, InvoiceBody bodies, InvoiceMapper mapper, boolean drafts) {
    this.api = api;
    this.bodies = bodies;
    this.mapper = mapper;
    this.drafts = drafts;
  }

  /** Where invoices of one kind are, and what they are called there. */
  private record Place(String list, String id, String number, String entity) {

    static Place of(Invoice invoice) {
      return InvoiceBody.isCredit(invoice)
          ? new Place("CreditNotes", "CreditNoteID", "CreditNoteNumber", "credit-note")
          : new Place("Invoices", "InvoiceID", "InvoiceNumber", InvoiceMapper.INVOICE);
    }

    String path() {
      return XeroApi.PATH + list;
    }

    There first(Json answer) {
      return answer.get(list).items().stream()
          .findFirst()
          .map(this::there)
          .orElseThrow(
              () ->
                  new DecodingException(
                      Failure.of(ErrorCode.FOREIGN_DATA, "The answer tells of no record"), null));
    }

    There there(Json record) {
      return new There(
          record.get(id).text(), record.get("Status").text(), record.get("Total").decimal());
    }
  }

  /** What Xero has, as far as it matters here. */
  private record There(String id, String status, BigDecimal total) {

    boolean isDraft() {
      return status.equals("DRAFT");
    }

    boolean isGone() {
      return status.equals("DELETED") || status.equals("VOIDED");
    }
  }

  @Override
  public Repeat repeat() {
    return Repeat.NATIVE_KEY;
  }

  @Override
  public CommandResult<ExternalKey> execute(Invoice invoice, CommandContext context) {
    List<FieldError> missing = bodies.missing(invoice);
    if (!missing.isEmpty()) {
      return new CommandResult.Rejected<>("The invoice is not complete", missing);
    }
    Place place = Place.of(invoice);
    HttpRequest draft =
        HttpRequest.of("invoice.draft", "PUT", place.path())
            .query("summarizeErrors", "false")
            .query("unitdp", "4")
            .header("Idempotency-Key", context.key("draft"))
            .json(Map.of(place.list(), List.of(bodies.of(invoice))))
            .build();
    return api.order(draft, place::first).then(there -> settle(invoice, there, context));
  }

  /** Looks first: nobody knows for how long Xero keeps its keys, and a number it keeps for ever. */
  @Override
  public CommandResult<ExternalKey> executeAgain(Invoice invoice, CommandContext context) {
    return find(invoice)
        .map(there -> settle(invoice, there, context))
        .orElseGet(() -> execute(invoice, context));
  }

  @Override
  public Optional<CommandResult<ExternalKey>> lookUp(Invoice invoice, CommandContext context) {
    return find(invoice)
        .filter(there -> isSettled(there) && differs(invoice, there).isEmpty())
        .map(there -> done(Place.of(invoice), there));
  }

  /** Finds what has the invoice's number and type, and was not deleted. */
  private Optional<There> find(Invoice invoice) {
    Place place = Place.of(invoice);
    String number = InvoiceBody.number(invoice);
    String where = "%s==\"%s\"".formatted(place.number(), number.replace("\"", ""));
    HttpRequest request =
        HttpRequest.get("invoice.find", place.path())
            .query("where", where)
            .query("unitdp", "4")
            .build();
    return api.ask(
        request,
        answer ->
            answer.get(place.list()).items().stream()
                .filter(each -> each.get(place.number()).text().equals(number))
                .filter(each -> each.get("Type").text().equals(InvoiceBody.type(invoice)))
                .map(place::there)
                .filter(there -> !there.isGone())
                .findFirst());
  }

  private boolean isSettled(There there) {
    return drafts || !there.isDraft();
  }

  private CommandResult<ExternalKey> settle(Invoice invoice, There there, CommandContext context) {
    Place place = Place.of(invoice);
    Optional<String> difference = differs(invoice, there);
    if (difference.isPresent()) {
      return there.isDraft()
          ? change(place, there, "DELETED", context).then(gone -> refused(difference.get()))
          : new CommandResult.Conflict<>(difference.get(), done(place, there).value());
    }
    return isSettled(there)
        ? done(place, there)
        : change(place, there, BOOKED, context).then(booked -> done(place, booked));
  }

  private CommandResult<There> change(
      Place place, There there, String status, CommandContext context) {
    String operation = "invoice." + status.toLowerCase(Locale.ROOT);
    Map<String, String> record = Map.of(place.id(), there.id(), "Status", status);
    HttpRequest request =
        HttpRequest.post(operation, place.path() + "/{}", there.id())
            .query("summarizeErrors", "false")
            .header("Idempotency-Key", context.key(status))
            .json(Map.of(place.list(), List.of(record)))
            .build();
    return api.order(request, place::first);
  }

  private static Optional<String> differs(Invoice invoice, There there) {
    return invoice
        .total()
        .map(Money::amount)
        .filter(total -> total.compareTo(there.total()) != 0)
        .map(
            total ->
                "The total is %s, and Xero has %s"
                    .formatted(total.toPlainString(), there.total().toPlainString()));
  }

  private static <T> CommandResult<T> refused(String difference) {
    return new CommandResult.Rejected<>(
        difference, List.of(new FieldError("total", "differs", difference)));
  }

  private CommandResult.Done<ExternalKey> done(Place place, There there) {
    return new CommandResult.Done<>(mapper.key(place.entity(), there.id()));
  }
}
