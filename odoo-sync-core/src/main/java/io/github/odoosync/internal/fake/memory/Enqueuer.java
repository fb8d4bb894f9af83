package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.internal.lane.Conflicts;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import io.github.odoosync.lane.JournalEntry.Action;
import io.github.odoosync.lane.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts messages into lanes within a transaction. */
final class Enqueuer {

  private final Monitor monitor;
  private final Lanes lanes;
  private final DedupKeys dedupKeys;
  private final DeadLetterBook letters;
  private final Journal journal;

  Enqueuer(
      Monitor monitor, Lanes lanes, DedupKeys dedupKeys, DeadLetterBook letters, Journal journal) {
    this.monitor = monitor;
    this.lanes = lanes;
    this.dedupKeys = dedupKeys;
    this.letters = letters;
    this.journal = journal;
  }

  /** Waits for all that is needed at once, so that a single call never waits halfway. */
  List<Enqueued> enqueue(Transaction transaction, List<Enqueue> messages, Instant now) {
    monitor.awaitNoneOf(transaction, () -> inTheWay(transaction, messages));
    List<Enqueued> results = new ArrayList<>(messages.size());
    for (Enqueue one : messages) {
      Enqueued known = dedupKeys.known(one.dedupKeys());
      results.add(known == null ? store(transaction, one, now) : known);
      if (known instanceof Enqueued.Conflict conflict) {
        writeDown(transaction, one, conflict, now);
      }
    }
    return List.copyOf(results);
  }

  private Set<Transaction> inTheWay(Transaction transaction, List<Enqueue> messages) {
    Set<Transaction> others = new HashSet<>();
    for (Enqueue one : messages) {
      Lane lane = lanes.byKey(one.consumer(), one.message().key().orElse(null));
      Transaction holder = lane == null ? null : lane.holder();
      if (holder != null && holder != transaction) {
        others.add(holder);
      }
      others.addAll(dedupKeys.holders(one.dedupKeys(), transaction));
    }
    return others;
  }

  private Enqueued store(Transaction transaction, Enqueue one, Instant now) {
    Message message = one.message();
    dedupKeys.add(transaction, one.dedupKeys(), message.id(), now);
    Lane lane = lanes.findOrCreate(one.consumer(), message.key().orElse(null), now);
    if (!lane.locked()) {
      transaction.enlist(prepared(lane, now));
    }
    long seq = lane.prepare(transaction, Waiting.of(message, now));
    return new Enqueued.Stored(lane.id(), seq);
  }

  private Transaction.Part prepared(Lane lane, Instant now) {
    return new Transaction.Part() {
      @Override
      public void commit() {
        lanes.change(lane, changed -> changed.commitPrepared(now));
      }

      @Override
      public void rollBack() {
        lane.dropPrepared();
        if (!lane.committed()) {
          lanes.remove(lane);
        }
      }
    };
  }

  private void writeDown(
      Transaction transaction, Enqueue refused, Enqueued.Conflict conflict, Instant now) {
    String text = Conflicts.text(refused, conflict);
    transaction.enlist(
        new Transaction.Part() {
          @Override
          public void commit() {
            letters.addRefused(refused, Conflicts.trouble(text), now);
            journal.add(
                now,
                refused.consumer(),
                Action.CONFLICT,
                refused.consumer(),
                refused.message().key().orElse(null),
                0,
                0,
                conflict.messageId(),
                text);
          }

          @Override
          public void rollBack() {}
        });
  }
}
