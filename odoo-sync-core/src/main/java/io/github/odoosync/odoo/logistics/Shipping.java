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

  StepResult<Shipped> run() {
    Picking picking = reader.get(order.transferId());
    requireKind(picking);
    Confirmation confirmation = new Confirmation(units, names, picking, order.operation());
    List<Wanted> wanted = confirmation.check(order.lines());
    if (picking.done()) {
      order.claim().run();
      return foundDone(picking, wanted);
    }
    requireWorkable(picking);
    confirmation.requireSerialsInPlace(wanted);
    boolean cancelRest = cancelsRest(picking, wanted);
    order.claim().run();
    picking = confirmed(picking);
    return wanted.isEmpty() ? nothing(picking) : act(picking, wanted, cancelRest);
  }

  /**
   * Marks what was handled, for a validation with others.
   *
   * @return whether the rest shall be cancelled
   */
  boolean prepare() {
    Picking picking = reader.get(order.transferId());
    Confirmation confirmation = new Confirmation(units, names, picking, order.operation());
    List<Wanted> wanted = confirmation.check(order.lines());
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
    List<Wanted> wanted = confirmation.check(order.lines());
    requireWorkable(picking);
    if (picking.done()) {
      throw rejected(ErrorCode.WRONG_STATE, picking.name() + " is done already");
    }
    confirmation.requireSerialsInPlace(wanted);
    picking = confirmed(picking);
    mark(picking, Allotment.of(picking.openMoves(), wanted), wanted);
    return StepResult.acted(reader.get(picking.id()).toTransfer());
  }

  private StepResult<Shipped> act(Picking picking, List<Wanted> wanted, boolean cancelRest) {
    try {
      mark(picking, Allotment.of(picking.openMoves(), wanted), wanted);
      List<Long> without = cancelRest ? List.of(picking.id()) : List.of();
      new Validation(server.client(), Validation.Button.ofTransfer(picking.id()), without).run();
    } catch (UserErrorException | ValidationException refused) {
      // Another call may have done it meanwhile; then Odoo refuses both steps, until 18 also
      // because both would make the user follow the transfer.
      Picking now = reader.get(picking.id());
      if (now.done()) {
        return foundDone(now, wanted);
      }
      throw refused;
    }
    Picking now = reader.get(picking.id());
    if (!now.done()) {
      throw Rejections.effectMissing(
          order.operation(),
          "Odoo said that " + now.name() + " was validated, but its state is " + now.state());
    }
    requireSame(now, wanted);
    requireRest(picking, wanted, cancelRest);
    return StepResult.acted(shipped(now));
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

  private StepResult<Shipped> foundDone(Picking picking, List<Wanted> wanted) {
    requireSame(picking, wanted);
    boolean cancelled =
        order.policy() == BackorderPolicy.CANCEL_REST && cancelBackorders(picking.id());
    Shipped shipped = shipped(picking);
    return cancelled ? StepResult.acted(shipped) : StepResult.alreadyDone(shipped);
  }

  private Shipped shipped(Picking picking) {
    return new Shipped(picking.toTransfer(), reader.openBackorders(picking.id()));
  }

  private void requireSame(Picking done, List<Wanted> wanted) {
    List<Difference> differences = Comparison.of(done, wanted);
    if (!differences.isEmpty()) {
      throw new TransferDiffersException(order.operation(), done.name(), differences);
    }
  }

  private void requireRest(Picking before, List<Wanted> wanted, boolean cancelRest) {
    if (cancelRest) {
      cancelBackorders(before.id());
      return;
    }
    List<Picking> backorders = reader.where(field("backorder_id").eq(before.id()));
    if (backorders.stream().anyMatch(backorder -> backorder.openMoves().isEmpty())) {
      // Somebody went on with the rest meanwhile, so it is no more what was left.
      return;
    }
    List<Picking.Move> rest =
        backorders.stream().flatMap(backorder -> backorder.openMoves().stream()).toList();
    List<Difference> differences = Comparison.ofRest(before.openMoves(), wanted, rest);
    if (!differences.isEmpty()) {
      throw new TransferDiffersException(order.operation(), before.name(), differences);
    }
  }

  // A type of transfers can insist on backorders; what it made against the policy goes again.
  private boolean cancelBackorders(long id) {
    List<Long> open = reader.openBackorders(id);
    if (open.isEmpty()) {
      return false;
    }
    server.model(MODEL).action("action_cancel", open).expectDone();
    return true;
  }

  /** Nothing was confirmed: to validate now would ship everything. */
  private StepResult<Shipped> nothing(Picking picking) {
    if (order.policy() != BackorderPolicy.CANCEL_REST) {
      return StepResult.alreadyDone(shipped(picking));
    }
    server.model(MODEL).action("action_cancel", List.of(picking.id())).expectDone();
    return StepResult.acted(shipped(reader.get(picking.id())));
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
