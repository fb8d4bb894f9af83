package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Values;
import java.util.Collection;
import java.util.LinkedHashMap;
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

  static final String WIZARD = "sale.advance.payment.inv";

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
            ? WIZARD + ".create_invoices"
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
    if (isDue(order)) {
      return Optional.empty();
    }
    List<Invoice> invoices =
        invoices(order.invoices()).values().stream()
            .filter(invoice -> !invoice.cancelled())
            .toList();
    if (invoices.isEmpty()) {
      throw nothingDelivered(order);
    }
    return Optional.of(invoices);
  }

  /** Returns whether something is left to invoice; refuses an order that is not to be invoiced. */
  boolean isDue(Order order) {
    if (order.cancelled()) {
      throw refused(order.name() + " is cancelled");
    }
    if (!order.confirmed()) {
      throw refused(order.name() + " is not confirmed");
    }
    return order.lines().stream().anyMatch(line -> line.toInvoice().signum() != 0);
  }

  RejectedException nothingDelivered(Order order) {
    return refused("Nothing of " + order.name() + " was delivered that could be invoiced");
  }

  /** Returns invoices as they are now. */
  Map<Long, Invoice> invoices(Collection<Long> ids) {
    Map<Long, Invoice> invoices = new LinkedHashMap<>();
    server
        .model("account.move", FIELDS)
        .byIds(ids)
        .forEach((id, move) -> invoices.put(id, Invoices.invoice(move)));
    return invoices;
  }

  private void createNow(Order order, boolean onlyDelivered) {
    if (onlyDelivered) {
      requireDelivered(order);
    }
    if (kind == OrderKind.PURCHASE) {
      server
          .in(order.company())
          .model(kind.model)
          .action("action_create_invoice", List.of(order.id()))
          .expectDone();
      return;
    }
    createNow(order.company(), List.of(order.id()));
  }

  /** Makes an invoice for each of several sales orders, in one call. */
  void createNow(long company, List<Long> orders) {
    Map<String, Object> active =
        Map.of("active_model", kind.model, "active_id", orders.get(0), "active_ids", orders);
    Model<OdooRecord> wizards =
        server.in(company).with(context -> context.with(active)).model(WIZARD);
    Values values = Values.of("advance_payment_method", "delivered");
    // Else orders of one customer would share an invoice.
    long wizard =
        wizards.create(orders.size() == 1 ? values : values.with("consolidated_billing", false));
    wizards.action("create_invoices", List.of(wizard)).expectDone();
  }

  /** Returns how many orders can be invoiced in one call with an invoice for each. */
  int together(int most) {
    return server.has(WIZARD, "consolidated_billing") ? most : 1;
  }

  void requireDelivered(Order order) {
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

  private RejectedException refused(String detail) {
    return Rejections.of(ErrorCode.WRONG_STATE, operation, detail);
  }
}
