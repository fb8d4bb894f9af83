package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ConflictException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.UserErrorException;
import io.github.odoosync.error.ValidationException;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.RowResult;
import io.github.odoosync.odoo.UpsertRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Steps that must not happen twice: look, act, look again. */
final class Steps {

  private Steps() {}

  /**
   * Runs a step unless its effect is there.
   *
   * <p>A refusal by the server is looked into: somebody else may have done the step between the
   * look and the act. A failure of unknown outcome is thrown as it is, for the server may still be
   * working; calling again resolves it.
   *
   * @param operation for messages, such as {@code sale.order.action_confirm}
   * @param done returns the effect if it is there; throws if the step can never be done
   * @param act does the step
   */
  static <T> StepResult<T> once(String operation, Supplier<Optional<T>> done, Runnable act) {
    Optional<T> before = done.get();
    if (before.isPresent()) {
      return StepResult.alreadyDone(before.get());
    }
    try {
      act.run();
    } catch (UserErrorException | ValidationException | ConflictException e) {
      return StepResult.alreadyDone(orElseThrow(done, e));
    }
    return done.get()
        .map(StepResult::acted)
        .orElseThrow(
            () -> Rejections.effectMissing(operation, "Odoo answered without doing the step"));
  }

  private static <T> T orElseThrow(Supplier<Optional<T>> done, OdooSyncException refusal) {
    try {
      return done.get().orElseThrow(() -> refusal);
    } catch (OdooSyncException later) {
      if (later != refusal) {
        refusal.addSuppressed(later);
      }
      throw refusal;
    }
  }

  /** Creates or updates one record by its external id; the error says what kind of failure. */
  static long upsert(Model<?> model, UpsertRow row) {
    var result = model.upsertAll(List.of(row));
    Optional<RowResult.Rejected> rejected = result.rows().get(0).rejection();
    if (rejected.isPresent() && rejected.get().error() == null) {
      Rejections.throwRow(model.name() + ".load", row.externalId(), rejected.get());
    }
    return result.ids().get(0);
  }

  /**
   * Creates a record by its external id; one that is there is left as it is, whatever the row says.
   * So of several calls at the same time the first decides what it is.
   */
  static long createOnce(Server server, String model, UpsertRow row) {
    // Odoo leaves a record alone that was loaded with noupdate, where load() runs as an update.
    Server keeping = server.with(context -> context.with("noupdate", true).with("mode", "update"));
    return upsert(keeping.model(model), row);
  }
}
