package io.github.odoosync.outbox;

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

/** Hands every call on; tests override what is to fail. */
class ForwardingStore implements LaneStore {

  final LaneStore store;

  ForwardingStore(LaneStore store) {
    this.store = store;
  }

  @Override
  public List<Enqueued> enqueue(Connection connection, List<Enqueue> messages) {
    return store.enqueue(connection, messages);
  }

  @Override
  public List<Enqueued> enqueue(List<Enqueue> messages) {
    return store.enqueue(messages);
  }

  @Override
  public List<ClaimedLane> claim(ClaimRequest request) {
    return store.claim(request);
  }

  @Override
  public Map<HeldLane, Settled> renew(String owner, Duration lease, Set<HeldLane> lanes) {
    return store.renew(owner, lease, lanes);
  }

  @Override
  public Map<HeldLane, Settled> settle(String owner, List<? extends Settlement> settlements) {
    return store.settle(owner, settlements);
  }

  @Override
  public Settled settleWaiting(String owner, Settlement settlement, Duration patience) {
    return store.settleWaiting(owner, settlement, patience);
  }

  @Override
  public LaneSnapshot snapshot(String consumer) {
    return store.snapshot(consumer);
  }

  @Override
  public Set<String> busy(String consumer, Collection<String> keys) {
    return store.busy(consumer, keys);
  }

  @Override
  public List<LaneStatus> lanes(LaneQuery query) {
    return store.lanes(query);
  }

  @Override
  public Set<String> consumers() {
    return store.consumers();
  }

  @Override
  public List<DeadLetter> deadLetters(DeadLetterQuery query) {
    return store.deadLetters(query);
  }

  @Override
  public List<DeadLetterGroup> countDeadLetters(DeadLetterQuery query) {
    return store.countDeadLetters(query);
  }

  @Override
  public List<JournalEntry> history(String messageId) {
    return store.history(messageId);
  }

  @Override
  public List<JournalEntry> journal(long beforeId, int limit) {
    return store.journal(beforeId, limit);
  }

  @Override
  public int replay(DeadLetterQuery query, Operator by) {
    return store.replay(query, by);
  }

  @Override
  public int skip(DeadLetterQuery query, Operator by) {
    return store.skip(query, by);
  }

  @Override
  public int discard(DeadLetterQuery query, Operator by) {
    return store.discard(query, by);
  }

  @Override
  public boolean park(String consumer, String key, Operator by) {
    return store.park(consumer, key, by);
  }

  @Override
  public boolean resume(String consumer, String key, Operator by) {
    return store.resume(consumer, key, by);
  }

  @Override
  public void pause(String name, Operator by) {
    store.pause(name, by);
  }

  @Override
  public void unpause(String name, Operator by) {
    store.unpause(name, by);
  }

  @Override
  public Set<String> paused() {
    return store.paused();
  }

  @Override
  public int purge(Retention retention, int chunk) {
    return store.purge(retention, chunk);
  }
}
