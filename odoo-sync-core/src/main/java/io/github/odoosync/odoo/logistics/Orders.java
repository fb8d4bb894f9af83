package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Sales orders. Thread-safe.
 *
 * <p>Every method can be called again after any failure; what is refused with a {@link
 * io.github.odoosync.error.RejectedException} whose outcome is {@code NOT_COMMITTED} has written
 * nothing.
 */
public final class Orders {

  private static final String MODEL = "sale.order";
  private static final String CONFIRM = "sale.order.action_confirm";

  private final Server server;
  private final Units units;
  private final OrderReader reader;
  private final Notes notes;

  Orders(Server server, Units units) {
    this.server = server;
    this.units = units;
    this.reader = new OrderReader(server, OrderKind.SALE);
    this.notes = new Notes(server);
  }

  /**
   * Makes the order what the draft says: creates it, or writes those fields and lines that differ,
   * or nothing.
   *
   * <p>Lines are matched by their keys. A line that the draft does not have any more is removed, of
   * a confirmed order set to zero; lines that people added in Odoo stay.
   *
   * @throws io.github.odoosync.error.RejectedException if a product, unit, partner, warehouse or
   *     currency does not fit, or the order is cancelled or locked and differs
   */
  public StepResult<Order> save(OrderDraft draft) {
    server.require(Needs.ORDERS);
    References.Found found = new References(server, units, OrderKind.SALE, draft).check();
    StepResult<Long> saved = new OrderWriter(server, OrderKind.SALE, draft).save(found);
    return new StepResult<>(saved.acted(), reader.read(saved.value()));
  }

  /** Returns the order that an external id leads to. */
  public Optional<Order> find(ExternalId id) {
    return server.find(id, MODEL).flatMap(reader::find);
  }

  /** Returns an order by its id. */
  public Optional<Order> find(long id) {
    return reader.find(id);
  }

  /**
   * Confirms a quotation, whatever it comes to.
   *
   * @throws io.github.odoosync.error.RejectedException if it is cancelled or on hold
   */
  public StepResult<Order> confirm(long id) {
    return Steps.once(CONFIRM, () -> confirmed(id), () -> confirmNow(id));
  }

  /**
   * Confirms a quotation if it comes to what the source system says. One that is confirmed already
   * is not looked at again.
   *
   * @return the order: confirmed, or {@linkplain Order#onHold on hold} where the check asks for
   *     that
   */
  public StepResult<Order> confirm(long id, AmountCheck check) {
    Optional<Order> before = confirmed(id);
    if (before.isPresent()) {
      return StepResult.alreadyDone(before.get());
    }
    Order order = reader.read(id);
    Optional<String> mismatch = mismatch(order, check);
    if (mismatch.isEmpty()) {
      return confirm(id);
    }
    return switch (check.onMismatch()) {
      case REJECT -> throw Rejections.of(ErrorCode.AMOUNT_MISMATCH, CONFIRM, mismatch.get());
      case HOLD -> hold(id, mismatch.get());
      case ACCEPT_WITH_NOTE -> {
        notes.add(noteId(id, "amounts", mismatch.get()), MODEL, id, mismatch.get());
        yield confirm(id);
      }
    };
  }

  /**
   * Confirms many quotations in one call for some hundred, those that can be: one that is refused
   * does not keep the others back.
   *
   * @param ids each once
   * @param perCall how many go into one call, and so into one transaction, at most
   * @return how it ended for each, in their order, with the order's number
   */
  public List<BulkStep<String>> confirmAll(List<Long> ids, int perCall) {
    return new BulkConfirmation(server, perCall).run(ids);
  }

  private Optional<Order> confirmed(long id) {
    Order order = reader.read(id);
    if (order.cancelled()) {
      throw Rejections.of(ErrorCode.WRONG_STATE, CONFIRM, order.name() + " is cancelled");
    }
    if (order.onHold() && !order.confirmed()) {
      throw Rejections.of(
          ErrorCode.WRONG_STATE, CONFIRM, order.name() + " is on hold: release it first");
    }
    return order.confirmed() ? Optional.of(order) : Optional.empty();
  }

