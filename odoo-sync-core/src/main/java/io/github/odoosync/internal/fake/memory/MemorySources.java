package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.connector.store.SourceStore;
import io.github.odoosync.connector.store.StreamCommit;
import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.connector.store.StreamPosition;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.lane.LaneStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far streams are read, in memory. */
final class MemorySources implements SourceStore {

  private record Lease(String owner, Instant until) {}

  private record Place(StreamName stream, String id) {}

  private record Seen(Fingerprint fingerprint, Instant at) {}

  private final Monitor monitor;
  private final Clock clock;
  private final LaneStore lanes;
  private final MemoryArchive archive;
  private final Map<StreamName, Lease> leases = new HashMap<>();
  private final Slots<StreamName, StreamPosition> positions;
  private final Map<Place, Seen> seen = new HashMap<>();

  MemorySources(Monitor monitor, Clock clock, LaneStore lanes, MemoryArchive archive) {
    this.monitor = monitor;
    this.clock = clock;
    this.lanes = lanes;
    this.archive = archive;
    this.positions = new Slots<>(monitor);
  }

  @Override
  public Optional<StreamPosition> take(StreamName stream, String owner, Duration lease) {
    return monitor.call(
        () -> {
          Instant now = clock.instant();
          Lease held = leases.get(stream);
          if (held != null && !held.owner().equals(owner) && now.isBefore(held.until())) {
            return Optional.empty();
          }
          leases.put(stream, new Lease(owner, now.plus(lease)));
          return Optional.of(position(stream));
        });
  }

  @Override
  public void release(StreamName stream, String owner) {
    monitor.run(
        () ->
            leases.computeIfPresent(
                stream,
                (any, held) -> held.owner().equals(owner) ? new Lease("", clock.instant()) : held));
  }

  @Override
  public StreamPosition position(StreamName stream) {
    return monitor.call(
        () -> Objects.requireNonNullElse(positions.committed(stream), StreamPosition.START));
  }

  @Override
  public Map<String, Fingerprint> seen(StreamName stream, Collection<String> ids) {
    return monitor.call(
        () -> {
          Map<String, Fingerprint> found = new HashMap<>();
          for (String id : ids) {
            Seen one = seen.get(new Place(stream, id));
            if (one != null) {
              found.put(id, one.fingerprint());
            }
          }
          return found;
        });
  }

  @Override
  public boolean commit(StreamCommit commit) {
    return monitor.call(
        () -> {
          try (Connection connection = MemoryConnection.open(monitor)) {
            boolean stored = store(connection, commit);
            connection.commit();
            return stored;
          } catch (SQLException e) {
            throw new IllegalStateException("A connection in memory does not fail", e);
          }
        });
  }

  /** Moves the stream first: who comes second waits there, and finds another revision. */
  private boolean store(Connection connection, StreamCommit commit) {
    Transaction transaction = MemoryConnection.openIn(connection, monitor);
    StreamName stream = commit.stream();
    StreamPosition before = positions.lock(transaction, stream);
    if (!isNext(before, commit)) {
      return false;
    }
    positions.change(
        transaction,
        stream,
        new StreamPosition(commit.revision() + 1, commit.cursor(), commit.backfill()));
    if (!commit.messages().isEmpty()) {
      lanes.enqueue(connection, commit.messages());
    }
    // Nothing waits or fails from here on.
    Instant now = clock.instant();
    commit.seen().forEach((id, one) -> seen.put(new Place(stream, id), new Seen(one, now)));
    commit.raw().forEach(archive::keep);
    return true;
  }

  private boolean isNext(@Nullable StreamPosition before, StreamCommit commit) {
    long revision = before == null ? 0 : before.revision();
    return leases.containsKey(commit.stream()) && revision == commit.revision();
  }

  int purge(Duration age, int most) {
    Instant oldest = clock.instant().minus(age);
    return MemoryConnectors.purge(seen, most, one -> one.at().isBefore(oldest));
  }
}
