package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.internal.odoo.BulkCalls;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.RowResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Confirms many sales orders: a look at all, an act on those that are open, a look at those. */
final class BulkConfirmation {

  private static final String MODEL = "sale.order";
  private static final String CONFIRM = MODEL + ".action_confirm";

  private final Server server;
  private final Holds holds;
  private final int perCall;
  private final Map<Long, BulkStep<String>> ended = new LinkedHashMap<>();

  BulkConfirmation(Server server, int perCall) {
    this.server = server;
    this.holds = new Holds(server);
    this.perCall = perCall;
  }

  List<BulkStep<String>> run(List<Long> ids) {
    List<Long> open = new ArrayList<>();
    Map<Long, OdooRecord> before = read(ids);
    for (Long id : ids) {
      OdooRecord order = before.get(id);
      BulkStep<String> known =
          order == null ? BulkStep.failed(id, Rejections.notFound(MODEL, id)) : known(order);
      if (known == null) {
        open.add(id);
      } else {
        ended.put(id, known);
      }
    }
    act(open);
    return ids.stream().map(ended::get).toList();
  }

  private void act(List<Long> open) {
    if (open.isEmpty()) {
      return;
    }
    Map<Long, RowResult> failed = BulkCalls.failures(open, perCall, this::confirm);
    Map<Long, OdooRecord> after = BulkCalls.lookAfter(failed.values(), () -> read(open));
    open.forEach(id -> ended.put(id, step(id, failed.get(id), after.get(id))));
  }

  private void confirm(List<Long> ids) {
    server.model(MODEL).action("action_confirm", ids).expectDone();
  }

  /**
   * What is confirmed is confirmed, by this call or another, whatever was answered; only what is
   * not may still be on its way.
   */
  private static BulkStep<String> step(
      long id, @Nullable RowResult failure, @Nullable OdooRecord after) {
    if (after != null && isConfirmed(after)) {
      boolean ours = failure == null || failure instanceof RowResult.Unknown;
      return BulkStep.done(id, new StepResult<>(ours, name(after)));
    }
    return failure == null
        ? BulkStep.failed(
            id, Rejections.effectMissing(CONFIRM, "Odoo answered without doing the step"))
        : BulkStep.failed(id, failure);
  }

  private Map<Long, OdooRecord> read(List<Long> ids) {
    server.require(Needs.ORDERS);
    return server.model(MODEL, "state", "name", "tag_ids").byIds(ids);
  }

  /** Returns the result of an order that is not to be confirmed; null if it is. */
  private @Nullable BulkStep<String> known(OdooRecord order) {
    if (isConfirmed(order)) {
      return BulkStep.done(order.id(), StepResult.alreadyDone(name(order)));
    }
    if (state(order).equals("cancel")) {
      return refused(order.id(), name(order) + " is cancelled");
    }
    return holds.holds(order.ids("tag_ids"))
        ? refused(order.id(), name(order) + " is on hold: release it first")
        : null;
  }

  private static BulkStep<String> refused(long id, String why) {
    return BulkStep.failed(id, Rejections.of(ErrorCode.WRONG_STATE, CONFIRM, why));
  }

  private static String name(OdooRecord order) {
    return order.string("name").orElse("order " + order.id());
  }

  private static boolean isConfirmed(OdooRecord order) {
    return state(order).equals("sale") || state(order).equals("done");
  }

  private static String state(OdooRecord order) {
    return order.string("state").orElse("");
  }
}
