package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.HeldLane;
import io.github.odoosync.lane.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One lane with what waits in it; each method is one step that a database does in one row. */
final class Lane {

  private enum State {
    ACTIVE,
    /** Parked by hand while somebody holds it: he may finish, then it stands. */
    PARKING,
    PARKED
  }

  private final long id;
  private final String consumer;
  private final @Nullable String key;
  private final NavigableMap<Long, Waiting> messages = new TreeMap<>();
  private final List<Waiting> uncommitted = new ArrayList<>();
  private @Nullable Transaction holder;
  private int settlers;
  private boolean express;
  private long lastSeq;
  private long doneSeq;
  private @Nullable Instant visibleAt;
  private long token;
  private @Nullable String owner;
  private State state = State.ACTIVE;
  private boolean unknown;
  private int failures;
  private int abandoned;
  private @Nullable Instant failingSince;
  private Instant updatedAt;

  Lane(long id, String consumer, @Nullable String key, long token, Instant now) {
    this.id = id;
    this.consumer = consumer;
    this.key = key;
    this.token = token;
    this.updatedAt = now;
  }

  long id() {
    return id;
  }

  String consumer() {
    return consumer;
  }

  @Nullable String key() {
    return key;
  }

  boolean express() {
    return express;
  }

  @Nullable Instant visibleAt() {
    return visibleAt;
  }

  long token() {
    return token;
  }

  int failures() {
    return failures;
  }

  int abandoned() {
    return abandoned;
  }

  boolean unknown() {
    return unknown;
  }

  long depth() {
    return lastSeq - doneSeq;
  }

  @Nullable Transaction holder() {
    return holder;
  }

  /** Whether any transaction that wrote into it has committed. */
  boolean committed() {
    return lastSeq > 0;
  }

  boolean locked() {
    return holder != null;
  }

  boolean awaited() {
    return settlers > 0;
  }

  boolean parked() {
    return state != State.ACTIVE;
  }

  /** For how long its next message has been failing; null if it has not. */
  @Nullable Duration failing(Instant now) {
    return failingSince == null ? null : Duration.between(failingSince, now);
  }

  boolean held() {
    return owner != null;
  }

  boolean heldAs(String claimant, HeldLane lane) {
    return claimant.equals(owner) && token == lane.token();
  }

  boolean idleSince(Instant limit) {
    return state == State.ACTIVE
        && depth() == 0
        && owner == null
        && holder == null
        && updatedAt.isBefore(limit);
  }

  boolean finished() {
    return key == null && depth() == 0;
  }

  void settlerCame() {
    settlers++;
  }

  void settlerLeft() {
    settlers--;
  }

  /** Keeps a message until its transaction ends; returns its place. */
  long prepare(Transaction transaction, Waiting message) {
    holder = transaction;
    uncommitted.add(message);
    return lastSeq + uncommitted.size();
  }

  void commitPrepared(Instant now) {
    for (Waiting message : uncommitted) {
      append(message, now);
    }
    dropPrepared();
  }

  void dropPrepared() {
    uncommitted.clear();
    holder = null;
  }

  void append(Waiting message, Instant now) {
    boolean idle = depth() == 0 && owner == null;
    messages.put(++lastSeq, message);
    if (idle && state == State.ACTIVE) {
      express = message.message().express();
      visibleAt = message.visibleAt();
    } else {
      express |= message.message().express();
    }
    updatedAt = now;
  }

  /** Takes the lane; an owner that is still there has vanished. */
  void claim(String claimant, Instant now, Duration lease) {
    abandoned += owner == null ? 0 : 1;
    owner = claimant;
    token++;
    visibleAt = now.plus(lease);
    updatedAt = now;
  }

  void renew(Instant until) {
    visibleAt = until;
  }

  ClaimedLane claimed(Instant now, int maxMessages) {
    List<StoredMessage> next =
        messages.entrySet().stream()
            .limit(maxMessages)
            .map(entry -> entry.getValue().stored(entry.getKey(), now))
            .toList();
    Duration failing = failingSince == null ? null : Duration.between(failingSince, now);
    return new ClaimedLane(
        id, key, token, doneSeq, lastSeq, failures, abandoned, unknown, failing, next);
  }

  /** Returns the message at the head; null if none waits. */
  @Nullable Waiting head() {
    return messages.get(doneSeq + 1);
  }

  long headSeq() {
    return doneSeq + 1;
  }

  boolean canBeDoneUpTo(long seq) {
    return seq >= doneSeq && seq <= lastSeq;
  }

  /** Forgets the messages up to this place; what the counters say was about them. */
  void moveTo(long seq) {
    if (seq > doneSeq) {
      messages.headMap(seq, true).clear();
      doneSeq = seq;
      startAfresh();
      unknown = false;
    }
  }

  void startAfresh() {
    failures = 0;
    abandoned = 0;
    failingSince = null;
  }

  void failed(boolean effectUnknown, Instant now) {
    failures++;
    abandoned = 0;
    unknown = effectUnknown;
    failingSince = failingSince == null ? now : failingSince;
  }

  /** Ends a claim; the lane is due again at {@code next} if something waits in it. */
  void giveBack(@Nullable Instant next, Instant now) {
    owner = null;
    state = state == State.PARKING ? State.PARKED : state;
    visibleAt = depth() == 0 || state == State.PARKED ? null : next;
    updatedAt = now;
  }

  /** Stops the lane because of its head, about which people now decide. */
  void parkAtHead(Instant now) {
    state = State.PARKED;
    unknown = false;
    giveBack(null, now);
  }

  /** Stops the lane by hand; a holder may finish. */
  void park(Instant now) {
    if (owner == null) {
      state = State.PARKED;
      visibleAt = null;
    } else {
      state = State.PARKING;
    }
    updatedAt = now;
  }

  /** Lets the lane go on at its head; a holder that was to be the last one stays. */
  void resume(Instant now) {
    state = State.ACTIVE;
    if (owner == null) {
      startAfresh();
      giveBack(now, now);
    }
  }
}
