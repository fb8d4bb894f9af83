package io.github.odoosync.lane;

import java.sql.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps lanes and their messages; the SPI below outbox and inbox.
 *
 * <p>Thread-safe. Every method but {@link #enqueue(Connection, List)} runs in short transactions of
 * its own, under read committed, by the database's clock, and has committed when it returns. A
 * store that cannot be reached throws {@link io.github.odoosync.error.StoreException}; then nothing
 * of the call is stored, or it is said that this is unknown.
 */
public interface LaneStore {

  /**
   * Stores messages through the caller's connection, in the caller's transaction: they are there
   * when it commits, and were never there if it rolls back. The connection is neither committed,
   * rolled back nor closed.
   *
   * <p>The lanes of keyed messages stay locked until the transaction ends: that is what makes the
   * order in a lane the order of commits.
   *
   * @param connection with auto-commit off
   * @return what became of each message, in the order given
   */
  List<Enqueued> enqueue(Connection connection, List<Enqueue> messages);

  /** Stores messages in a transaction of its own: all of them or none. */
  List<Enqueued> enqueue(List<Enqueue> messages);

  /**
   * Takes lanes that are due, the longest due first, express lanes before all others; never one
   * that somebody holds or locks. A claim leaves room for ordinary lanes even if express ones would
   * fill it.
   *
   * <p>A lane whose lease ran out is due; taking it counts as {@linkplain ClaimedLane#abandoned()
   * abandoned}.
   */
  List<ClaimedLane> claim(ClaimRequest request);

  /** Prolongs the lease of lanes, counted from now. */
  Map<HeldLane, Settled> renew(String owner, Duration lease, Set<HeldLane> lanes);

  /**
   * Ends claims, all that are possible in one transaction. A settlement that is {@link
   * Settled#FENCED} or {@link Settled#BUSY} changed nothing.
   */
  Map<HeldLane, Settled> settle(String owner, List<? extends Settlement> settlements);

  /**
   * Ends one claim, waiting up to this long for a producer's transaction that locks the lane. A
   * waiting settlement gets the lane before any claim does; on H2 a claim may be faster once the
   * lease ran out, and then the settlement is {@link Settled#FENCED}.
   */
  Settled settleWaiting(String owner, Settlement settlement, Duration patience);

  /** Returns how a consumer's lanes stand. */
  LaneSnapshot snapshot(String consumer);

  /**
   * Returns which of these keys have messages that are not done: waiting, held, or standing.
   *
   * @param keys a few thousand at most
   */
  Set<String> busy(String consumer, Collection<String> keys);

  /**
   * Returns lanes in which something waits or that stand still, the smallest id first.
   *
   * <p>It is for people: it shows a moment, and takes no lock.
   */
  List<LaneStatus> lanes(LaneQuery query);

  /** Returns the consumers that have lanes or dead letters. */
  Set<String> consumers();

  /** Returns dead letters, the smallest id first. */
  List<DeadLetter> deadLetters(DeadLetterQuery query);

  /** Counts dead letters by consumer, category and fingerprint, the most first. */
  List<DeadLetterGroup> countDeadLetters(DeadLetterQuery query);

  /** Returns the journal of one message, the oldest line first. */
  List<JournalEntry> history(String messageId);

  /** Returns the journal's newest lines, the newest first. */
  default List<JournalEntry> journal(int limit) {
    return journal(Long.MAX_VALUE, limit);
  }

  /**
   * Returns the journal's lines before one, the newest first.
   *
   * @param beforeId the id of the last line of the page before
   */
  List<JournalEntry> journal(long beforeId, int limit);

  /**
   * Puts dead letters back: a parked one is tried again at its place, a dead one goes to the end of
   * its lane; several of one lane in their old order. Those not open are left alone. Up to the
   * query's limit, in one transaction.
   *
   * @return how many
   */
  int replay(DeadLetterQuery query, Operator by);

  /**
   * Lets the lanes of parked dead letters go on without them. Others are left alone.
   *
   * @return how many
   */
  int skip(DeadLetterQuery query, Operator by);

  /**
   * Gives dead letters up; a parked one is skipped by it.
   *
   * @return how many
   */
  int discard(DeadLetterQuery query, Operator by);

  /**
   * Stops a lane until it is resumed. What a holder is doing just now it may finish.
   *
   * @return false if there is no such lane or it stands already
   */
  boolean park(String consumer, String key, Operator by);

  /**
   * Lets a parked lane go on at its head.
   *
   * @return false if there is no such lane or it does not stand
   */
  boolean resume(String consumer, String key, Operator by);

  /** Pauses a consumer or destination for every dispatcher on this store. */
  void pause(String name, Operator by);

  /** Ends a pause. */
  void unpause(String name, Operator by);

  /** Returns the consumers and destinations that are paused. */
  Set<String> paused();

  /**
   * Removes what is older than the retention says, at most about {@code chunk} rows.
   *
   * @return how many rows went; less than {@code chunk} when nothing is left to remove for now
   */
  int purge(Retention retention, int chunk);
}
