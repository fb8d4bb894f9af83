package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.internal.odoo.BulkCalls;
import io.github.odoosync.odoo.RowResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a step ended for one of several records.
 *
 * @param id the record
 * @param step what the caller goes on with; empty if the step's effect is not there
 * @param result {@linkplain RowResult.Saved saved} if it is there
 */
public record BulkStep<T>(long id, Optional<StepResult<T>> step, RowResult result) {

  static <T> BulkStep<T> done(long id, StepResult<T> step) {
    return new BulkStep<>(id, Optional.of(step), new RowResult.Saved(id, List.of()));
  }

  static <T> BulkStep<T> failed(long id, RowResult result) {
    return new BulkStep<>(id, Optional.empty(), result);
  }

  static <T> BulkStep<T> failed(long id, OdooSyncException error) {
    return failed(id, BulkCalls.resultOf(error));
  }

  /** Returns the same with something else to go on with. */
  public <U> BulkStep<U> map(Function<T, U> change) {
    return new BulkStep<>(
        id,
        step.map(there -> new StepResult<>(there.acted(), change.apply(there.value()))),
        result);
  }

  /** Returns whether this call did it; false if it was done already, or is not. */
  public boolean acted() {
    return step.map(there -> there.acted()).orElse(false);
  }
}
