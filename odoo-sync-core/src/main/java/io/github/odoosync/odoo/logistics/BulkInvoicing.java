package io.github.odoosync.odoo.logistics;

import io.github.odoosync.internal.odoo.BulkCalls;
import io.github.odoosync.odoo.RowResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Invoices many sales orders: a look at all, one call that makes the invoices, a look, one call
 * that posts them, a look. What is there afterwards counts, whatever was answered; only what is not
 * may still be on its way.
 */
final class BulkInvoicing {

  /** An order and the invoices that are to be posted for it. */
  private record Invoiced(Order order, boolean byThisCall, List<Long> invoices) {}

  private final Server server;
  private final InvoiceRun invoicing;
  private final OrderReader reader;
  private final int perCall;
  private final Map<Long, RowResult> failed = new HashMap<>();
  private final Map<Long, Invoiced> invoiced = new LinkedHashMap<>();

  BulkInvoicing(Server server, int perCall) {
    this.server = server;
    this.invoicing = new InvoiceRun(server, OrderKind.SALE);
    this.reader = new OrderReader(server, OrderKind.SALE);
    this.perCall = perCall;
  }

  List<BulkStep<List<Invoice>>> run(List<Long> orderIds) {
    server.require(Needs.INVOICES);
    create(due(orderIds));
    Map<Long, StepResult<List<Invoice>>> done = post();
    return orderIds.stream().map(id -> step(id, done.get(id))).toList();
  }

  private BulkStep<List<Invoice>> step(long id, @Nullable StepResult<List<Invoice>> done) {
    return done != null
        ? BulkStep.done(id, done)
        : BulkStep.failed(id, Objects.requireNonNull(failed.get(id)));
  }

  /** Returns the orders with something left to invoice. */
  private List<Order> due(List<Long> orderIds) {
    Map<Long, Order> orders = reader.all(orderIds);
    List<Order> due = new ArrayList<>();
    failed.putAll(new OneByOne<Long>(id -> id).run(orderIds, id -> sort(id, orders.get(id), due)));
    return due;
  }

  private void sort(long id, @Nullable Order order, List<Order> due) {
    if (order == null) {
      throw Rejections.notFound(OrderKind.SALE.model, id);
    }
    if (invoicing.isDue(order)) {
      invoicing.requireDelivered(order);
      due.add(order);
    } else {
      invoiced.put(id, new Invoiced(order, false, order.invoices()));
    }
  }

  private void create(List<Order> due) {
    due.stream().collect(Collectors.groupingBy(Order::company)).forEach(this::create);
    List<Long> ids = due.stream().map(Order::id).toList();
    Map<Long, Order> now = BulkCalls.lookAfter(failed.values(), () -> reader.all(ids));
    due.forEach(order -> created(order, now.get(order.id())));
  }

  private void create(long company, List<Order> due) {
    List<Long> ids = due.stream().map(Order::id).toList();
    int together = invoicing.together(perCall);
    failed.putAll(BulkCalls.failures(ids, together, part -> invoicing.createNow(company, part)));
  }

  private void created(Order before, @Nullable Order now) {
    if (now == null || invoicing.isDue(now)) {
      failed.putIfAbsent(before.id(), withoutEffect(InvoiceRun.WIZARD));
      return;
    }
    RowResult failure = failed.remove(before.id());
    boolean byThisCall = failure == null || failure instanceof RowResult.Unknown;
    List<Long> fresh = new ArrayList<>(now.invoices());
    fresh.removeAll(before.invoices());
    invoiced.put(
        before.id(), new Invoiced(now, byThisCall, fresh.isEmpty() ? now.invoices() : fresh));
  }

  private Map<Long, StepResult<List<Invoice>>> post() {
    List<Long> all =
        invoiced.values().stream().flatMap(each -> each.invoices().stream()).distinct().toList();
    Map<Long, Invoice> before = invoicing.invoices(all);
    List<Long> drafts =
        before.values().stream()
            .filter(invoice -> !invoice.posted() && !invoice.cancelled())
            .map(Invoice::id)
            .toList();
    Map<Long, RowResult> unposted =
        BulkCalls.failures(drafts, perCall, part -> Invoices.postNow(server, part));
    Map<Long, Invoice> now =
        drafts.isEmpty()
            ? before
            : BulkCalls.lookAfter(unposted.values(), () -> invoicing.invoices(all));
    Map<Long, StepResult<List<Invoice>>> done = new HashMap<>();
    Set<Long> posted = new HashSet<>(drafts);
    posted.removeAll(unposted.keySet());
    for (Invoiced each : invoiced.values()) {
      List<Invoice> there =
          each.invoices().stream()
              .map(now::get)
              .filter(invoice -> invoice != null && !invoice.cancelled())
              .toList();
      RowResult failure = failure(each.order(), there, unposted);
      if (failure != null) {
        failed.put(each.order().id(), failure);
      } else {
        boolean acted = each.byThisCall() || each.invoices().stream().anyMatch(posted::contains);
        done.put(each.order().id(), new StepResult<>(acted, there));
      }
    }
    return done;
  }

  private @Nullable RowResult failure(
      Order order, List<Invoice> there, Map<Long, RowResult> unposted) {
    if (there.isEmpty()) {
      return BulkCalls.resultOf(invoicing.nothingDelivered(order));
    }
    return there.stream()
        .filter(invoice -> !invoice.posted())
        .findFirst()
        .map(open -> unposted.getOrDefault(open.id(), withoutEffect(Invoices.POST)))
        .orElse(null);
  }

  private static RowResult withoutEffect(String operation) {
    return BulkCalls.resultOf(
        Rejections.effectMissing(operation, "Odoo answered without doing the step"));
  }
}