  private void confirmNow(long id) {
    server.model(MODEL).action("action_confirm", List.of(id)).expectDone();
  }

  private Optional<String> mismatch(Order order, AmountCheck check) {
    if (!order.currency().equals(check.currency())) {
      throw Rejections.of(
          ErrorCode.CURRENCY_MISMATCH,
          CONFIRM,
          order.name() + " is in " + order.currency() + ", not in " + check.currency());
    }
    int digits = digits(order.currency());
    if (check.total().stripTrailingZeros().scale() > digits) {
      throw Rejections.of(
          ErrorCode.AMOUNT_MISMATCH,
          CONFIRM,
          check.total().toPlainString() + " is finer than " + order.currency() + " is paid in");
    }
    BigDecimal total = order.total().setScale(digits, RoundingMode.HALF_UP);
    return total.compareTo(check.total()) == 0
        ? Optional.empty()
        : Optional.of(
            order.name()
                + " comes to "
                + total.toPlainString()
                + " "
                + order.currency()
                + " in Odoo, to "
                + check.total().toPlainString()
                + " in the source system");
  }

  private int digits(String currency) {
    Optional<OdooRecord> found =
        server.kept(
            "currency " + currency,
            () ->
                server
                    .withArchived()
                    .model("res.currency", "decimal_places")
                    .where(Domain.field("name").eq(currency))
                    .first());
    return found.map(record -> (int) record.whole("decimal_places").orElse(2)).orElse(2);
  }

  /**
   * Cancels an order that nobody works on yet.
   *
   * @throws io.github.odoosync.error.RejectedException with {@code WORK_STARTED} if a transfer is
   *     being worked on, with {@code WRONG_STATE} if the order is locked or was shipped
   */
  public StepResult<Order> cancel(long id) {
    return cancel(id, transfers -> false);
  }

  /**
   * Cancels an order; if a transfer is being worked on (picked, printed, in a running batch), asks
   * for the work to stop first. If it is shipped in the meantime, that wins and the order stays.
   *
   * @throws io.github.odoosync.error.RejectedException also if the order is cancelled, by whomever,
   *     and goods of it have left all the same: Odoo lets both happen at once
   */
  public StepResult<Order> cancel(long id, CancelHandshake handshake) {
    Cancellation cancellation = new Cancellation(server);
    StepResult<Order> cancelled =
        Steps.once(
            "sale.order.action_cancel",
            () -> Optional.of(reader.read(id)).filter(Order::cancelled),
            () -> {
              cancellation.prepare(reader.read(id), handshake);
              cancellation.act(id);
            });
    cancellation.requireUnshipped(cancelled.value());
    return cancelled;
  }

  /**
   * Keeps a quotation from being confirmed through {@link #confirm}, with a tag and a note that
   * people see in Odoo. People can still confirm it there.
   *
   * @throws io.github.odoosync.error.RejectedException if it is confirmed or cancelled
   */
  public StepResult<Order> hold(long id, String reason) {
    StepResult<Order> held =
        Steps.once("sale.order.hold", () -> held(id), () -> new Holds(server).put(id));
    notes.add(noteId(id, "hold", reason), MODEL, id, reason);
    return held;
  }

  private Optional<Order> held(long id) {
    Order order = reader.read(id);
    if (order.confirmed() || order.cancelled()) {
      throw Rejections.of(
          ErrorCode.WRONG_STATE,
          "sale.order.hold",
          order.name() + " is " + (order.cancelled() ? "cancelled" : "confirmed") + " already");
    }
    return order.onHold() ? Optional.of(order) : Optional.empty();
  }

  /** Takes an order off hold. */
  public StepResult<Order> release(long id) {
    return Steps.once(
        "sale.order.release",
        () -> Optional.of(reader.read(id)).filter(order -> !order.onHold()),
        () -> new Holds(server).remove(id));
  }

  private static ExternalId noteId(long order, String about, String text) {
    return ExternalId.ofKey(
        "note", "sale.order:" + order + ":" + about + ":" + Integer.toHexString(text.hashCode()));
  }
}
