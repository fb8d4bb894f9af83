package io.github.odoosync.lane;

import io.github.odoosync.lane.DeadLetter.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a store should do, as simply as it can be said: lists, and no clock. A delay or lease is
 * over at once or never.
 */
final class LaneModel {

  /** When a lane is due. */
  enum When {
    NOW,
    NEVER_IN_THIS_TEST,
    NOTHING_WAITS
  }

  record Item(String id, boolean later) {}

  record Known(String messageId, @Nullable String fingerprint) {}

  /** A dead letter. */
  static final class Letter {
    final Lane lane;
    final long seq;
    final Item item;
    final int failures;
    final int abandoned;
    State state;

    Letter(Lane lane, long seq, Item item, int failures, int abandoned, State state) {
      this.lane = lane;
      this.seq = seq;
      this.item = item;
      this.failures = failures;
      this.abandoned = abandoned;
      this.state = state;
    }

    boolean open() {
      return state == State.PARKED || state == State.DEAD;
    }
  }

  /** A lane with all its messages, those done too. */
  static final class Lane {
    final @Nullable String key;
    final List<Item> items = new ArrayList<>();
    long id;
    int done;
    When when = When.NOTHING_WAITS;
    long token;
    @Nullable String owner;
    boolean parked;
    boolean unknown;
    int failures;
    int abandoned;

    Lane(@Nullable String key) {
      this.key = key;
    }

    int depth() {
      return items.size() - done;
    }

    boolean claimable() {
      return when == When.NOW && !parked;
    }

    void append(Item item) {
      if (depth() == 0 && owner == null && !parked) {
        when = item.later() ? When.NEVER_IN_THIS_TEST : When.NOW;
      }
      items.add(item);
    }

    void moveTo(long seq) {
      if (seq > done) {
        done = (int) seq;
        forgetAttempts();
        unknown = false;
      }
    }

    void forgetAttempts() {
      failures = 0;
      abandoned = 0;
    }

    void giveBack(When next) {
      owner = null;
      when = depth() == 0 || parked ? When.NOTHING_WAITS : next;
    }

    void resume() {
      parked = false;
      if (owner == null) {
        forgetAttempts();
        giveBack(When.NOW);
      }
    }
  }

  final List<Lane> lanes = new ArrayList<>();
  final List<Letter> letters = new ArrayList<>();
  final Map<String, Known> known = new LinkedHashMap<>();

  Lane laneOf(@Nullable String key) {
    Lane found = find(key);
    if (found != null) {
      return found;
    }
    Lane made = new Lane(key);
    lanes.add(made);
    return made;
  }

  @Nullable Lane find(@Nullable String key) {
    return lanes.stream()
        .filter(lane -> key != null && key.equals(lane.key))
        .findFirst()
        .orElse(null);
  }

  Stream<Lane> claimable() {
    return lanes.stream().filter(Lane::claimable);
  }

  /** Returns what a store should answer but for the lane's id. */
  Enqueued enqueue(Message message, boolean later, List<DedupKey> keys) {
    for (DedupKey key : keys) {
      Known one = known.get(key.key());
      if (one != null && differ(one.fingerprint(), key.fingerprint())) {
        Lane none = new Lane(message.key().orElse(null));
        letters.add(new Letter(none, 0, new Item(message.id(), later), 0, 0, State.DEAD));
        return new Enqueued.Conflict(key, one.messageId());
      }
      if (one != null) {
        return new Enqueued.Duplicate(key, one.messageId());
      }
    }
    keys.forEach(key -> known.put(key.key(), new Known(message.id(), key.fingerprint())));
    Lane lane = laneOf(message.key().orElse(null));
    lane.append(new Item(message.id(), later));
    return new Enqueued.Stored(lane.id, lane.items.size());
  }

  private static boolean differ(@Nullable String one, @Nullable String other) {
    return one != null && other != null && !one.equals(other);
  }

