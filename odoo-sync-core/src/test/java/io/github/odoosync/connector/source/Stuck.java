package io.github.odoosync.connector.source;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import java.util.List;

/** A source that always has one record more, which is always the same. */
final class Stuck implements IncrementalSource<String> {

  @Override
  public String stream() {
    return "stuck";
  }

  @Override
  public SourcePage<String> fetch(Cursor from, int limit) {
    return new SourcePage<>(List.of(new SourceRecord.Found<>("a", "", "1")), from, true);
  }
}
