package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
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
  private final Map<Long, BulkStep> ended = new LinkedHashMap<>();

  BulkConfirmation(Server server, int perCall) {
    this.server = server;
    this.holds = new Holds(server);
    this.perCall = perCall;
  }

  List<BulkStep> run(List<Long> ids) {
    List<Long> open = new ArrayList<>();
    Map<Long, OdooRecord> before = read(ids);
    for (Long id : ids) {
      OdooRecord order = before.get(id);
      RowResult known = order == null ? missing(id) : known(order);
      if (known == null) {
        open.add(id);
      } else {
        ended.put(id, new BulkStep(id, false, known));
      }
    }
    act(open);
    return ids.stream().map(ended::get).toList();
  }

  private void act(List<Long> open) {
    if (open.isEmpty()) {
      return;
    }
    List<RowResult> results = new BulkCalls<Long>(this::confirm, perCall).run(open);
    Map<Long, OdooRecord> after = read(open);
    for (int i = 0; i < open.size(); i++) {
      long id = open.get(i);
      ended.put(id, step(id, results.get(i), after.get(id)));
    }
  }

  private List<Long> confirm(List<Long> ids) {
    server.model(MODEL).action("action_confirm", ids).expectDone();
    return ids;
  }

  /** Somebody else may have confirmed what was refused, or undone what was done. */
  private static BulkStep step(long id, RowResult result, @Nullable OdooRecord after) {
    boolean there = after != null && isConfirmed(after);
    boolean acted = result instanceof RowResult.Saved;
    if (there && !(result instanceof RowResult.Unknown)) {
      return new BulkStep(id, acted, new RowResult.Saved(id, List.of()));
    }
    return new BulkStep(
        id,
        false,
        acted
            ? refused(Rejections.effectMissing(CONFIRM, "Odoo answered without doing the step"))
            : result);
  }

  private Map<Long, OdooRecord> read(List<Long> ids) {
    server.require(Needs.ORDERS);
    return server.model(MODEL, "state", "name", "tag_ids").byIds(ids);
  }

  /** Returns the result of an order that is not to be confirmed; null if it is. */
  private @Nullable RowResult known(OdooRecord order) {
    String name = order.string("name").orElse("" + order.id());
    if (isConfirmed(order)) {
      return new RowResult.Saved(order.id(), List.of());
    }
    if (state(order).equals("cancel")) {
      return refused(Rejections.of(ErrorCode.WRONG_STATE, CONFIRM, name + " is cancelled"));
    }
    return holds.holds(order.ids("tag_ids"))
        ? refused(
            Rejections.of(ErrorCode.WRONG_STATE, CONFIRM, name + " is on hold: release it first"))
        : null;
  }

  private static RowResult missing(long id) {
    String detail = "There is no sale.order " + id + ", or it is hidden from this login";
    return new RowResult.Rejected(
        RowResult.Kind.DELETED,
        null,
        detail,
        Rejections.of(ErrorCode.NOT_FOUND, MODEL + ".read", detail));
  }

  private static RowResult refused(OdooSyncException error) {
    return new RowResult.Rejected(RowResult.Kind.VALIDATION, null, error.failure().detail(), error);
  }

  private static boolean isConfirmed(OdooRecord order) {
    return state(order).equals("sale") || state(order).equals("done");
  }

  private static String state(OdooRecord order) {
    return order.string("state").orElse("");
  }
}