  Settled settle(String owner, Settlement settlement, When next) {
    Lane lane = held(owner, settlement.lane());
    if (lane == null) {
      return Settled.FENCED;
    }
    lane.moveTo(settlement.doneSeq());
    if (settlement instanceof Settlement.Release) {
      lane.giveBack(next);
    } else if (settlement instanceof Settlement.Advance || lane.depth() == 0) {
      lane.forgetAttempts();
      lane.giveBack(When.NOW);
    } else if (settlement instanceof Settlement.Park) {
      letters.add(letter(lane, State.PARKED));
      lane.parked = true;
      lane.unknown = false;
      lane.giveBack(When.NOTHING_WAITS);
    } else if (settlement instanceof Settlement.Bury) {
      bury(lane, 1);
    } else if (settlement instanceof Settlement.BuryRest) {
      bury(lane, lane.depth());
    } else {
      lane.failures++;
      lane.abandoned = 0;
      lane.unknown = settlement instanceof Settlement.Unknown;
      lane.giveBack(next);
    }
    dropFinished();
    return Settled.DONE;
  }

  @Nullable Lane held(String owner, HeldLane held) {
    return lanes.stream()
        .filter(lane -> lane.id == held.laneId() && lane.token == held.token())
        .filter(lane -> owner.equals(lane.owner))
        .findFirst()
        .orElse(null);
  }

  private void bury(Lane lane, int count) {
    for (int i = 0; i < count; i++) {
      letters.add(letter(lane, State.DEAD));
      lane.moveTo(lane.done + 1);
    }
    lane.giveBack(When.NOW);
  }

  private static Letter letter(Lane lane, State state) {
    Item head = lane.items.get(lane.done);
    return new Letter(lane, lane.done + 1, head, lane.failures, lane.abandoned, state);
  }

  private void dropFinished() {
    lanes.removeIf(lane -> lane.key == null && lane.depth() == 0);
  }

  int replay(Predicate<Letter> meant, int limit) {
    List<Letter> chosen = choose(meant.and(Letter::open), limit);
    chosen.stream().filter(letter -> letter.state == State.PARKED).forEach(l -> l.lane.resume());
    for (Letter letter : chosen) {
      if (letter.state == State.DEAD) {
        laneOf(letter.lane.key).append(letter.item);
      }
      letter.state = State.REPLAYED;
    }
    return chosen.size();
  }

  int giveUp(Predicate<Letter> meant, int limit, Set<State> from, State to) {
    List<Letter> chosen = choose(meant.and(letter -> from.contains(letter.state)), limit);
    for (Letter letter : chosen) {
      if (letter.state == State.PARKED) {
        letter.lane.moveTo(letter.seq);
        letter.lane.resume();
      }
      letter.state = to;
    }
    dropFinished();
    return chosen.size();
  }

  private List<Letter> choose(Predicate<Letter> meant, int limit) {
    return letters.stream().filter(meant).limit(limit).toList();
  }

  boolean park(String key) {
    Lane lane = find(key);
    if (lane == null || lane.parked) {
      return false;
    }
    lane.parked = true;
    lane.when = lane.owner == null ? When.NOTHING_WAITS : lane.when;
    return true;
  }

  boolean resume(String key) {
    Lane lane = find(key);
    if (lane == null || !lane.parked) {
      return false;
    }
    letters.stream()
        .filter(letter -> letter.state == State.PARKED && letter.lane == lane)
        .forEach(letter -> letter.state = State.REPLAYED);
    lane.resume();
    return true;
  }

  void purge() {
    known.clear();
    letters.removeIf(letter -> !letter.open());
    lanes.removeIf(lane -> lane.depth() == 0 && lane.owner == null && !lane.parked);
  }

  LaneSnapshot snapshot() {
    return new LaneSnapshot(
        lanes.stream().mapToLong(Lane::depth).sum(),
        count(lane -> lane.depth() > 0),
        count(Lane::claimable),
        count(lane -> lane.when == When.NEVER_IN_THIS_TEST && lane.owner != null),
        count(lane -> lane.when == When.NEVER_IN_THIS_TEST && lane.owner == null),
        count(lane -> lane.unknown && lane.owner == null && !lane.parked),
        count(lane -> lane.parked),
        letters.stream().filter(letter -> letter.state == State.DEAD).count(),
        null,
        false);
  }

  private long count(Predicate<Lane> kind) {
    return lanes.stream().filter(kind).count();
  }

  Lane claimed(ClaimedLane found) {
    return lanes.stream()
        .filter(lane -> lane.claimable() && lane.items.get(lane.done).id().equals(headOf(found)))
        .filter(lane -> Objects.equals(lane.key, found.laneKey()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Nobody should get " + found));
  }

  private static String headOf(ClaimedLane lane) {
    return lane.messages().get(0).message().id();
  }
}
