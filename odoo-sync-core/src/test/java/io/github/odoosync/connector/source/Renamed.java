package io.github.odoosync.connector.source;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.connector.SourcePage;

/** A log under another name. */
record Renamed(Log log, String stream) implements IncrementalSource<String> {

  @Override
  public SourcePage<String> fetch(Cursor from, int limit) {
    return log.fetch(from, limit);
  }
}
