package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Values;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes invoices of one order, of what is left to invoice. */
final class InvoiceRun {

  static final String[] FIELDS = {
    "name", "move_type", "state", "payment_state", "currency_id", "amount_total", "amount_residual"
  };

  private final Server server;
  private final OrderKind kind;
  private final OrderReader reader;
  private final String operation;

  InvoiceRun(Server server, OrderKind kind) {
    this.server = server;
    this.kind = kind;
    this.reader = new OrderReader(server, kind);
    this.operation =
        kind == OrderKind.SALE
            ? "sale.advance.payment.inv.create_invoices"
            : "purchase.order.action_create_invoice";
  }

  StepResult<List<Invoice>> create(long id, boolean onlyDelivered) {
    server.require(Needs.INVOICES);
    Order before = reader.read(id);
    StepResult<List<Invoice>> made =
        Steps.once(
            operation, () -> nothingLeft(id), () -> createNow(reader.read(id), onlyDelivered));
    Set<Long> old = Set.copyOf(before.invoices());
    List<Invoice> fresh = made.value().stream().filter(i -> !old.contains(i.id())).toList();
    return made.acted() && !fresh.isEmpty() ? StepResult.acted(fresh) : made;
  }

  /** Returns the invoices if the order has nothing left to invoice. */
  private Optional<List<Invoice>> nothingLeft(long id) {
    Order order = reader.read(id);
    if (order.cancelled()) {
      throw refused(order.name() + " is cancelled");
    }
    if (!order.confirmed()) {
      throw refused(order.name() + " is not confirmed");
    }
    if (order.lines().stream().anyMatch(line -> line.toInvoice().signum() != 0)) {
      return Optional.empty();
    }
    List<Invoice> invoices = invoices(order.invoices());
    if (invoices.isEmpty()) {
      throw refused("Nothing of " + order.name() + " was delivered that could be invoiced");
    }
    return Optional.of(invoices);
  }

  private List<Invoice> invoices(Collection<Long> ids) {
    return server.model("account.move", FIELDS).byIds(ids).values().stream()
        .map(Invoices::invoice)
        .filter(invoice -> !invoice.cancelled())
        .toList();
  }

  private void createNow(Order order, boolean onlyDelivered) {
    if (onlyDelivered) {
      requireDelivered(order);
    }
    Server company = server.in(order.company());
    if (kind == OrderKind.PURCHASE) {
      company.model(kind.model).action("action_create_invoice", List.of(order.id())).expectDone();
      return;
    }
    Map<String, Object> active =
        Map.of(
            "active_model", kind.model,
            "active_id", order.id(),
            "active_ids", List.of(order.id()));
    Model<OdooRecord> wizards =
        company.with(context -> context.with(active)).model("sale.advance.payment.inv");
    long wizard = wizards.create(Values.of("advance_payment_method", "delivered"));
    wizards.action("create_invoices", List.of(wizard)).expectDone();
  }

  private void requireDelivered(Order order) {
    String early =
        order.lines().stream()
            .filter(line -> line.invoiced().add(line.toInvoice()).compareTo(line.moved()) > 0)
            .map(
                line ->
                    line.key().orElse("" + line.id())
                        + " (delivered "
                        + line.moved().toPlainString()
                        + " of "
                        + line.ordered().toPlainString()
                        + ")")
            .collect(Collectors.joining(", "));
    if (!early.isEmpty()) {
      throw refused(
          "Odoo would invoice more of "
              + order.name()
              + " than was delivered, by its products' invoicing policy: line "
              + early);
    }
  }

  private RuntimeException refused(String detail) {
    return Rejections.of(ErrorCode.WRONG_STATE, operation, detail);
  }
}
