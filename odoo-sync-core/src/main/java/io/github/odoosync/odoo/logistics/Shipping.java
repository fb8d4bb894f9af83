package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.error.UserErrorException;
import io.github.odoosync.error.ValidationException;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Does one transfer exactly as it was confirmed: look, mark, validate, look again. Each step first
 * sees whether it is done already, so all of it may be called again after any failure.
 */
final class Shipping {

  /**
   * What is asked for.
   *
   * @param kind the code that the transfer's type must have; null for any
   * @param claim run before anything is written or found done; keeps the transfer for the caller
   */
  record Order(
      String operation,
      @Nullable String kind,
      long transferId,
      List<ConfirmedLine> lines,
      BackorderPolicy policy,
      @Nullable String trackingNumber,
      Runnable claim) {}

  /**
   * What is to be done to a transfer as it was looked at.
   *
   * @param cancelRest whether no rest of it may stay open
   */
  record Plan(Picking picking, List<Wanted> wanted, boolean cancelRest) {

    private Plan of(Picking now) {
      return new Plan(now, wanted, cancelRest);
    }

    /** Returns whether it is not a draft, and something of it was confirmed. */
    boolean isUsual() {
      return !picking.state().equals("draft") && !wanted.isEmpty();
    }
  }

  private static final String MODEL = "stock.picking";

  private final Server server;
  private final PickingReader reader;
  private final Units units;
  private final LotsAndPackages names;
  private final Order order;

  Shipping(Server server, PickingReader reader, Units units, LotsAndPackages names, Order order) {
    this.server = server;
    this.reader = reader;
    this.units = units;
    this.names = names;
    this.order = order;
  }

  long transferId() {
    return order.transferId();
  }

  StepResult<Shipped> run() {
    Plan plan = plan(reader.get(order.transferId()));
    order.claim().run();
    if (plan.picking().done()) {
      return foundDone(plan, plan.picking(), backorders());
    }
    Plan ready = plan.of(confirmed(plan.picking()));
    return ready.wanted().isEmpty() ? nothing(ready.picking()) : act(ready);
  }

  /** Looks only, and refuses what cannot be done. */
  Plan plan(Picking picking) {
    return plan(picking, names.find(picking, order.lines()));
  }

  /**
   * Looks only, and refuses what cannot be done.
   *
   * @param found the lots and packages that the lines name
   */
  Plan plan(Picking picking, LotsAndPackages.Found found) {
    requireKind(picking);
    Confirmation confirmation = new Confirmation(units, names, picking, order.operation());
    List<Wanted> wanted = confirmation.check(order.lines(), found);
    if (picking.done()) {
      return new Plan(picking, wanted, false);
    }
    requireWorkable(picking);
    confirmation.requireSerialsInPlace(wanted);
    return new Plan(picking, wanted, cancelsRest(picking, wanted));
  }

  /**
   * Marks what was handled, for a validation with others; leaves alone what was done meanwhile.
   *
   * @return whether the rest shall be cancelled
   */
  boolean prepare() {
    Picking picking = reader.get(order.transferId());
    if (picking.done()) {
      return false;
    }
    Confirmation confirmation = new Confirmation(units, names, picking, order.operation());
    List<Wanted> wanted = confirmation.check(order.lines(), names.find(picking, order.lines()));
    requireKind(picking);
    if (!wanted.isEmpty()) {
      requireWorkable(picking);
      confirmation.requireSerialsInPlace(wanted);
    }
    picking = confirmed(picking);
    boolean cancelRest = cancelsRest(picking, wanted);
    mark(picking, Allotment.of(picking.openMoves(), wanted), wanted);
    return cancelRest;
  }

  private boolean cancelsRest(Picking picking, List<Wanted> wanted) {
    boolean rest = requireAllowedRest(picking, wanted);
    return !rest || order.policy() == BackorderPolicy.CANCEL_REST;
  }

  /** Only marks what was handled, without doing the transfer. */
  StepResult<Transfer> markOnly() {
    Picking picking = reader.get(order.transferId());
    requireKind(picking);
    Confirmation confirmation = new Confirmation(units, names, picking, order.operation());
    List<Wanted> wanted = confirmation.check(order.lines(), names.find(picking, order.lines()));
    requireWorkable(picking);
    if (picking.done()) {
      throw rejected(ErrorCode.WRONG_STATE, picking.name() + " is done already");
    }
    confirmation.requireSerialsInPlace(wanted);
    picking = confirmed(picking);
    mark(picking, Allotment.of(picking.openMoves(), wanted), wanted);
    return StepResult.acted(reader.get(picking.id()).toTransfer());
  }

