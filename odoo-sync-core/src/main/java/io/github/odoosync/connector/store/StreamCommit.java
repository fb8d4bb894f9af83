package io.github.odoosync.connector.store;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.store.StreamPosition.Backfill;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.lane.Enqueue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page that was read, and how far: stored whole or not at all.
 *
 * @param stream the stream
 * @param revision that of the position from which the page was read
 * @param cursor from where what is new is read now
 * @param backfill how far all there is is read now; null if nothing of it is left
 * @param seen what the page's records are like, by their ids
 * @param raw what is kept as it came
 * @param messages the news, on their way to the consumers
 */
public record StreamCommit(
    StreamName stream,
    long revision,
    Cursor cursor,
    @Nullable Backfill backfill,
    Map<String, Fingerprint> seen,
    List<RawPayload> raw,
    List<Enqueue> messages) {

  /** Copies the collections. */
  public StreamCommit {
    seen = Map.copyOf(seen);
    raw = List.copyOf(raw);
    messages = List.copyOf(messages);
  }

  /** Returns a commit that moves a stream and brings nothing. */
  public static StreamCommit move(
      StreamName stream, long revision, Cursor cursor, @Nullable Backfill backfill) {
    return new StreamCommit(stream, revision, cursor, backfill, Map.of(), List.of(), List.of());
  }
}
