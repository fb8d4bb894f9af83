package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.odoo.ActionResult;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes back what a transfer moved.
 *
 * <p>Odoo makes a new return each time it is asked; here each return has a key of the caller's, in
 * a note on the return, so there is one return for one key. Of two calls for a key at the same time
 * one gives way: it cancels the return it made, or fails with a {@link
 * io.github.odoosync.error.ConflictException} and is to be called again. Thread-safe.
 */
public final class Returns {

  private static final String TRANSFER = "stock.picking";
  private static final String WIZARD = "stock.return.picking";

  private final Server server;
  private final PickingReader reader;
  private final Units units;
  private final LotsAndPackages names;
  private final KeyNotes keys;

  Returns(Server server, Units units) {
    this.server = server;
    this.units = units;
    this.reader = new PickingReader(server, units);
    this.names = new LotsAndPackages(server);
    this.keys = new KeyNotes(server, "logistics.return", TRANSFER);
  }

  /**
   * Prepares the return of exact quantities: an open transfer, which {@link Transfers#receive}
   * finishes once the goods have come, with the lots that came.
   *
   * @param transferId the transfer that is done
   * @param key the caller's own key of this return, such as the number of its authorization
   * @param lines products and quantities of more than zero; lots are confirmed when they come
   * @return not acted if the return of this key was there already
   * @throws RejectedException if more shall come back than is left to return; nothing was done
   */
  public StepResult<Transfer> create(long transferId, String key, List<ConfirmedLine> lines) {
    return create(transferId, key, lines, Term.RETURN_METHOD);
  }

  /**
   * Prepares a return, and with it a delivery of the same goods in exchange; Odoo 18 and later.
   *
   * @throws RejectedException on Odoo 17, which knows no exchange; with the outcome {@code
   *     COMMITTED} if another call for the key was first: the return of this one was cancelled, but
   *     Odoo does not say which delivery is of which exchange, so somebody has to cancel one
   */
  public StepResult<Transfer> exchange(long transferId, String key, List<ConfirmedLine> lines) {
    return create(transferId, key, lines, Term.EXCHANGE_METHOD);
  }

  private StepResult<Transfer> create(
      long transferId, String key, List<ConfirmedLine> lines, Term term) {
    String method = server.name(term);
    server.require(Needs.RETURNS);
    Picking picking = reader.get(transferId);
    List<Wanted> wanted = checked(picking, key, lines);
    String tied = transferId + ":" + key;
    Optional<Long> known = keys.find(tied);
    if (known.isPresent()) {
      return StepResult.alreadyDone(reader.get(known.get()).toTransfer());
    }
    String note = "Return " + key + " of " + picking.name();
    Optional<Picking> left = leftBehind(transferId, wanted);
    if (left.isPresent()) {
      return StepResult.alreadyDone(read(keys.tieAlone(tied, left.get().id(), note)));
    }
    long made = made(picking, wanted, method);
    long first = keys.tieAlone(tied, made, note);
    if (first == made) {
      return StepResult.acted(read(made));
    }
    server.model(TRANSFER).action("action_cancel", List.of(made)).expectDone();
    if (term == Term.EXCHANGE_METHOD) {
      throw deliveredTwice(key, picking);
    }
    return StepResult.alreadyDone(read(first));
  }

  private static RejectedException deliveredTwice(String key, Picking picking) {
    String why = "Exchange %s of %s was asked for twice at once: cancel one of its two deliveries";
    return new RejectedException(
        Failure.of(
            ErrorCode.WRONG_STATE,
            WIZARD + ".create",
            1,
            Outcome.COMMITTED,
            why.formatted(key, picking.name())),
        null);
  }

  /** A return that was made, and whose answer or note was lost, asks for just the same. */
  private Optional<Picking> leftBehind(long transferId, List<Wanted> wanted) {
    return reader.where(field("return_id").eq(transferId)).stream()
        .filter(earlier -> !earlier.done() && !earlier.state().equals("cancel"))
        .filter(earlier -> asks(earlier, wanted))
        .filter(earlier -> !keys.isTied(earlier.id()))
        .findFirst();
  }

  private Transfer read(long id) {
    return reader.get(id).toTransfer();
  }

  private List<Wanted> checked(Picking picking, String key, List<ConfirmedLine> lines) {
    if (key.isBlank()) {
      throw rejected(ErrorCode.NOT_FOUND, "A return needs a key");
    }
    if (!picking.done()) {
      throw rejected(
          ErrorCode.WRONG_STATE, picking.name() + " is not done, so nothing of it can come back");
    }
    server.requireCompany(picking.companyId(), WIZARD + ".create", picking.name());
    List<ConfirmedLine> bare = new ArrayList<>();
    for (ConfirmedLine line : lines) {
      if (line.quantity().signum() <= 0) {
        throw rejected(ErrorCode.BAD_QUANTITY, "A return is of more than " + line.quantity());
      }
      bare.add(withoutLot(line));
    }
    if (bare.isEmpty()) {
      throw rejected(ErrorCode.BAD_QUANTITY, "A return of nothing");
    }
    Picking untracked = withoutLots(picking);
    return new Confirmation(units, names, untracked, WIZARD + ".create")
        .check(bare, names.find(untracked, bare));
  }