  private StepResult<Shipped> act(Plan plan) {
    long id = plan.picking().id();
    try {
      mark(plan);
      List<Long> without = plan.cancelRest() ? List.of(id) : List.of();
      new Validation(server.client(), Validation.Button.ofTransfers(List.of(id)), without).run();
    } catch (UserErrorException | ValidationException refused) {
      // Another call may have done it meanwhile; then Odoo refuses both steps, until 18 also
      // because both would make the user follow the transfer.
      Picking now = reader.get(id);
      if (now.done()) {
        return foundDone(plan, now, backorders());
      }
      throw refused;
    }
    return verified(plan, reader.get(id), backorders());
  }

  /** Marks what was handled. */
  void mark(Plan plan) {
    mark(plan.picking(), Allotment.of(plan.picking().openMoves(), plan.wanted()), plan.wanted());
  }

  /**
   * Holds what this call did against what was confirmed.
   *
   * @param now the transfer after it was validated
   * @param backorders all that have a rest of it
   */
  StepResult<Shipped> verified(Plan plan, Picking now, List<Picking> backorders) {
    if (!now.done()) {
      throw Rejections.effectMissing(
          order.operation(),
          "Odoo said that " + now.name() + " was validated, but its state is " + now.state());
    }
    requireSame(now, plan.wanted());
    if (plan.cancelRest()) {
      cancelOpen(backorders);
      return StepResult.acted(new Shipped(now.toTransfer(), List.of()));
    }
    requireRest(plan, backorders);
    return StepResult.acted(new Shipped(now.toTransfer(), open(backorders)));
  }

  /** Holds what somebody did against what was confirmed. */
  StepResult<Shipped> foundDone(Plan plan, Picking now, List<Picking> backorders) {
    requireSame(now, plan.wanted());
    boolean cancelled = order.policy() == BackorderPolicy.CANCEL_REST && cancelOpen(backorders);
    return cancelled
        ? StepResult.acted(new Shipped(now.toTransfer(), List.of()))
        : StepResult.alreadyDone(new Shipped(now.toTransfer(), open(backorders)));
  }

  private void mark(Picking picking, Map<Picking.Move, List<Wanted>> parts, List<Wanted> wanted) {
    Map<String, Long> packages = new LinkedHashMap<>();
    for (Wanted each : wanted) {
      if (each.intoPackage() != null) {
        packages.computeIfAbsent(
            each.intoPackage(), name -> names.packageNamed(name, picking.companyId()));
      }
    }
    List<Wanted> particular = new ArrayList<>();
    parts.forEach(
        (move, given) -> particular.addAll(Marking.isPlain(move, given) ? List.of() : given));
    Values values = new Marking(picking, names.places(picking, particular), packages).values(parts);
    if (order.trackingNumber() != null) {
      values = values.with("carrier_tracking_ref", order.trackingNumber());
    }
    server.model(MODEL).write(picking.id(), values);
  }

  private void requireSame(Picking done, List<Wanted> wanted) {
    List<Difference> differences = Comparison.of(done, wanted);
    if (!differences.isEmpty()) {
      throw new TransferDiffersException(order.operation(), done.name(), differences);
    }
  }

  private void requireRest(Plan plan, List<Picking> backorders) {
    if (backorders.stream().anyMatch(backorder -> backorder.openMoves().isEmpty())) {
      // Somebody went on with the rest meanwhile, so it is no more what was left.
      return;
    }
    List<Picking.Move> rest =
        backorders.stream().flatMap(backorder -> backorder.openMoves().stream()).toList();
    List<Difference> differences =
        Comparison.ofRest(plan.picking().openMoves(), plan.wanted(), rest);
    if (!differences.isEmpty()) {
      throw new TransferDiffersException(order.operation(), plan.picking().name(), differences);
    }
  }

  private List<Picking> backorders() {
    return reader.where(field("backorder_id").eq(order.transferId()));
  }

