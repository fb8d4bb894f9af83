package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.odoo.ActionResult;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Cancels sales orders, unless goods are on their way. */
final class Cancellation {

  private static final String OPERATION = "sale.order.action_cancel";

  private final Server server;

  Cancellation(Server server) {
    this.server = server;
  }

  /** Refuses if something was shipped; asks to stop what is being worked on. */
  void prepare(Order order, CancelHandshake handshake) {
    if (order.locked()) {
      throw Rejections.of(
          ErrorCode.WRONG_STATE,
          OPERATION,
          order.name() + " is locked: unlock it before it is cancelled");
    }
    List<OdooRecord> transfers = transfers(order);
    refuseShipped(order, transfers);
    List<CancelHandshake.Transfer> worked = worked(transfers);
    if (worked.isEmpty()) {
      return;
    }
    if (!handshake.stop(worked)) {
      throw Rejections.of(ErrorCode.WORK_STARTED, OPERATION, started(order, worked));
    }
    refuseShipped(order, transfers(order));
  }

  void act(long order) {
    Server quiet = server.with(context -> context.with("disable_cancel_warning", true));
    ActionResult result = quiet.model("sale.order").action("action_cancel", List.of(order));
    Optional<ActionResult.Wizard> asked =
        result.wizard().filter(w -> server.named(Term.ORDER_CANCEL_WIZARD, w.model()));
    if (asked.isPresent()) {
      quiet
          .client()
          .answer(asked.get(), "action_cancel", Values.of("order_id", order))
          .expectDone();
    } else {
      result.expectDone();
    }
  }

  private List<OdooRecord> transfers(Order order) {
    List<String> fields =
        new ArrayList<>(
            List.of("name", "state", "printed", "picking_type_code", "move_ids.picked"));
    if (server.has("stock.picking", "batch_id")) {
      fields.add("batch_id.state");
    }
    return List.copyOf(
        server
            .model("stock.picking", fields.toArray(new String[0]))
            .byIds(order.transfers())
            .values());
  }

  /** Odoo cancels an order that was shipped since it was looked at: somebody has to know. */
  void requireUnshipped(Order cancelled) {
    String shipped = shipped(transfers(cancelled));
    if (!shipped.isEmpty()) {
      throw Rejections.committed(
          ErrorCode.WRONG_STATE,
          OPERATION,
          cancelled.name() + " is cancelled, but was shipped with " + shipped);
    }
  }

  private static String shipped(List<OdooRecord> transfers) {
    return transfers.stream()
        .filter(t -> state(t).equals("done") && isOutgoing(t))
        .map(Cancellation::name)
        .collect(Collectors.joining(", "));
  }

  private static void refuseShipped(Order order, List<OdooRecord> transfers) {
    String shipped = shipped(transfers);
    if (!shipped.isEmpty()) {
      throw Rejections.of(
          ErrorCode.WRONG_STATE,
          OPERATION,
          order.name() + " was shipped with " + shipped + ": return the goods instead");
    }
  }

  private static List<CancelHandshake.Transfer> worked(List<OdooRecord> transfers) {
    List<CancelHandshake.Transfer> worked = new ArrayList<>();
    for (OdooRecord transfer : transfers) {
      why(transfer)
          .map(
              why ->
                  new CancelHandshake.Transfer(transfer.id(), name(transfer), state(transfer), why))
          .ifPresent(worked::add);
    }
    return worked;
  }

  private static Optional<String> why(OdooRecord transfer) {
    if (state(transfer).equals("cancel")
        || (state(transfer).equals("done") && !isOutgoing(transfer) && isReceipt(transfer))) {
      return Optional.empty();
    }
    if (state(transfer).equals("done")) {
      return Optional.of("its goods were moved towards the dock");
    }
    if (transfer.records("move_ids").stream().anyMatch(move -> move.flag("picked"))) {
      return Optional.of("goods are picked");
    }
    if (transfer.flag("printed")) {
      return Optional.of("its list is printed");
    }
    boolean started =
        transfer.has("batch_id")
            && transfer
                .record("batch_id")
                .flatMap(batch -> batch.string("state"))
                .filter("in_progress"::equals)
                .isPresent();
    return started ? Optional.of("its batch is in progress") : Optional.empty();
  }

  private static String started(Order order, List<CancelHandshake.Transfer> worked) {
    return order.name()
        + " is being worked on: "
        + worked.stream()
            .map(t -> t.name() + " (" + t.why() + ")")
            .collect(Collectors.joining(", "));
  }

  private static boolean isOutgoing(OdooRecord transfer) {
    return transfer.string("picking_type_code").filter("outgoing"::equals).isPresent();
  }

  private static boolean isReceipt(OdooRecord transfer) {
    return transfer.string("picking_type_code").filter("incoming"::equals).isPresent();
  }

  private static String name(OdooRecord transfer) {
    return transfer.string("name").orElse("" + transfer.id());
  }

  private static String state(OdooRecord transfer) {
    return transfer.string("state").orElse("");
  }
}
