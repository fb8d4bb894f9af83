package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.MissingRecordException;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.error.UserErrorException;
import io.github.odoosync.odoo.ActionResult;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.UpsertRow;
import io.github.odoosync.odoo.Values;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The scrap order of a key.
 *
 * <p>Odoo scraps once more each time an order is validated, done or not. So an order is validated
 * only by the call that made it, once, and a call that finds one of another call deletes it and
 * makes its own: Odoo deletes none that is done, and validates none that is deleted.
 */
final class ScrapOrder {

  private static final String MODEL = "stock.scrap";
  private static final String VALIDATE = "action_validate";
  private static final String NOT_ENOUGH = "stock.warn.insufficient.qty.scrap";

  private final Server server;
  private final ExternalId id;

  ScrapOrder(Server server, String key, long productId) {
    this.server = server;
    this.id = ExternalId.ofKey("logistics.scrap", productId + ":" + key);
  }

  /** Returns the order if it is done. */
  Optional<Long> done() {
    return order().filter(ScrapOrder::isDone).map(OdooRecord::id);
  }

  /**
   * Scraps.
   *
   * @param values of the order
   * @param notEnough what is thrown if there is less in stock
   * @throws io.github.odoosync.error.ConflictException if another call is about to do it
   */
  StepResult<Long> run(Values values, Supplier<RejectedException> notEnough) {
    deleteLeftBehind();
    String call = "Call " + UUID.randomUUID();
    UpsertRow row = UpsertRow.of(id, values.with("name", call));
    long order = Steps.createOnce(server, MODEL, row);
    if (!call.equals(name(order))) {
      return ofAnotherCall();
    }
    try {
      validate(order, notEnough);
    } catch (MissingRecordException deletedMeanwhile) {
      return ofAnotherCall();
    }
    return StepResult.acted(order);
  }

  private void deleteLeftBehind() {
    Optional<OdooRecord> left = order().filter(order -> !isDone(order));
    try {
      left.ifPresent(order -> server.model(MODEL).unlink(List.of(order.id())));
    } catch (UserErrorException | MissingRecordException e) {
      if (order().filter(order -> !isDone(order)).isPresent()) {
        throw e;
      }
    }
  }

  private void validate(long order, Supplier<RejectedException> notEnough) {
    ActionResult result = server.model(MODEL).action(VALIDATE, List.of(order));
    if (result instanceof ActionResult.Wizard wizard && wizard.model().equals(NOT_ENOUGH)) {
      server.model(MODEL).unlink(List.of(order));
      throw notEnough.get();
    }
    result.expectDone();
  }

  private StepResult<Long> ofAnotherCall() {
    return done()
        .map(StepResult::alreadyDone)
        .orElseThrow(
            () -> Rejections.conflict(MODEL + "." + VALIDATE, "Another call is about to do " + id));
  }

  private Optional<OdooRecord> order() {
    return server.find(id, MODEL).flatMap(order -> server.model(MODEL, "state").byId(order));
  }

  private static boolean isDone(OdooRecord order) {
    return order.string("state").filter("done"::equals).isPresent();
  }

  private String name(long order) {
    return server.model(MODEL, "name").byId(order).flatMap(made -> made.string("name")).orElse("");
  }
}
