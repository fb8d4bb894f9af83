package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Reference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Purchase orders. Thread-safe; every method can be called again after any failure.
 *
 * <p>The goods come in with the order's {@linkplain Order#transfers transfers}, which are received
 * one by one: an order that is received in parts has several, and only the transfer says whether
 * the same goods are told of twice.
 */
public final class Purchases {

  private static final String MODEL = "purchase.order";

  private final Server server;
  private final OrderReader reader;

  Purchases(Server server) {
    this.server = server;
    this.reader = new OrderReader(server, OrderKind.PURCHASE);
  }

  /** Makes the order what the draft says; as {@link Orders#save}. */
  public StepResult<Order> save(OrderDraft draft) {
    server.require(Needs.PURCHASES);
    References.Found found = new References(server, OrderKind.PURCHASE, draft).check();
    StepResult<Long> saved = new OrderWriter(server, OrderKind.PURCHASE, draft).save(found);
    return new StepResult<>(saved.acted(), reader.read(saved.value()));
  }

  /** Returns the order that an external id leads to. */
  public Optional<Order> find(ExternalId id) {
    return server
        .client()
        .externalIds()
        .find(id)
        .filter(reference -> reference.model().equals(MODEL))
        .map(Reference::id)
        .flatMap(reader::find);
  }

  /** Returns an order by its id. */
  public Optional<Order> find(long id) {
    return reader.find(id);
  }

  /**
   * Confirms a request for quotation.
   *
   * @return the order: {@code purchase}, or {@code to approve} where the company wants a second
   *     person to approve it
   * @throws io.github.odoosync.error.RejectedException if it is cancelled
   */
  public StepResult<Order> confirm(long id) {
    return Steps.once(
        MODEL + ".button_confirm",
        () -> confirmed(id),
        () -> server.model(MODEL).action("button_confirm", List.of(id)).expectDone());
  }

  private Optional<Order> confirmed(long id) {
    Order order = reader.read(id);
    if (order.cancelled()) {
      throw Rejections.of(
          ErrorCode.WRONG_STATE, MODEL + ".button_confirm", order.name() + " is cancelled");
    }
    boolean done = order.confirmed() || order.state().equals("to approve");
    return done ? Optional.of(order) : Optional.empty();
  }

  /**
   * Cancels an order of which nothing came in yet.
   *
   * @throws io.github.odoosync.error.RejectedException if it is locked or something came in
   */
  public StepResult<Order> cancel(long id) {
    return Steps.once(
        MODEL + ".button_cancel",
        () -> Optional.of(reader.read(id)).filter(Order::cancelled),
        () -> {
          requireNothingReceived(reader.read(id));
          server.model(MODEL).action("button_cancel", List.of(id)).expectDone();
        });
  }

  private void requireNothingReceived(Order order) {
    if (order.locked()) {
      throw refused(order.name() + " is locked: unlock it before it is cancelled");
    }
    String received =
        server.model("stock.picking", "name", "state").byIds(order.transfers()).values().stream()
            .filter(transfer -> transfer.string("state").filter("done"::equals).isPresent())
            .map(transfer -> name(transfer))
            .collect(Collectors.joining(", "));
    if (!received.isEmpty()) {
      throw refused(order.name() + " was received with " + received + ": return the goods instead");
    }
  }

  private static RuntimeException refused(String detail) {
    return Rejections.of(ErrorCode.WRONG_STATE, MODEL + ".button_cancel", detail);
  }

  private static String name(OdooRecord transfer) {
    return transfer.string("name").orElse("" + transfer.id());
  }
}
