package io.github.odoosync.connector.source;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.error.BadResponseException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;

/** A log whose larger pages are too large to be taken. */
record Small(Log log, int most) implements IncrementalSource<String> {

  @Override
  public String stream() {
    return log.stream();
  }

  @Override
  public SourcePage<String> fetch(Cursor from, int limit) {
    if (limit > most) {
      throw new BadResponseException(
          Failure.of(ErrorCode.RESPONSE_TOO_LARGE, limit + " records"), null);
    }
    return log.fetch(from, limit);
  }
}
