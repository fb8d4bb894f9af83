package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.internal.odoo.BulkCalls;
import io.github.odoosync.odoo.RowResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Does many transfers exactly as they were confirmed: a look at all, the marks of each, one
 * validation of many, a look at all. What one of them is refused for does not keep the others back.
 */
final class BulkShipping {

  /** A transfer and how it is done. */
  private record Job(Shipping shipping, Shipping.Plan plan) {

    long id() {
      return plan.picking().id();
    }
  }

  private final Server server;
  private final PickingReader reader;
  private final LotsAndPackages names;
  private final Function<Shipping.Order, Shipping> engine;
  private final int perCall;
  private final Map<Long, StepResult<Shipped>> done = new HashMap<>();
  private final Set<Long> validated = new HashSet<>();
  private final Map<Long, RowResult> failed = new HashMap<>();
  private final List<Job> jobs = new ArrayList<>();
  private final List<Shipping> later = new ArrayList<>();
  private final Set<String> serials = new HashSet<>();

  BulkShipping(
      Server server,
      PickingReader reader,
      LotsAndPackages names,
      Function<Shipping.Order, Shipping> engine,
      int perCall) {
    this.server = server;
    this.reader = reader;
    this.names = names;
    this.engine = engine;
    this.perCall = perCall;
  }

  List<BulkStep<Shipped>> run(List<Shipping.Order> orders) {
    plan(orders);
    List<Job> marked = mark(jobs.stream().filter(job -> !job.plan().picking().done()).toList());
    validate(marked, true);
    validate(marked, false);
    look(jobs.stream().map(Job::id).toList());
    failed.putAll(
        new OneByOne<Shipping>(Shipping::transferId)
            .run(later, shipping -> done.put(shipping.transferId(), shipping.run())));
    return orders.stream().map(order -> step(order.transferId())).toList();
  }

  private BulkStep<Shipped> step(long id) {
    StepResult<Shipped> there = done.get(id);
    return there != null
        ? BulkStep.done(id, there)
        : BulkStep.failed(id, Objects.requireNonNull(failed.get(id)));
  }

  private void plan(List<Shipping.Order> orders) {
    Map<Long, Picking> pickings =
        read("id", orders.stream().map(Shipping.Order::transferId).toList()).stream()
            .collect(Collectors.toMap(Picking::id, picking -> picking));
    Map<Long, LotsAndPackages.Found> found = names(orders, pickings);
    failed.putAll(
        new OneByOne<>(Shipping.Order::transferId)
            .run(orders, order -> plan(order, pickings.get(order.transferId()), found)));
  }

  private void plan(
      Shipping.Order order, @Nullable Picking picking, Map<Long, LotsAndPackages.Found> found) {
    if (picking == null) {
      throw Rejections.notFound(PickingReader.MODEL, order.transferId());
    }
    Shipping shipping = engine.apply(order);
    Shipping.Plan plan =
        shipping.plan(picking, Objects.requireNonNull(found.get(picking.companyId())));
    if (picking.done() || (plan.isUsual() && isFirstWithItsSerials(plan))) {
      jobs.add(new Job(shipping, plan));
    } else {
      later.add(shipping);
    }
  }

  /** The look at one transfer does not show that another is about to take the same piece. */
  private boolean isFirstWithItsSerials(Shipping.Plan plan) {
    Set<String> named =
        plan.wanted().stream()
            .filter(wanted -> wanted.product().serial() && wanted.lot() != null)
            .map(wanted -> wanted.productId() + "/" + wanted.lot())
            .collect(Collectors.toSet());
    boolean first = named.stream().noneMatch(serials::contains);
    serials.addAll(named);
    return first;
  }

  /** Looks the lots and packages of all lines up, for each company. */
  private Map<Long, LotsAndPackages.Found> names(
      List<Shipping.Order> orders, Map<Long, Picking> pickings) {
    Map<Long, List<ConfirmedLine>> lines = new HashMap<>();
    for (Shipping.Order order : orders) {
      Picking picking = pickings.get(order.transferId());
      if (picking != null) {
        lines.computeIfAbsent(picking.companyId(), any -> new ArrayList<>()).addAll(order.lines());
      }
    }
    Map<Long, LotsAndPackages.Found> found = new HashMap<>();
    lines.forEach((company, all) -> found.put(company, names.find(company, all)));
    return found;
  }

  /** Returns those that are marked. */
  private List<Job> mark(List<Job> jobs) {
    Map<Long, RowResult> unmarked =
        new OneByOne<Job>(Job::id).run(jobs, job -> job.shipping().mark(job.plan()));
    failed.putAll(unmarked);
    return jobs.stream().filter(job -> !unmarked.containsKey(job.id())).toList();
  }

  // Apart from each other, for Odoo asks one question for all that are validated together.
  private void validate(List<Job> marked, boolean withoutRest) {
    List<Long> ids =
        marked.stream().filter(job -> job.plan().cancelRest() == withoutRest).map(Job::id).toList();
    validated.addAll(ids);
    failed.putAll(
        BulkCalls.failures(ids, perCall, part -> press(part, withoutRest ? part : List.of())));
  }

  private void press(List<Long> ids, List<Long> withoutBackorder) {
    Validation.Button button = Validation.Button.ofTransfers(ids);
    new Validation(server.client(), button, withoutBackorder).run();
  }

  private void look(List<Long> ids) {
    Map<Long, Picking> now =
        readAfter("id", ids).stream().collect(Collectors.toMap(Picking::id, picking -> picking));
    Map<Long, List<Picking>> backorders =
        readAfter("backorder_id", ids).stream()
            .collect(Collectors.groupingBy(rest -> Objects.requireNonNull(rest.backorderOf())));
    for (Job job : jobs) {
      try {
        end(job, now.get(job.id()), backorders.getOrDefault(job.id(), List.of()));
      } catch (OdooSyncException e) {
        failed.put(job.id(), BulkCalls.resultOf(e));
      }
    }
  }

  private List<Picking> readAfter(String field, List<Long> ids) {
    return BulkCalls.lookAfter(failed.values(), () -> read(field, ids));
  }

  private List<Picking> read(String field, List<Long> ids) {
    return ids.isEmpty() ? List.of() : reader.where(field(field).in(ids));
  }

  /** What is done is done, whatever was answered; only what is not may still be on its way. */
  private void end(Job job, @Nullable Picking now, List<Picking> backorders) {
    RowResult failure = failed.get(job.id());
    if (now == null) {
      throw Rejections.notFound(PickingReader.MODEL, job.id());
    }
    if (failure != null && !now.done()) {
      return;
    }
    boolean ours =
        validated.contains(job.id()) && (failure == null || failure instanceof RowResult.Unknown);
    done.put(
        job.id(),
        ours
            ? job.shipping().verified(job.plan(), now, backorders)
            : job.shipping().foundDone(job.plan(), now, backorders));
  }
}
