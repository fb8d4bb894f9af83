package io.github.odoosync.outbox;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetterGroup;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.JournalEntry;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Operator;
import io.github.odoosync.lane.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * For people: what could not be handled, why, and what to do about it. Each step is kept in the
 * journal with who did it and why.
 *
 * <p>A <em>parked</em> letter is the head of a lane that stands still; it is replayed, skipped or
 * discarded, and its lane goes on. A <em>dead</em> letter left its lane; it is replayed at the
 * lane's end, or discarded. A replay goes past the dedup keys; what recognises a second copy of the
 * effect on the other side has forgotten old ones. So a letter whose message is older than the
 * replay window is refused, unless it is replayed {@linkplain #replayWhateverAge whatever its age}.
 *
 * <p>Thread-safe; needs no closing.
 */
public final class DeadLetters {

  private final LaneStore store;
  private final Clock clock;
  private final Duration replayWindow;

  private DeadLetters(LaneStore store, Clock clock, Duration replayWindow) {
    this.store = Objects.requireNonNull(store, "store");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.replayWindow = replayWindow;
  }

  /** Returns the dead letters of a store, with a replay window of 90 days. */
  public static DeadLetters of(LaneStore store) {
    return of(store, Clock.systemUTC(), Retention.standard());
  }

  /**
   * Returns the dead letters of a store.
   *
   * @param clock for the age of messages; it need not be exact
   * @param retention whose {@link Retention#dedup()} is the replay window
   */
  public static DeadLetters of(LaneStore store, Clock clock, Retention retention) {
    return new DeadLetters(store, clock, retention.dedup());
  }

  /**
   * Returns dead letters, the smallest id first; the next page is {@link DeadLetterQuery#after}.
   */
  public List<DeadLetter> list(DeadLetterQuery query) {
    return store.deadLetters(query);
  }

  /** Counts dead letters by consumer, category and kind of error, the most first. */
  public List<DeadLetterGroup> count(DeadLetterQuery query) {
    return store.countDeadLetters(query);
  }

  /** Returns one dead letter with its whole history; empty if there is none with this id. */
  public Optional<DeadLetterHistory> show(long id) {
    return find(id)
        .map(letter -> new DeadLetterHistory(letter, store.history(letter.message().id())));
  }

  /** Returns the journal of one message, the oldest line first. */
  public List<JournalEntry> history(String messageId) {
    return store.history(messageId);
  }

  /** Returns the journal's newest lines, the newest first. */
  public List<JournalEntry> journal(int limit) {
    return store.journal(limit);
  }

  /**
   * Puts one dead letter back.
   *
   * @return false if there is none with this id or somebody dealt with it
   * @throws StoreException with {@link ErrorCode#REPLAY_TOO_OLD} if it is older than the window
   */
  public boolean replay(long id, Operator by) {
    return replay(one(id), by) > 0;
  }

  /**
   * Puts dead letters back, several of one lane in their old order: those that the query lists, in
   * one transaction. What is not open is left alone.
   *
   * @return how many
   * @throws StoreException with {@link ErrorCode#REPLAY_TOO_OLD} if one is older than the window;
   *     then none was put back
   */
  public int replay(DeadLetterQuery query, Operator by) {
    refuseOld(store.deadLetters(query));
    return store.replay(query, by);
  }

  /**
   * Puts all dead letters back that a query means, whatever its limit: page by page, each in a
   * transaction, in their old order. Those that die again meanwhile may be left.
   *
   * @return how many
   * @throws StoreException with {@link ErrorCode#REPLAY_TOO_OLD} if one is older than the window;
   *     then the pages before its own were put back
   */
  public int replayAll(DeadLetterQuery query, Operator by) {
    // What dies again comes behind the rest and would be replayed for ever.
    long open =
        store.countDeadLetters(query.limit(10_000)).stream()
            .mapToLong(DeadLetterGroup::count)
            .sum();
    int replayed = 0;
    DeadLetterQuery rest = query;
    while (replayed < open) {
      List<DeadLetter> page = store.deadLetters(rest);
      if (page.isEmpty()) {
        break;
      }
      replayed += replay(rest, by);
      rest = rest.after(page.get(page.size() - 1).id());
    }
    return replayed;
  }

  /**
   * Puts one dead letter back though it may be older than what recognises a second copy of its
   * effect: look first whether the effect is there.
   *
   * @return false if there is none with this id or somebody dealt with it
   */
  public boolean replayWhateverAge(long id, Operator by) {
    return store.replay(one(id), by) > 0;
  }

  /**
   * Lets the lane of a parked dead letter go on without it.
   *
   * @return false if there is none with this id or it is not parked
   */
  public boolean skip(long id, Operator by) {
    return skip(one(id), by) > 0;
  }

  /**
   * Lets the lanes of parked dead letters go on without them: those that the query lists. Others
   * are left alone.
   *
   * @return how many
   */
  public int skip(DeadLetterQuery query, Operator by) {
    return store.skip(query, by);
  }

  /**
   * Gives one dead letter up; if it is parked, its lane goes on.
   *
   * @return false if there is none with this id or somebody dealt with it
   */
  public boolean discard(long id, Operator by) {
    return discard(one(id), by) > 0;
  }

  /**
   * Gives dead letters up: those that the query lists. Others are left alone.
   *
   * @return how many
   */
  public int discard(DeadLetterQuery query, Operator by) {
    return store.discard(query, by);
  }

  /**
   * Stops a lane until it is resumed. What is being handled just now may be finished.
   *
   * @return false if there is no such lane or it stands already
   */
  public boolean parkLane(String consumer, String key, Operator by) {
    return store.park(consumer, key, by);
  }

  /**
   * Lets a parked lane go on at its head, which is tried again.
   *
   * @return false if there is no such lane or it does not stand
   */
  public boolean resumeLane(String consumer, String key, Operator by) {
    return store.resume(consumer, key, by);
  }

  private Optional<DeadLetter> find(long id) {
    return store.deadLetters(one(id)).stream().findFirst();
  }

  private static DeadLetterQuery one(long id) {
    return DeadLetterQuery.all().ofId(id);
  }

  private void refuseOld(List<DeadLetter> letters) {
    Instant oldest = clock.instant().minus(replayWindow);
    List<DeadLetter> old =
        letters.stream()
            .filter(letter -> letter.resolvedAt() == null)
            .filter(letter -> letter.enqueuedAt().isBefore(oldest))
            .toList();
    if (!old.isEmpty()) {
      String detail =
          "%d of %d dead letters are older than %d days, the first of them number %d"
              .formatted(old.size(), letters.size(), replayWindow.toDays(), old.get(0).id());
      throw new StoreException(Failure.of(ErrorCode.REPLAY_TOO_OLD, detail), null);
    }
  }
}
