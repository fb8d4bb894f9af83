package io.github.odoosync.connector.source;

import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.observe.SyncEvent;
import java.time.Instant;

/** What happens while sources are read; told after the store has kept it. */
public sealed interface SourceEvent extends SyncEvent {

  /**
   * A page was stored.
   *
   * @param records how many records it had
   * @param changes how many of them were news
   * @param unreadable how many of those cannot be understood
   */
  record Stored(Instant at, StreamName stream, int records, int changes, int unreadable)
      implements SourceEvent {
    @Override
    public String name() {
      return "connector.source.stored";
    }
  }

  /** The source was asked for all there is. */
  record BackfillBegun(Instant at, StreamName stream) implements SourceEvent {
    @Override
    public String name() {
      return "connector.source.backfill-begun";
    }
  }

  /** All there is was read; the stream goes on with what is new. */
  record BackfillDone(Instant at, StreamName stream) implements SourceEvent {
    @Override
    public String name() {
      return "connector.source.backfill-done";
    }
  }

  /** A page was read by another node at the same time, which was faster; this one is dropped. */
  record Overtaken(Instant at, StreamName stream) implements SourceEvent {
    @Override
    public String name() {
      return "connector.source.overtaken";
    }
  }

  /** A page could not be read or stored; it is tried again. Told once until one is. */
  record Failed(Instant at, StreamName stream, String text) implements SourceEvent {
    @Override
    public String name() {
      return "connector.source.failed";
    }
  }

  /**
   * Pages are read and stored again.
   *
   * @param tries how often that failed in a row
   */
  record Recovered(Instant at, StreamName stream, int tries) implements SourceEvent {
    @Override
    public String name() {
      return "connector.source.recovered";
    }
  }
}