  private static List<Long> open(List<Picking> backorders) {
    return backorders.stream()
        .filter(backorder -> !backorder.done() && !backorder.state().equals("cancel"))
        .map(Picking::id)
        .toList();
  }

  // A type of transfers can insist on backorders; what it made against the policy goes again.
  private boolean cancelOpen(List<Picking> backorders) {
    List<Long> open = open(backorders);
    if (open.isEmpty()) {
      return false;
    }
    server.model(MODEL).action("action_cancel", open).expectDone();
    return true;
  }

  /** Nothing was confirmed: to validate now would ship everything. */
  private StepResult<Shipped> nothing(Picking picking) {
    if (order.policy() != BackorderPolicy.CANCEL_REST) {
      return StepResult.alreadyDone(new Shipped(picking.toTransfer(), open(backorders())));
    }
    server.model(MODEL).action("action_cancel", List.of(picking.id())).expectDone();
    Transfer now = reader.get(picking.id()).toTransfer();
    return StepResult.acted(new Shipped(now, open(backorders())));
  }

  private Picking confirmed(Picking picking) {
    if (!picking.state().equals("draft")) {
      return picking;
    }
    server.model(MODEL).action("action_confirm", List.of(picking.id())).expectDone();
    return reader.get(picking.id());
  }

  private void requireKind(Picking picking) {
    if (order.kind() != null && !order.kind().equals(picking.type().code())) {
      throw rejected(
          ErrorCode.WRONG_STATE,
          "%s is of kind %s, not %s"
              .formatted(picking.name(), picking.type().code(), order.kind()));
    }
    if (order.trackingNumber() != null && !server.has(MODEL, "carrier_tracking_ref")) {
      throw rejected(
          ErrorCode.SERVER_LACKS,
          "The server keeps no tracking numbers: install the Delivery app (stock_delivery)");
    }
    server.requireCompany(picking.companyId(), order.operation(), picking.name());
    if (picking.state().equals("cancel")) {
      throw rejected(ErrorCode.WRONG_STATE, picking.name() + " is cancelled");
    }
  }

  private void requireWorkable(Picking picking) {
    if (picking.state().equals("waiting")) {
      throw rejected(
          ErrorCode.WRONG_STATE,
          picking.name() + " waits for the goods of another transfer; do that one first");
    }
    if (picking.openMoves().isEmpty()) {
      throw rejected(ErrorCode.WRONG_STATE, picking.name() + " has nothing to move");
    }
  }

  /** Returns whether something is left to ship later or never. */
  private boolean requireAllowedRest(Picking picking, List<Wanted> wanted) {
    Map<Picking.Move, List<Wanted>> parts = Allotment.of(picking.openMoves(), wanted);
    boolean rest = parts.entrySet().stream().anyMatch(e -> isShort(e.getKey(), e.getValue()));
    if (rest && order.policy() == BackorderPolicy.REJECT_SHORT) {
      throw rejected(
          ErrorCode.BAD_QUANTITY,
          "Less was confirmed than " + picking.name() + " asks for: " + missing(parts));
    }
    boolean never = picking.type().createBackorder().equals("never");
    if (rest && never && order.policy() == BackorderPolicy.BACKORDER && !wanted.isEmpty()) {
      throw rejected(
          ErrorCode.WRONG_STATE,
          picking.name()
              + " is of a type that never makes backorders, and something is left of it");
    }
    return rest;
  }

  private static boolean isShort(Picking.Move move, List<Wanted> given) {
    BigDecimal left = left(move, given);
    return left.signum() > 0 && !move.unit().isZero(move.productUnit().convert(left, move.unit()));
  }

  private static BigDecimal left(Picking.Move move, List<Wanted> given) {
    BigDecimal sum = given.stream().map(Wanted::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    return move.demanded().subtract(sum);
  }

  private static String missing(Map<Picking.Move, List<Wanted>> parts) {
    StringBuilder text = new StringBuilder();
    parts.forEach(
        (move, given) -> {
          if (isShort(move, given)) {
            text.append(text.isEmpty() ? "" : ", ")
                .append(left(move, given).toPlainString())
                .append(" of ")
                .append(move.product());
          }
        });
    return text.toString();
  }

  private RejectedException rejected(ErrorCode code, String why) {
    return Rejections.of(code, order.operation(), why);
  }
}
