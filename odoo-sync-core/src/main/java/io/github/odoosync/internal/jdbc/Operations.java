package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.DeadLetter.State;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.JournalEntry.Action;
import io.github.odoosync.lane.Operator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** What people do by hand: to dead letters and to lanes. Each method is one transaction's work. */
final class Operations {

  private static final Set<State> PARKED = EnumSet.of(State.PARKED);
  private static final Set<State> OPEN = EnumSet.of(State.PARKED, State.DEAD);

  // Payloads are large: so many are held in memory at once.
  private static final int PUT_BACK_AT_ONCE = 50;

  private final LaneRows lanes;
  private final DeadTable dead;
  private final Journal journal;
  private final Enqueues enqueues;

  Operations(LaneRows lanes, DeadTable dead, Journal journal, Enqueues enqueues) {
    this.lanes = lanes;
    this.dead = dead;
    this.journal = journal;
    this.enqueues = enqueues;
  }

  int replay(Connection connection, DeadLetterQuery query, Operator by) throws SQLException {
    List<Letter> letters = dead.lock(connection, query, OPEN);
    write(connection, Action.REPLAY, letters, by);
    dead.resolve(connection, letters, State.REPLAYED, by);
    changeLanes(connection, letters, (lane, letter) -> lane.resumed());
    List<Letter> left = letters.stream().filter(letter -> !letter.parked()).toList();
    for (int start = 0; start < left.size(); start += PUT_BACK_AT_ONCE) {
      putBack(connection, left.subList(start, Math.min(left.size(), start + PUT_BACK_AT_ONCE)));
    }
    return letters.size();
  }

  int skip(Connection connection, DeadLetterQuery query, Operator by) throws SQLException {
    List<Letter> letters = dead.lock(connection, query, PARKED);
    return giveUp(connection, letters, Action.SKIP, State.SKIPPED, by);
  }

  int discard(Connection connection, DeadLetterQuery query, Operator by) throws SQLException {
    List<Letter> letters = dead.lock(connection, query, OPEN);
    return giveUp(connection, letters, Action.DISCARD, State.DISCARDED, by);
  }

  boolean park(Connection connection, String consumer, String key, Operator by)
      throws SQLException {
    LaneRow lane = lanes.lock(connection, consumer, key);
    if (lane == null || lane.parked()) {
      return false;
    }
    journal.lane(connection, Action.PARK, lane, by.actor(), by.reason());
    lanes.write(connection, List.of(lane.parkedByHand()));
    return true;
  }

  boolean resume(Connection connection, String consumer, String key, Operator by)
      throws SQLException {
    LaneRow lane = lanes.lock(connection, consumer, key);
    if (lane == null || !lane.parked()) {
      return false;
    }
    journal.lane(connection, Action.RESUME, lane, by.actor(), by.reason());
    Letter letter = dead.lockParked(connection, lane.id(), consumer);
    if (letter != null) {
      dead.resolve(connection, List.of(letter), State.REPLAYED, by);
    }
    lanes.write(connection, List.of(lane.resumed()));
    return true;
  }

  private int giveUp(
      Connection connection, List<Letter> letters, Action action, State state, Operator by)
      throws SQLException {
    write(connection, action, letters, by);
    dead.resolve(connection, letters, state, by);
    changeLanes(connection, letters, (lane, letter) -> lane.movedTo(letter.seq()).resumed());
    return letters.size();
  }

  private void write(Connection connection, Action action, List<Letter> letters, Operator by)
      throws SQLException {
    for (Letter letter : letters) {
      journal.letter(connection, action, letter, by);
    }
  }

  private void changeLanes(
      Connection connection, List<Letter> letters, BiFunction<LaneRow, Letter, LaneRow> change)
      throws SQLException {
    List<Letter> parked = letters.stream().filter(Letter::parked).toList();
    List<Long> ids = parked.stream().map(Letter::laneId).toList();
    Map<Long, LaneRow> locked = lanes.lock(connection, ids, LaneRows.WAIT);
    List<LaneRow> changed = new ArrayList<>();
    for (Letter letter : parked) {
      LaneRow lane = locked.get(letter.laneId());
      if (lane != null) {
        changed.add(change.apply(lane, letter));
      }
    }
    lanes.write(connection, changed);
  }

  // Without dedup keys: they are known, and this is on purpose.
  private void putBack(Connection connection, List<Letter> letters) throws SQLException {
    List<Enqueue> messages = new ArrayList<>();
    for (Letter letter : letters) {
      messages.add(new Enqueue(letter.consumer(), dead.message(connection, letter), List.of()));
    }
    enqueues.store(connection, messages);
  }
}
