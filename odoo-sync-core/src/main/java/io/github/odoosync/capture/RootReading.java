package io.github.odoosync.capture;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads roots, and parts those that cannot be read from their neighbours. */
final class RootReading<T> {

  /** What can be one record's own fault. All else is the server's, the way's or the caller's. */
  private static final Set<ErrorCode> OF_ONE_RECORD =
      EnumSet.of(
          ErrorCode.ACCESS,
          ErrorCode.MISSING_RECORD,
          ErrorCode.VALIDATION,
          ErrorCode.USER_ERROR,
          ErrorCode.SERVER_FAULT,
          ErrorCode.RESPONSE_TOO_LARGE,
          ErrorCode.DECODING,
          ErrorCode.INVALID_VALUE,
          ErrorCode.MISSING_FIELD,
          ErrorCode.UNIT_NOT_CONVERTIBLE,
          ErrorCode.MIXED_CURRENCIES,
          ErrorCode.TOO_PRECISE,
          ErrorCode.NOT_FOUND,
          ErrorCode.INACTIVE);

  private final Queries queries;
  private final RootReader<T> reader;

  RootReading(Queries queries, RootReader<T> reader) {
    this.queries = queries;
    this.reader = reader;
  }

  /** Reads roots whole; those that are gone, hidden or not captured are in neither map. */
  Reading<T> read(Set<Long> ids) {
    Reading<T> reading = Reading.of(ids);
    into(reading, List.copyOf(queries.captured(ids)));
    return reading;
  }

  private void into(Reading<T> reading, List<Long> ids) {
    if (ids.isEmpty()) {
      return;
    }
    try {
      reading.found().putAll(reader.read(ids));
    } catch (OdooSyncException e) {
      if (!OF_ONE_RECORD.contains(e.code())) {
        throw e;
      }
      if (ids.size() == 1) {
        reading.unreadable().put(ids.get(0), "[" + e.code().id() + "] " + e.failure().detail());
        return;
      }
      int middle = ids.size() / 2;
      into(reading, ids.subList(0, middle));
      into(reading, ids.subList(middle, ids.size()));
    }
  }
}
