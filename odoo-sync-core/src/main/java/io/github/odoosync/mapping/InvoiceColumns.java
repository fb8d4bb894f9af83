package io.github.odoosync.mapping;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.invoice.Invoice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of {@code account.move} that are not one plain field. */
final class InvoiceColumns {

  private InvoiceColumns() {}

  static Column<Invoice.Kind> kind() {
    return Column.readOnly(
        List.of("move_type"),
        source -> {
          String type = source.text("move_type");
          return type != null && type.endsWith("_refund")
              ? Invoice.Kind.CREDIT_NOTE
              : Invoice.Kind.INVOICE;
        });
  }

  static Column<Invoice.Direction> direction() {
    return Column.readOnly(
        List.of("move_type"),
        source -> {
          String type = source.text("move_type");
          return type != null && type.startsWith("in_")
              ? Invoice.Direction.PURCHASE
              : Invoice.Direction.SALE;
        });
  }

  static Column<Invoice.State> state() {
    return Column.code(
            "state",
            Map.of(
                "draft", Invoice.State.DRAFT,
                "posted", Invoice.State.POSTED,
                "cancel", Invoice.State.CANCELLED))
        .readOnly();
  }

  static Column<Invoice.Payment> payment() {
    return Column.readOnly(List.of("payment_state"), source -> payment(source));
  }

  static Column<BusinessKey> reverses() {
    return DocumentKeys.one("reversed_entry_id", "account.move", Invoice.SCHEMA.name());
  }

  /** The account of a line, one of the document's company. */
  static Column<String> account() {
    return Column.<String>of(
            List.of("account_id.code"),
            source -> source.text("account_id.code"),
            (value, current, target) ->
                target.put("account_id", target.lookups().accountId(value, target.company())))
        .clearedBy("account_id");
  }

  /** Which of Odoo's taxes an invoice takes. */
  static String taxUse(Document document) {
    boolean sale =
        document instanceof Invoice invoice && invoice.direction() == Invoice.Direction.SALE;
    return sale ? "sale" : "purchase";
  }

  static String type(Invoice invoice) {
    String side = invoice.direction() == Invoice.Direction.SALE ? "out_" : "in_";
    String kind = invoice.kind() == Invoice.Kind.INVOICE ? "invoice" : "refund";
    return side + kind;
  }

  private static Invoice.@Nullable Payment payment(Source source) {
    String state = source.text("payment_state");
    if (state == null) {
      return null;
    }
    return switch (state) {
      case "not_paid" -> Invoice.Payment.NOT_PAID;
      case "in_payment" -> Invoice.Payment.IN_PAYMENT;
      case "partial" -> Invoice.Payment.PARTIAL;
      case "paid" -> Invoice.Payment.PAID;
      case "reversed" -> Invoice.Payment.REVERSED;
      default -> Invoice.Payment.OTHER;
    };
  }
}
