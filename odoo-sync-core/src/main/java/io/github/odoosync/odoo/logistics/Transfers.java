package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.odoo.Domain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries, receipts and internal moves of goods.
 *
 * <p>{@link #ship}, {@link #receive} and {@link #move} do a transfer exactly as the warehouse
 * confirmed it, in one call for the caller: what was confirmed is marked, all else is marked as not
 * handled, the tracking number is set before Odoo could buy a label of its own, its questions are
 * answered, and what is done is compared with what was confirmed, line by line. Thread-safe.
 */
public final class Transfers {

  private static final String MODEL = "stock.picking";

  private final Server server;
  private final PickingReader reader;
  private final Units units;
  private final LotsAndPackages names;

  Transfers(Server server, Units units) {
    this.server = server;
    this.units = units;
    this.reader = new PickingReader(server, units);
    this.names = new LotsAndPackages(server);
  }

  /**
   * Returns a transfer.
   *
   * @throws io.github.odoosync.error.RejectedException if there is none, or it is hidden
   */
  public Transfer get(long id) {
    return reader.get(id).toTransfer();
  }

  /** Returns the transfers of a sales order, all steps and states, the oldest first. */
  public List<Transfer> ofSalesOrder(long orderId) {
    return found(field("sale_id").eq(orderId));
  }

  /**
   * Returns the open transfers of each of many sales orders, the oldest first.
   *
   * @param kind Odoo's code: {@code outgoing}, {@code incoming} or {@code internal}
   */
  public Map<Long, List<Long>> openOfSalesOrders(Collection<Long> orderIds, String kind) {
    return open(kind, "sale_id", "sale_id", orderIds);
  }

  /**
   * Returns the open transfers of each of many purchase orders, the oldest first.
   *
   * @param kind Odoo's code: {@code outgoing}, {@code incoming} or {@code internal}
   */
  public Map<Long, List<Long>> openOfPurchaseOrders(Collection<Long> orderIds, String kind) {
    return open(kind, "move_ids.purchase_line_id.order_id", "purchase_id", orderIds);
  }

  private Map<Long, List<Long>> open(
      String kind, String path, String field, Collection<Long> orderIds) {
    Map<Long, List<Long>> open = new HashMap<>();
    server
        .model(MODEL, field)
        .where(
            field(path).in(List.copyOf(orderIds)),
            field("picking_type_id.code").eq(kind),
            field("state").notIn("done", "cancel"))
        .orderBy("id")
        .list()
        .forEach(
            transfer ->
                transfer
                    .ref(field)
                    .ifPresent(
                        order ->
                            open.computeIfAbsent(order.id(), any -> new ArrayList<>())
                                .add(transfer.id())));
    return open;
  }

  /** Returns the transfers of a purchase order, all steps and states, the oldest first. */
  public List<Transfer> ofPurchaseOrder(long orderId) {
    return found(field("move_ids.purchase_line_id.order_id").eq(orderId));
  }

  /** Returns the transfers with a name, such as {@code WH/OUT/00042}: one for each company. */
  public List<Transfer> named(String name) {
    return found(field("name").eq(name));
  }

  /** Returns a transfer and all that come after it with the same goods, in their order. */
  public List<Transfer> chainFrom(long id) {
    List<Transfer> chain = new ArrayList<>();
    Set<Long> seen = new LinkedHashSet<>();
    List<Long> at = List.of(id);
    while (!at.isEmpty()) {
      seen.addAll(at);
      List<Transfer> step = found(field("id").in(at));
      chain.addAll(step);
      Set<Long> next = new LinkedHashSet<>();
      step.forEach(transfer -> next.addAll(transfer.next()));
      next.removeAll(seen);
      at = List.copyOf(next);
    }
    return chain;
  }

  private List<Transfer> found(Domain condition) {
    return reader.where(condition).stream().map(Picking::toTransfer).toList();
  }

  /**
   * Confirms a draft, and reserves what its open transfer lacks as far as there is stock.
   *
   * @return not acted if everything was reserved already
   */
  public StepResult<Transfer> reserve(long id) {
    Picking picking = open(id, "reserve");
    boolean all =
        picking.openMoves().stream()
            .allMatch(m -> m.productUnit().same(m.demanded().min(m.quantity()), m.demanded()));
    if (all && !picking.state().equals("draft")) {
      return StepResult.alreadyDone(picking.toTransfer());
    }
    server.model(MODEL).action("action_assign", List.of(id)).expectDone();
    return StepResult.acted(get(id));
  }

  /**
   * Gives back what an open transfer has reserved and nobody has handled yet.
   *
   * @return not acted if nothing was reserved
   */
  public StepResult<Transfer> unreserve(long id) {
    Picking picking = open(id, "unreserve");
    if (picking.openMoves().stream().allMatch(move -> move.lines().isEmpty())) {
      return StepResult.alreadyDone(picking.toTransfer());
    }
    server.model(MODEL).action("do_unreserve", List.of(id)).expectDone();
    return StepResult.acted(get(id));
  }

  /**
   * Cancels an open transfer.
   *
   * @return not acted if it was cancelled already
   * @throws io.github.odoosync.error.RejectedException if it is done
   */
  public StepResult<Transfer> cancel(long id) {
    Picking picking = reader.get(id);
    if (picking.state().equals("cancel")) {
      return StepResult.alreadyDone(picking.toTransfer());
    }
    if (picking.done()) {
      throw Rejections.of(
          ErrorCode.WRONG_STATE,
          "cancel",
          picking.name() + " is done: its goods can only be returned");
    }
    server.model(MODEL).action("action_cancel", List.of(id)).expectDone();
    return StepResult.acted(get(id));
  }

  /**
   * Marks what was handled of an open transfer, in one write, without doing the transfer. What is
   * not in the lines is marked as not handled. To be called again with all lines at any time.
   */
  public StepResult<Transfer> mark(long id, List<ConfirmedLine> lines) {
    return engine("mark", null, id, lines, BackorderPolicy.BACKORDER, null, Transfers::unclaimed)
        .markOnly();
  }

  /** Ships a delivery; see {@link #ship(long, List, BackorderPolicy, String)}. */
  public StepResult<Shipped> ship(long id, List<ConfirmedLine> lines, BackorderPolicy rest) {
    return engine("ship", "outgoing", id, lines, rest, null, Transfers::unclaimed).run();
  }

  /**
   * Ships a delivery exactly as it was confirmed.
   *
   * <p>More than was asked for is shipped as confirmed, too. A line that is not confirmed is not
   * shipped. If nothing is confirmed at all, nothing is shipped: the delivery stays open, or is
   * cancelled with {@link BackorderPolicy#CANCEL_REST}.
   *
   * @param id the transfer
   * @param lines what was handled, all of it
   * @param rest what becomes of what was not
   * @param trackingNumber the carrier's number of a label that was bought elsewhere: it is set
   *     before the validation, so that Odoo does not buy a second one
   * @return not acted if it was shipped just so already
   * @throws io.github.odoosync.error.RejectedException if it cannot be shipped so; nothing was done
   * @throws TransferDiffersException if it is done, by whomever, and not as it was confirmed
   * @throws io.github.odoosync.error.UnansweredWizardException if Odoo asks something that is not
   *     known here; nothing was shipped
   */
  public StepResult<Shipped> ship(
      long id, List<ConfirmedLine> lines, BackorderPolicy rest, String trackingNumber) {
    return engine("ship", "outgoing", id, lines, rest, trackingNumber, Transfers::unclaimed).run();
  }

  /** Receives goods exactly as they were confirmed; lots that are new are made. */
  public StepResult<Shipped> receive(long id, List<ConfirmedLine> lines, BackorderPolicy rest) {
    return engine("receive", "incoming", id, lines, rest, null, Transfers::unclaimed).run();
  }

  /**
   * Ships many deliveries, each as {@link #ship(long, List, BackorderPolicy, String)} does: all are
   * looked at in one call, marked one by one, and validated in one call for some hundred. One that
   * is refused does not keep the others back.
   *
   * @param deliveries each transfer once
   * @param perCall how many are validated in one call, and so in one transaction, at most
   * @return how it ended for each, in their order
   */
  public List<BulkStep<Shipped>> shipAll(
      List<ConfirmedTransfer> deliveries, BackorderPolicy rest, int perCall) {
    return all("ship", "outgoing", deliveries, rest, perCall);
  }

  /** Receives the goods of many transfers, as {@link #shipAll} ships them. */
  public List<BulkStep<Shipped>> receiveAll(
      List<ConfirmedTransfer> receipts, BackorderPolicy rest, int perCall) {
    return all("receive", "incoming", receipts, rest, perCall);
  }

  private List<BulkStep<Shipped>> all(
      String operation,
      String kind,
      List<ConfirmedTransfer> transfers,
      BackorderPolicy rest,
      int perCall) {
    List<Shipping.Order> orders =
        transfers.stream()
            .map(
                one ->
                    new Shipping.Order(
                        operation,
                        kind,
                        one.id(),
                        one.lines(),
                        rest,
                        one.trackingNumber().orElse(null),
                        Transfers::unclaimed))
            .toList();
    return new BulkShipping(server, reader, names, this::engine, perCall).run(orders);
  }

  /** Receives goods after they were claimed; the claim is run before anything is written. */
  StepResult<Shipped> receive(
      long id, List<ConfirmedLine> lines, BackorderPolicy rest, Runnable claim) {
    return engine("receive", "incoming", id, lines, rest, null, claim).run();
  }

  /** Does an internal transfer exactly as it was confirmed: picking, packing, putting away. */
  public StepResult<Shipped> move(long id, List<ConfirmedLine> lines, BackorderPolicy rest) {
    return engine("move", "internal", id, lines, rest, null, Transfers::unclaimed).run();
  }

  /** Does a transfer of any kind exactly as it was confirmed. */
  StepResult<Shipped> complete(long id, List<ConfirmedLine> lines, BackorderPolicy rest) {
    return engine("complete", null, id, lines, rest, null, Transfers::unclaimed).run();
  }

  /** Marks what was handled of a transfer, and tells whether its rest shall be cancelled. */
  boolean prepare(long id, List<ConfirmedLine> lines, BackorderPolicy rest) {
    return engine("complete", null, id, lines, rest, null, Transfers::unclaimed).prepare();
  }

  private Picking open(long id, String operation) {
    Picking picking = reader.get(id);
    if (picking.done() || picking.state().equals("cancel")) {
      throw Rejections.of(
          ErrorCode.WRONG_STATE,
          operation,
          picking.name() + (picking.done() ? " is done" : " is cancelled"));
    }
    return picking;
  }

  private static void unclaimed() {}

  private Shipping engine(
      String operation,
      @Nullable String kind,
      long id,
      List<ConfirmedLine> lines,
      BackorderPolicy rest,
      @Nullable String trackingNumber,
      Runnable claim) {
    return engine(
        new Shipping.Order(operation, kind, id, List.copyOf(lines), rest, trackingNumber, claim));
  }

  private Shipping engine(Shipping.Order order) {
    return new Shipping(server, reader, units, names, order);
  }
}
