package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Values;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Customer invoices, vendor bills and credit notes. Thread-safe; every method can be called again
 * after any failure.
 *
 * <p>Odoo gives an invoice no key of the caller's, so that it is not made twice rests on what is
 * left to invoice of the order: two calls at once are told apart by the database, which lets only
 * one of them count the same goods.
 */
public final class Invoices {

  static final String POST = "account.move.action_post";

  private static final String MODEL = "account.move";

  private final Server server;
  private final KeyNotes keys;

  Invoices(Server server) {
    this.server = server;
    this.keys = new KeyNotes(server, "logistics.credit", MODEL);
  }

  /**
   * Makes a draft invoice of what was delivered of a sales order and not invoiced yet.
   *
   * @return the new invoices, mostly one; those there are if nothing is left to invoice
   * @throws io.github.odoosync.error.RejectedException if nothing was delivered, or if Odoo would
   *     invoice more than that: a product's invoicing policy can be "ordered quantities"
   */
  public StepResult<List<Invoice>> createForDelivered(long orderId) {
    return new InvoiceRun(server, OrderKind.SALE).create(orderId, true);
  }

  /**
   * Makes a draft invoice of all that Odoo would invoice now of a sales order, by the invoicing
   * policies of its products.
   */
  public StepResult<List<Invoice>> createForDue(long orderId) {
    return new InvoiceRun(server, OrderKind.SALE).create(orderId, false);
  }

  /** Makes a draft bill of what was received of a purchase order and not billed yet. */
  public StepResult<List<Invoice>> createForReceived(long purchaseOrderId) {
    return new InvoiceRun(server, OrderKind.PURCHASE).create(purchaseOrderId, false);
  }

  /**
   * Posts a draft.
   *
   * @throws io.github.odoosync.error.RejectedException if it is cancelled
   */
  public StepResult<Invoice> post(long id) {
    return Steps.once(POST, () -> posted(id), () -> postNow(server, List.of(id)));
  }

  static void postNow(Server server, List<Long> ids) {
    server
        .with(context -> context.with("disable_abnormal_invoice_detection", true))
        .model(MODEL)
        .action("action_post", ids)
        .expectDone();
  }

  /**
   * Invoices what was delivered of many sales orders and not invoiced yet, and posts it: an invoice
   * for each order, some hundred in one call. One that is refused does not keep the others back.
   *
   * @param orderIds each once
   * @param perCall how many go into one call, and so into one transaction, at most
   * @return how it ended for each, in their order, with the invoices, which are posted
   */
  public List<BulkStep<List<Invoice>>> invoiceDelivered(List<Long> orderIds, int perCall) {
    return new BulkInvoicing(server, perCall).run(orderIds);
  }

  private Optional<Invoice> posted(long id) {
    Invoice invoice = read(id);
    if (invoice.cancelled()) {
      throw Rejections.of(ErrorCode.WRONG_STATE, POST, "Invoice " + id + " is cancelled");
    }
    return invoice.posted() ? Optional.of(invoice) : Optional.empty();
  }

  /**
   * Makes a draft credit note that takes back a whole posted invoice.
   *
   * <p>One that is not cancelled counts as done, also if a person made it. Of two calls at the same
   * time one deletes the draft it made, and returns the other's.
   *
   * @param date the date of the credit note
   * @param reason printed on it
   * @return the credit note, a draft if this call made it
   * @throws io.github.odoosync.error.RejectedException if the invoice is not posted
   */
  public StepResult<Invoice> reverse(long id, LocalDate date, String reason) {
    server.require(Needs.INVOICES);
    String key = String.valueOf(id);
    Optional<Invoice> known = keys.find(key).flatMap(this::find);
    if (known.isPresent() && !known.get().cancelled()) {
      return StepResult.alreadyDone(known.get());
    }
    if (known.isPresent()) {
      keys.untie(key);
    }
    Optional<Long> there = reversalOf(id);
    String note = "Credit note of invoice " + id + ": " + reason;
    if (there.isPresent()) {
      return StepResult.alreadyDone(read(keys.tie(key, there.get(), note)));
    }
    long made = reverseNow(id, date, reason);
    long first = keys.tie(key, made, note);
    if (first == made) {
      return StepResult.acted(read(made));
    }
    server.model(MODEL).unlink(List.of(made));
    return StepResult.alreadyDone(read(first));
  }

  private Optional<Long> reversalOf(long id) {
    return server
        .model(MODEL)
        .where(Domain.field("reversed_entry_id").eq(id), Domain.field("state").ne("cancel"))
        .orderBy("id")
        .ids()
        .stream()
        .findFirst();
  }

  private long reverseNow(long id, LocalDate date, String reason) {
    OdooRecord invoice =
        server
            .model(MODEL, "state", "journal_id", "company_id")
            .byId(id)
            .orElseThrow(() -> Rejections.notFound(MODEL, id));
    if (invoice.string("state").filter("posted"::equals).isEmpty()) {
      throw Rejections.of(
          ErrorCode.WRONG_STATE,
          "account.move.reversal.refund_moves",
          "Invoice " + id + " is not posted: there is nothing to take back");
    }
    long company = invoice.ref("company_id").map(Ref::id).orElse(0L);
    Map<String, Object> active =
        Map.of("active_model", MODEL, "active_id", id, "active_ids", List.of(id));
    OdooClient wizards = server.in(company).with(context -> context.with(active)).client();
    long wizard =
        wizards
            .model("account.move.reversal")
            .create(
                Values.of("date", date)
                    .with("reason", reason)
                    .with("journal_id", invoice.ref("journal_id").map(Ref::id).orElse(0L)));
    return wizards
        .model("account.move.reversal")
        .action("refund_moves", List.of(wizard))
        .expectRecords()
        .id();
  }

  /** Returns an invoice by its id; its {@code paymentState} says how far it is paid. */
  public Optional<Invoice> find(long id) {
    server.require(Needs.INVOICES);
    return server.model(MODEL, InvoiceRun.FIELDS).byId(id).map(Invoices::invoice);
  }

  Invoice read(long id) {
    return find(id).orElseThrow(() -> Rejections.notFound(MODEL, id));
  }

  static Invoice invoice(OdooRecord move) {
    return new Invoice(
        move.id(),
        move.string("name").orElse(""),
        move.string("move_type").orElse(""),
        move.string("state").orElse(""),
        move.string("payment_state").orElse(""),
        move.ref("currency_id").map(Ref::name).orElse(""),
        OrderReader.decimal(move, "amount_total"),
        OrderReader.decimal(move, "amount_residual"));
  }
}
