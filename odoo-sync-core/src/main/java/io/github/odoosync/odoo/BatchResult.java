package io.github.odoosync.odoo;

import io.github.odoosync.error.ConflictException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of each row of a batch, in the order of the input.
 *
 * <p>Immutable. A batch is not one transaction: good rows are committed although others are not.
 */
public final class BatchResult {

  private static final int SHOWN = 5;

  private final String operation;
  private final List<RowResult> rows;

  BatchResult(String operation, List<RowResult> rows) {
    this.operation = operation;
    this.rows = List.copyOf(rows);
  }

  /** Returns one result for each row, in the order of the input; unmodifiable. */
  public List<RowResult> rows() {
    return rows;
  }

  /** Returns whether all rows were committed whole. */
  public boolean allSaved() {
    return rows.stream().allMatch(RowResult.Saved.class::isInstance);
  }

  /**
   * Returns the ids of all records, in the order of the input.
   *
   * @throws OdooSyncException if any row was not committed whole: the error of the call that
   *     failed, or one that lists the first rows and reasons
   */
  public List<Long> ids() {
    List<Long> ids = new ArrayList<>(rows.size());
    for (RowResult row : rows) {
      if (!(row instanceof RowResult.Saved saved)) {
        throw failure();
      }
      ids.add(saved.id());
    }
    return ids;
  }

  /** Returns the positions of the rows that were not committed whole. */
  public List<Integer> unsaved() {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!(rows.get(i) instanceof RowResult.Saved)) {
        positions.add(i);
      }
    }
    return positions;
  }

  @Override
  public String toString() {
    return operation + ": " + (rows.size() - unsaved().size()) + " of " + rows.size() + " saved";
  }

  private OdooSyncException failure() {
    return unsaved().stream()
        .map(rows::get)
        .map(BatchResult::callError)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(this::rowsError);
  }

  private static Optional<OdooSyncException> callError(RowResult row) {
    if (row instanceof RowResult.Unknown unknown) {
      return Optional.of(unknown.error());
    }
    if (row instanceof RowResult.Incomplete incomplete) {
      return Optional.of(incomplete.error());
    }
    return row.rejection().map(RowResult.Rejected::error);
  }

  private OdooSyncException rowsError() {
    List<Integer> failed = unsaved();
    StringBuilder detail = new StringBuilder();
    detail.append(failed.size()).append(" of ").append(rows.size()).append(" rows were rejected");
    failed.stream().limit(SHOWN).forEach(i -> describe(detail, i));
    boolean conflict =
        failed.stream()
            .allMatch(
                i ->
                    rows.get(i).rejection().stream()
                        .anyMatch(row -> row.kind() == RowResult.Kind.CONFLICT));
    ErrorCode code = conflict ? ErrorCode.CONFLICT : ErrorCode.VALIDATION;
    Failure failure =
        Failure.of(code, operation, failed.size(), Outcome.NOT_COMMITTED, detail.toString());
    return conflict ? new ConflictException(failure, null) : new ValidationException(failure, null);
  }

  private void describe(StringBuilder detail, int position) {
    rows.get(position)
        .rejection()
        .ifPresent(
            row -> {
              detail.append("; row ").append(position);
              if (row.field() != null) {
                detail.append(", ").append(row.field());
              }
              detail.append(": ").append(row.message());
            });
  }
}
