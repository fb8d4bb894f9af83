package io.github.odoosync.odoo;

import io.github.odoosync.error.OdooSyncException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row of a batch. A closed set; a new case is a major change.
 *
 * <p>Whether an upsert has created or updated its record cannot be told from Odoo's answer: look
 * the external id up before, if it matters.
 */
public sealed interface RowResult {

  /** Why a row was rejected. */
  enum Kind {
    /** A value or reference is not what its field takes. */
    DATA,
    /** A constraint or business rule of the server's refused the record. */
    VALIDATION,
    /** The user may not do this. */
    ACCESS,
    /** Another transaction was in the way, also after the retries; the row can be sent again. */
    CONFLICT,
    /** The record that the row was saved as before is not there any more. */
    DELETED,
    /** The server could not be reached or failed as a whole; the row itself may be fine. */
    SERVER,
    /** An earlier failure of the same batch ended it before this row was sent. */
    NOT_TRIED
  }

  /**
   * The row was committed.
   *
   * @param id the record's id
   * @param warnings what the server remarked; mostly empty
   */
  record Saved(long id, List<String> warnings) implements RowResult {

    /** Copies the list. */
    public Saved {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The row was committed, but the lines it does not name could not be removed; upsert it again.
   *
   * @param id the record's id
   * @param error what went wrong
   */
  record Incomplete(long id, OdooSyncException error) implements RowResult {}

  /**
   * Nothing of the row was committed.
   *
   * @param kind why
   * @param field the field that the server named; null if it named none
   * @param message what the server said
   * @param error the error of the call, where it failed as a whole; null where the answer named the
   *     row
   */
  record Rejected(
      Kind kind, @Nullable String field, String message, @Nullable OdooSyncException error)
      implements RowResult {

    /** Returns whether the same row can succeed later without anybody changing anything. */
    public boolean retryable() {
      return switch (kind) {
        case CONFLICT, NOT_TRIED -> true;
        case SERVER -> error != null && error.retryable();
        case DATA, VALIDATION, ACCESS, DELETED -> false;
      };
    }
  }

  /**
   * The row was sent and no answer came: it may be committed or not.
   *
   * <p>An upsert can simply be repeated: a record that is there already is updated. For creates,
   * look before.
   *
   * @param error what went wrong
   */
  record Unknown(OdooSyncException error) implements RowResult {}

  /** Returns the record's id, if the row was committed. */
  default OptionalLong recordId() {
    if (this instanceof Saved saved) {
      return OptionalLong.of(saved.id());
    }
    return this instanceof Incomplete incomplete
        ? OptionalLong.of(incomplete.id())
        : OptionalLong.empty();
  }

  /** Returns the rejection, if this is one. */
  default Optional<Rejected> rejection() {
    return this instanceof Rejected rejected ? Optional.of(rejected) : Optional.empty();
  }
}