  private static ConfirmedLine withoutLot(ConfirmedLine line) {
    ConfirmedLine bare = ConfirmedLine.of(line.productId(), line.quantity());
    if (line.unitId().isPresent()) {
      bare = bare.unit(line.unitId().getAsLong());
    }
    return line.orderLineId().isPresent() ? bare.orderLine(line.orderLineId().getAsLong()) : bare;
  }

  private static Picking withoutLots(Picking picking) {
    Picking.OperationType type = picking.type();
    return new Picking(
        picking.id(),
        picking.name(),
        picking.state(),
        picking.origin(),
        new Picking.OperationType(type.code(), type.createBackorder(), false, false),
        picking.companyId(),
        picking.sourceId(),
        picking.sourceIsEndless(),
        picking.backorderOf(),
        picking.returnOf(),
        picking.tracking(),
        picking.moves());
  }

  private static boolean asks(Picking earlier, List<Wanted> wanted) {
    Map<Long, BigDecimal> asked = new HashMap<>();
    for (Picking.Move move : earlier.openMoves()) {
      asked.merge(move.productId(), move.demanded().stripTrailingZeros(), BigDecimal::add);
    }
    for (Wanted each : wanted) {
      asked.merge(each.productId(), each.quantity().negate(), BigDecimal::add);
    }
    return asked.values().stream().allMatch(left -> left.signum() == 0);
  }

  private long made(Picking picking, List<Wanted> wanted, String method) {
    Map<Long, BigDecimal> back = quantities(picking, wanted);
    Model<OdooRecord> wizards = server.model(WIZARD);
    long wizard = wizards.create(Values.of("picking_id", picking.id()));
    List<Command> lines = new ArrayList<>();
    for (OdooRecord line :
        server.model(WIZARD + ".line", "move_id").where(field("wizard_id").eq(wizard)).list()) {
      BigDecimal quantity = back.getOrDefault(Ids.required(line, "move_id"), BigDecimal.ZERO);
      lines.add(Command.update(line.id(), Values.of("quantity", quantity)));
    }
    wizards.write(wizard, Values.of("product_return_moves", lines));
    ActionResult.Records made = wizards.action(method, List.of(wizard)).expectRecords();
    return verified(reader.get(made.id()), wanted);
  }

  private long verified(Picking made, List<Wanted> wanted) {
    if (!asks(made, wanted)) {
      throw Rejections.effectMissing(
          WIZARD + ".create", made.name() + " does not ask back what it should");
    }
    return made.id();
  }

  /** Spreads the quantities over the moves, as far as these have not been returned yet. */
  private Map<Long, BigDecimal> quantities(Picking picking, List<Wanted> wanted) {
    Map<Long, BigDecimal> left = returnable(picking);
    Map<Long, BigDecimal> back = new HashMap<>();
    for (Wanted each : wanted) {
      BigDecimal open = each.quantity();
      for (Picking.Move move : picking.doneMoves()) {
        boolean fits =
            move.productId() == each.productId()
                && (each.orderLineId() == null || each.orderLineId().equals(move.orderLineId()));
        if (fits && open.signum() > 0) {
          BigDecimal here = open.min(left.getOrDefault(move.id(), BigDecimal.ZERO));
          back.merge(move.id(), here, BigDecimal::add);
          left.merge(move.id(), here.negate(), BigDecimal::add);
          open = open.subtract(here);
        }
      }
      if (open.signum() > 0) {
        throw rejected(
            ErrorCode.BAD_QUANTITY,
            "%s more of %s than %s has left to return"
                .formatted(open.toPlainString(), each.title(), picking.name()));
      }
    }
    return back;
  }

  private Map<Long, BigDecimal> returnable(Picking picking) {
    Map<Long, BigDecimal> left = new HashMap<>();
    picking.doneMoves().forEach(move -> left.put(move.id(), move.quantity()));
    for (OdooRecord move :
        server
            .model(
                "stock.move",
                "origin_returned_move_id",
                "product_uom",
                "product_uom_qty",
                "product_id.uom_id")
            .where(field("origin_returned_move_id").in(left.keySet()), field("state").ne("cancel"))
            .list()) {
      Unit unit = units.get(Ids.required(move, "product_uom"));
      Unit own = units.get(Ids.required(move.record("product_id").orElseThrow(), "uom_id"));
      BigDecimal asked = unit.convert(move.decimal("product_uom_qty").orElse(BigDecimal.ZERO), own);
      left.merge(Ids.required(move, "origin_returned_move_id"), asked.negate(), BigDecimal::add);
    }
    return left;
  }

  private static RejectedException rejected(ErrorCode code, String why) {
    return Rejections.of(code, WIZARD + ".create", why);
  }
}
