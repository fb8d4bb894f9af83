package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Purchase orders. Thread-safe; every method can be called again after any failure. */
public final class Purchases {

  private static final String MODEL = "purchase.order";
  private static final String APPROVE = MODEL + ".button_approve";
  private static final String CANCEL = MODEL + ".button_cancel";
  private static final String RECEIVE = MODEL + ".receive";

  private final Server server;
  private final Units units;
  private final OrderReader reader;
  private final Transfers transfers;
  private final KeyNotes receipts;

  Purchases(Server server, Units units, Transfers transfers) {
    this.server = server;
    this.units = units;
    this.reader = new OrderReader(server, OrderKind.PURCHASE);
    this.transfers = transfers;
    this.receipts = new KeyNotes(server, "logistics.receipt", "stock.picking");
  }

  /** Makes the order what the draft says; as {@link Orders#save}. */
  public StepResult<Order> save(OrderDraft draft) {
    server.require(Needs.PURCHASES);
    References.Found found = new References(server, units, OrderKind.PURCHASE, draft).check();
    StepResult<Long> saved = new OrderWriter(server, OrderKind.PURCHASE, draft).save(found);
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
   * Confirms a request for quotation.
   *
   * @return the order: confirmed, or {@linkplain Order#waitsForApproval waiting for approval} where
   *     the company wants a second person to {@linkplain #approve approve} it
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
    boolean done = order.confirmed() || order.waitsForApproval();
    return done ? Optional.of(order) : Optional.empty();
  }

  /**
   * Approves an order that waits for it, with a login that may: a purchase administrator's.
   *
   * @throws io.github.odoosync.error.RejectedException with {@code MISSING_RIGHTS} if the login may
   *     not approve it, with {@code WRONG_STATE} if it is not asked for approval
   */
  public StepResult<Order> approve(long id) {
    Optional<Order> before = approved(id);
    if (before.isPresent()) {
      return StepResult.alreadyDone(before.get());
    }
    server.model(MODEL).action("button_approve", List.of(id)).expectDone();
    // Odoo passes silently over orders that the login may not approve.
    return approved(id)
        .map(StepResult::acted)
        .orElseThrow(
            () ->
                Rejections.of(
                    ErrorCode.MISSING_RIGHTS,
                    APPROVE,
                    reader.read(id).name() + " needs the approval of a purchase administrator"));
  }

  private Optional<Order> approved(long id) {
    Order order = reader.read(id);
    if (order.waitsForApproval()) {
      return Optional.empty();
    }
    if (!order.confirmed()) {
      throw Rejections.of(
          ErrorCode.WRONG_STATE,
          APPROVE,
          order.name() + " is " + order.state() + ", not confirmed");
    }
    return Optional.of(order);
  }

  /**
   * Receives a delivery of ordered goods exactly as it was confirmed, with the order's oldest open
   * receipt that has its products.
   *
   * <p>An order that comes in parts has a receipt for each, one after the other. The delivery's key
   * says whether the same goods are told of twice, or as many have come again; it is kept in a note
   * on the receipt.
   *
   * @param key the caller's own key of this delivery, such as the vendor's delivery note
   * @param lines what came, all of it; new lots are made
   * @param rest what becomes of what did not come
   * @return not acted if this delivery was received before
   * @throws io.github.odoosync.error.RejectedException if it cannot be received so; nothing was
   *     done
   * @throws io.github.odoosync.error.ConflictException if the receipt is in use for another
   *     delivery; that one has to be finished first
   * @throws TransferDiffersException if this delivery was received, but not as it is confirmed
   */
  public StepResult<Shipped> receive(
      long id, String key, List<ConfirmedLine> lines, BackorderPolicy rest) {
    if (key.isBlank()) {
      throw refused(RECEIVE, "A delivery needs a key");
    }
    String delivery = id + ":" + key;
    Optional<Long> known = receipts.find(delivery);
    if (known.isPresent()) {
      return transfers.receive(known.get(), lines, rest);
    }
    Transfer receipt = openReceipt(id, lines);
    String note = "Delivery " + key;
    return transfers.receive(receipt.id(), lines, rest, () -> claim(delivery, receipt, note));
  }

  private void claim(String delivery, Transfer receipt, String note) {
    if (receipts.tieAlone(delivery, receipt.id(), note) != receipt.id()) {
      throw Rejections.conflict(RECEIVE, note + " is being received with another transfer");
    }
  }

  private Transfer openReceipt(long id, List<ConfirmedLine> lines) {
    Order order = reader.read(id);
    if (!order.confirmed()) {
      throw refused(RECEIVE, order.name() + " is " + order.state() + ", so nothing can come in");
    }
    List<Transfer> open =
        transfers.ofPurchaseOrder(id).stream()
            .filter(t -> t.open() && t.kind().equals("incoming") && t.returnOf().isEmpty())
            .toList();
    return open.stream()
        .filter(transfer -> hasAll(transfer, lines))
        .findFirst()
        .or(() -> open.stream().findFirst())
        .orElseThrow(() -> refused(RECEIVE, "Nothing of " + order.name() + " is left to come"));
  }

  private static boolean hasAll(Transfer receipt, List<ConfirmedLine> lines) {
    Set<Long> products = new HashSet<>();
    receipt.lines().forEach(line -> products.add(line.productId()));
    return lines.stream().allMatch(line -> products.contains(line.productId()));
  }

  /**
   * Cancels an order of which nothing came in yet.
   *
   * @throws io.github.odoosync.error.RejectedException if it is locked or something came in
   */
  public StepResult<Order> cancel(long id) {
    return Steps.once(
        CANCEL,
        () -> Optional.of(reader.read(id)).filter(Order::cancelled),
        () -> {
          requireNothingReceived(reader.read(id));
          server.model(MODEL).action("button_cancel", List.of(id)).expectDone();
        });
  }

  private void requireNothingReceived(Order order) {
    if (order.locked()) {
      throw refused(CANCEL, order.name() + " is locked: unlock it before it is cancelled");
    }
    String received =
        server.model("stock.picking", "name", "state").byIds(order.transfers()).values().stream()
            .filter(transfer -> transfer.string("state").filter("done"::equals).isPresent())
            .map(transfer -> name(transfer))
            .collect(Collectors.joining(", "));
    if (!received.isEmpty()) {
      throw refused(
          CANCEL, order.name() + " was received with " + received + ": return the goods instead");
    }
  }

  private static RuntimeException refused(String operation, String detail) {
    return Rejections.of(ErrorCode.WRONG_STATE, operation, detail);
  }

  private static String name(OdooRecord transfer) {
    return transfer.string("name").orElse("" + transfer.id());
  }
}
