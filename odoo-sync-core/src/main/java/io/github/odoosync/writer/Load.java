package io.github.odoosync.writer;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.odoo.RowResult;
import java.util.Comparator;
import java.util.stream.Stream;

/** What the end of a call says of the load that Odoo has to bear; what says more comes later. */
enum Load {
  /** Nothing but how long it took. */
  BORNE,
  /** Nothing at all. */
  UNSAID,
  /** No answer came: alone it says nothing, for a connection breaks now and then. */
  UNANSWERED,
  /** Too much: a conflict, a refusal for load, a server or gateway that fails. */
  TOO_MUCH;

  /** Returns what Odoo's answers to the rows of one call say. */
  static Load of(Stream<RowResult> rows) {
    return rows.map(Load::of).max(Comparator.naturalOrder()).orElse(BORNE);
  }

  private static Load of(RowResult row) {
    if (row instanceof RowResult.Unknown unknown) {
      return of(unknown.error());
    }
    return row.rejection().map(Load::of).orElse(BORNE);
  }

  private static Load of(RowResult.Rejected rejected) {
    return switch (rejected.kind()) {
      case CONFLICT -> TOO_MUCH;
      case SERVER -> rejected.error() == null ? TOO_MUCH : of(rejected.error());
      case DATA, VALIDATION, ACCESS, DELETED, NOT_TRIED -> BORNE;
    };
  }

  /** Returns what an error of a whole call says. */
  static Load of(OdooSyncException error) {
    return switch (error.code()) {
      case CONFLICT, RATE_LIMITED, SERVER_UNAVAILABLE, LIMIT_EXCEEDED, BREAKER_OPEN -> TOO_MUCH;
      case OUTCOME_UNKNOWN, NO_ANSWER, NOT_SENT -> UNANSWERED;
      default -> UNSAID;
    };
  }
}
