package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetter.State;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.JournalEntry.Action;
import io.github.odoosync.lane.Operator;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people do by hand: to dead letters and to lanes. */
final class Operations {

  private static final Set<State> PARKED = EnumSet.of(State.PARKED);
  private static final Set<State> OPEN = EnumSet.of(State.PARKED, State.DEAD);

  private final Monitor monitor;
  private final Lanes lanes;
  private final DeadLetterBook letters;
  private final Journal journal;

  Operations(Monitor monitor, Lanes lanes, DeadLetterBook letters, Journal journal) {
    this.monitor = monitor;
    this.lanes = lanes;
    this.letters = letters;
    this.journal = journal;
  }

  int replay(DeadLetterQuery query, Operator by, Instant now) {
    List<DeadLetter> chosen = unlocked(query, OPEN);
    for (DeadLetter letter : chosen) {
      write(Action.REPLAY, letter, by, now);
      letters.resolve(letter, State.REPLAYED, by, now);
      if (letter.state() == State.PARKED) {
        lanes.change(laneOf(letter), lane -> lane.resume(now));
      } else {
        putBack(letter, now);
      }
    }
    return chosen.size();
  }

  int skip(DeadLetterQuery query, Operator by, Instant now) {
    List<DeadLetter> chosen = unlocked(query, PARKED);
    for (DeadLetter letter : chosen) {
      write(Action.SKIP, letter, by, now);
      letters.resolve(letter, State.SKIPPED, by, now);
      goOnWithout(letter, now);
    }
    return chosen.size();
  }

  int discard(DeadLetterQuery query, Operator by, Instant now) {
    List<DeadLetter> chosen = unlocked(query, OPEN);
    for (DeadLetter letter : chosen) {
      write(Action.DISCARD, letter, by, now);
      letters.resolve(letter, State.DISCARDED, by, now);
      if (letter.state() == State.PARKED) {
        goOnWithout(letter, now);
      }
    }
    return chosen.size();
  }

  boolean park(String consumer, String key, Operator by, Instant now) {
    Lane lane = unlocked(consumer, key);
    if (lane == null || lane.parked()) {
      return false;
    }
    journal.lane(Action.PARK, lane, by.actor(), by.reason(), now);
    lanes.change(lane, parked -> parked.park(now));
    return true;
  }

  boolean resume(String consumer, String key, Operator by, Instant now) {
    Lane lane = unlocked(consumer, key);
    if (lane == null || !lane.parked()) {
      return false;
    }
    journal.lane(Action.RESUME, lane, by.actor(), by.reason(), now);
    DeadLetter parked = letters.parkedIn(lane);
    if (parked != null) {
      letters.resolve(parked, State.REPLAYED, by, now);
    }
    lanes.change(lane, resumed -> resumed.resume(now));
    return true;
  }

  private void goOnWithout(DeadLetter letter, Instant now) {
    lanes.change(
        laneOf(letter),
        lane -> {
          lane.moveTo(letter.seq());
          lane.resume(now);
        });
  }

  private void putBack(DeadLetter letter, Instant now) {
    String key = letter.message().key().orElse(null);
    Lane lane = lanes.findOrCreate(letter.consumer(), key, now);
    lanes.change(lane, changed -> changed.append(Waiting.of(letter.message(), now), now));
  }

  private void write(Action action, DeadLetter letter, Operator by, Instant now) {
    journal.add(
        now,
        by.actor(),
        action,
        letter.consumer(),
        letter.message().key().orElse(null),
        letter.laneId(),
        letter.seq(),
        letter.message().id(),
        by.reason());
  }

  /** Returns the letters in these states, once no producer's transaction locks one's lane. */
  private List<DeadLetter> unlocked(DeadLetterQuery query, Set<State> states) {
    monitor.awaitNoneOf(null, () -> holders(letters.select(within(query, states))));
    return letters.select(within(query, states));
  }

  private @Nullable Lane unlocked(String consumer, String key) {
    monitor.awaitNoneOf(null, () -> holders(Stream.ofNullable(lanes.byKey(consumer, key))));
    return lanes.byKey(consumer, key);
  }

  private Set<Transaction> holders(List<DeadLetter> chosen) {
    return holders(
        chosen.stream()
            .flatMap(
                letter ->
                    Stream.ofNullable(
                        letter.state() == State.PARKED
                            ? lanes.byId(letter.laneId())
                            : lanes.byKey(
                                letter.consumer(), letter.message().key().orElse(null)))));
  }

  private static Set<Transaction> holders(Stream<Lane> lanes) {
    Set<Transaction> holders = new HashSet<>();
    lanes.forEach(lane -> Stream.ofNullable(lane.holder()).forEach(holders::add));
    return holders;
  }

  private Lane laneOf(DeadLetter parked) {
    return Objects.requireNonNull(lanes.byId(parked.laneId()), "a parked lane is kept");
  }

  private static DeadLetterQuery within(DeadLetterQuery query, Set<State> states) {
    Set<State> both = EnumSet.copyOf(states);
    both.retainAll(query.states());
    return query.in(both);
  }
}
