package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetterGroup;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import io.github.odoosync.lane.HeldLane;
import io.github.odoosync.lane.JournalEntry;
import io.github.odoosync.lane.LaneQuery;
import io.github.odoosync.lane.LaneSnapshot;
import io.github.odoosync.lane.LaneStatus;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Operator;
import io.github.odoosync.lane.Retention;
import io.github.odoosync.lane.Settled;
import io.github.odoosync.lane.Settlement;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lanes in a relational database: which work runs in which kind of transaction. */
public final class JdbcLaneStore implements LaneStore {

  private final Tables tables;
  private final Sessions sessions;
  private final Ending ending;

  /** Uses these tables. */
  public JdbcLaneStore(Tables tables) {
    this.tables = tables;
    this.sessions = tables.sessions();
    this.ending = new Ending(tables);
  }

  @Override
  public List<Enqueued> enqueue(Connection connection, List<Enqueue> messages) {
    Enqueues.check(connection);
    return tables
        .get(Enqueues.OPERATION, connection)
        .enqueues()
        .inTransactionOf(connection, List.copyOf(messages));
  }

  @Override
  public List<Enqueued> enqueue(List<Enqueue> messages) {
    List<Enqueue> all = List.copyOf(messages);
    Enqueues enqueues = tables.get().enqueues();
    return sessions.transaction(Enqueues.OPERATION, connection -> enqueues.store(connection, all));
  }

  @Override
  public List<ClaimedLane> claim(ClaimRequest request) {
    return tables.get().claims().claim(sessions, request);
  }

  @Override
  public Map<HeldLane, Settled> renew(String owner, Duration lease, Set<HeldLane> lanes) {
    return ending.renew(owner, lease, lanes);
  }

  @Override
  public Map<HeldLane, Settled> settle(String owner, List<? extends Settlement> settlements) {
    return ending.settle(owner, settlements);
  }

  @Override
  public Settled settleWaiting(String owner, Settlement settlement, Duration patience) {
    return ending.settleWaiting(owner, settlement, patience);
  }

  @Override
  public LaneSnapshot snapshot(String consumer) {
    Watching watching = tables.get().watching();
    return sessions.read("store.snapshot", c -> watching.snapshot(c, consumer));
  }

  @Override
  public Set<String> busy(String consumer, Collection<String> keys) {
    Watching watching = tables.get().watching();
    return sessions.read("store.busy", c -> watching.busy(c, consumer, keys));
  }

  @Override
  public List<LaneStatus> lanes(LaneQuery query) {
    LaneList list = tables.get().laneList();
    return sessions.read("store.lanes", c -> list.find(c, query));
  }

  @Override
  public Set<String> consumers() {
    Watching watching = tables.get().watching();
    return sessions.read("store.consumers", watching::consumers);
  }

  @Override
  public List<DeadLetter> deadLetters(DeadLetterQuery query) {
    DeadTable dead = tables.get().dead();
    return sessions.read("store.deadLetters", c -> dead.find(c, query));
  }

  @Override
  public List<DeadLetterGroup> countDeadLetters(DeadLetterQuery query) {
    DeadTable dead = tables.get().dead();
    return sessions.read("store.countDeadLetters", c -> dead.count(c, query));
  }

  @Override
  public List<JournalEntry> history(String messageId) {
    Journal journal = tables.get().journal();
    return sessions.read("store.history", c -> journal.history(c, messageId));
  }

  @Override
  public List<JournalEntry> journal(long beforeId, int limit) {
    Journal journal = tables.get().journal();
    return sessions.read("store.journal", c -> journal.before(c, beforeId, limit));
  }

  @Override
  public int replay(DeadLetterQuery query, Operator by) {
    Operations operations = tables.get().operations();
    return sessions.transaction("store.replay", c -> operations.replay(c, query, by));
  }

  @Override
  public int skip(DeadLetterQuery query, Operator by) {
    Operations operations = tables.get().operations();
    return sessions.transaction("store.skip", c -> operations.skip(c, query, by));
  }

  @Override
  public int discard(DeadLetterQuery query, Operator by) {
    Operations operations = tables.get().operations();
    return sessions.transaction("store.discard", c -> operations.discard(c, query, by));
  }

  @Override
  public boolean park(String consumer, String key, Operator by) {
    Operations operations = tables.get().operations();
    return sessions.transaction("store.park", c -> operations.park(c, consumer, key, by));
  }

  @Override
  public boolean resume(String consumer, String key, Operator by) {
    Operations operations = tables.get().operations();
    return sessions.transaction("store.resume", c -> operations.resume(c, consumer, key, by));
  }

  @Override
  public void pause(String name, Operator by) {
    Pauses pauses = tables.get().pauses();
    sessions.transaction(
        "store.pause",
        c -> {
          pauses.pause(c, name, by);
          return true;
        });
  }

  @Override
  public void unpause(String name, Operator by) {
    Pauses pauses = tables.get().pauses();
    sessions.transaction(
        "store.unpause",
        c -> {
          pauses.unpause(c, name, by);
          return true;
        });
  }

  @Override
  public Set<String> paused() {
    Pauses pauses = tables.get().pauses();
    return sessions.read("store.paused", pauses::paused);
  }

  @Override
  public int purge(Retention retention, int chunk) {
    return tables.get().purge().run(sessions, retention, chunk);
  }
}
