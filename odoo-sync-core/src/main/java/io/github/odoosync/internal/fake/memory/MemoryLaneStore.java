package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetterGroup;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import io.github.odoosync.lane.HeldLane;
import io.github.odoosync.lane.JournalEntry;
import io.github.odoosync.lane.JournalEntry.Action;
import io.github.odoosync.lane.LaneQuery;
import io.github.odoosync.lane.LaneSnapshot;
import io.github.odoosync.lane.LaneStatus;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Operator;
import io.github.odoosync.lane.Retention;
import io.github.odoosync.lane.Settled;
import io.github.odoosync.lane.Settlement;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lanes of a database in memory: enters the monitor, reads the clock, lets others do it. */
final class MemoryLaneStore implements LaneStore {

  private final Monitor monitor;
  private final Clock clock;
  private final Lanes lanes = new Lanes();
  private final DedupKeys dedupKeys = new DedupKeys();
  private final DeadLetterBook letters = new DeadLetterBook();
  private final Journal journal = new Journal();
  private final Set<String> paused = new TreeSet<>();
  private final Enqueuer enqueuer;
  private final Claims claims;
  private final Settling settling;
  private final Operations operations;

  MemoryLaneStore(Monitor monitor, Clock clock) {
    this.monitor = monitor;
    this.clock = clock;
    this.enqueuer = new Enqueuer(monitor, lanes, dedupKeys, letters, journal);
    this.claims = new Claims(lanes);
    this.settling = new Settling(monitor, lanes, letters, journal);
    this.operations = new Operations(monitor, lanes, letters, journal);
  }

  @Override
  public List<Enqueued> enqueue(Connection connection, List<Enqueue> messages) {
    List<Enqueue> batch = List.copyOf(messages);
    return monitor.call(
        () -> enqueuer.enqueue(MemoryConnection.openIn(connection, monitor), batch, now()));
  }

  @Override
  public List<Enqueued> enqueue(List<Enqueue> messages) {
    List<Enqueue> batch = List.copyOf(messages);
    return monitor.call(
        () -> {
          Transaction own = new Transaction(monitor);
          List<Enqueued> stored = enqueuer.enqueue(own, batch, now());
          own.commit();
          return stored;
        });
  }

  @Override
  public List<ClaimedLane> claim(ClaimRequest request) {
    return monitor.call(() -> claims.claim(request, now()));
  }

  @Override
  public Map<HeldLane, Settled> renew(String owner, Duration lease, Set<HeldLane> held) {
    return monitor.call(
        () -> {
          Map<HeldLane, Settled> results = new LinkedHashMap<>();
          held.forEach(lane -> results.put(lane, claims.renew(owner, lane, now().plus(lease))));
          return results;
        });
  }

  @Override
  public Map<HeldLane, Settled> settle(String owner, List<? extends Settlement> settlements) {
    return monitor.call(
        () -> {
          settlements.forEach(one -> settling.check(owner, one));
          Map<HeldLane, Settled> results = new LinkedHashMap<>();
          settlements.forEach(
              one -> results.putIfAbsent(one.lane(), settling.settle(owner, one, now())));
          return results;
        });
  }

  @Override
  public Settled settleWaiting(String owner, Settlement settlement, Duration patience) {
    return monitor.call(
        () ->
            settling.awaitUnlocked(settlement, patience)
                ? settling.settle(owner, settlement, now())
                : Settled.BUSY);
  }

  @Override
  public Set<String> busy(String consumer, Collection<String> keys) {
    return monitor.call(
        () ->
            keys.stream()
                .filter(key -> isBusy(lanes.byKey(consumer, key)))
                .collect(Collectors.toSet()));
  }

  private static boolean isBusy(@Nullable Lane lane) {
    return lane != null && lane.committed() && lane.depth() > 0;
  }

  @Override
  public List<LaneStatus> lanes(LaneQuery query) {
    return monitor.call(() -> LaneList.find(lanes.all(), query, now()));
  }

  @Override
  public LaneSnapshot snapshot(String consumer) {
    return monitor.call(
        () ->
            Snapshots.of(
                lanes.all().stream()
                    .filter(lane -> lane.committed() && lane.consumer().equals(consumer))
                    .toList(),
                letters.dead(consumer),
                paused.contains(consumer),
                now()));
  }

  @Override
  public Set<String> consumers() {
    return monitor.call(
        () ->
            Stream.concat(
                    lanes.all().stream().filter(Lane::committed).map(Lane::consumer),
                    letters.consumers())
                .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public List<DeadLetter> deadLetters(DeadLetterQuery query) {
    return monitor.call(() -> letters.select(query));
  }

  @Override
  public List<DeadLetterGroup> countDeadLetters(DeadLetterQuery query) {
    return monitor.call(() -> letters.count(query));
  }

  @Override
  public List<JournalEntry> history(String messageId) {
    return monitor.call(() -> journal.of(messageId));
  }

  @Override
  public List<JournalEntry> journal(long beforeId, int limit) {
    return monitor.call(() -> journal.before(beforeId, limit));
  }

  @Override
  public int replay(DeadLetterQuery query, Operator by) {
    return monitor.call(() -> operations.replay(query, by, now()));
  }

  @Override
  public int skip(DeadLetterQuery query, Operator by) {
    return monitor.call(() -> operations.skip(query, by, now()));
  }

  @Override
  public int discard(DeadLetterQuery query, Operator by) {
    return monitor.call(() -> operations.discard(query, by, now()));
  }

  @Override
  public boolean park(String consumer, String key, Operator by) {
    return monitor.call(() -> operations.park(consumer, key, by, now()));
  }

  @Override
  public boolean resume(String consumer, String key, Operator by) {
    return monitor.call(() -> operations.resume(consumer, key, by, now()));
  }

  @Override
  public void pause(String name, Operator by) {
    monitor.run(
        () -> {
          if (paused.add(name)) {
            journal.consumer(Action.PAUSE, name, by.actor(), by.reason(), now());
          }
        });
  }

  @Override
  public void unpause(String name, Operator by) {
    monitor.run(
        () -> {
          if (paused.remove(name)) {
            journal.consumer(Action.UNPAUSE, name, by.actor(), by.reason(), now());
          }
        });
  }

  @Override
  public Set<String> paused() {
    return monitor.call(() -> Set.copyOf(paused));
  }

  /** Messages that are done are gone at once here; all else waits for its age. */
  @Override
  public int purge(Retention retention, int chunk) {
    return monitor.call(
        () -> {
          Instant now = now();
          int gone = dedupKeys.purge(now.minus(retention.dedup()), chunk);
          gone += letters.purge(now.minus(retention.resolved()), chunk - gone);
          gone += journal.purge(now.minus(retention.resolved()), chunk - gone);
          return gone + purgeLanes(now.minus(retention.idleLanes()), chunk - gone);
        });
  }

  private int purgeLanes(Instant limit, int most) {
    List<Lane> idle =
        lanes.all().stream()
            .filter(lane -> lane.idleSince(limit) && !lane.awaited())
            .limit(most)
            .toList();
    idle.forEach(lanes::remove);
    return idle.size();
  }

  /** Microseconds, as in the databases. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
