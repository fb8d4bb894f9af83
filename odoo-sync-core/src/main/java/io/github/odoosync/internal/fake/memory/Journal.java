package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.lane.JournalEntry;
import io.github.odoosync.lane.JournalEntry.Action;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done, in the order it was done. */
final class Journal {

  private final Deque<JournalEntry> lines = new ArrayDeque<>();
  private long lastId;

  void consumer(Action action, String name, String actor, String text, Instant now) {
    add(now, actor, action, name, null, 0, 0, null, text);
  }

  void lane(Action action, Lane lane, String actor, String text, Instant now) {
    Waiting head = lane.head();
    long seq = head == null ? 0 : lane.headSeq();
    String messageId = head == null ? null : head.message().id();
    add(now, actor, action, lane.consumer(), lane.key(), lane.id(), seq, messageId, text);
  }

  void add(
      Instant at,
      String actor,
      Action action,
      String consumer,
      @Nullable String laneKey,
      long laneId,
      long seq,
      @Nullable String messageId,
      String text) {
    lines.add(
        new JournalEntry(
            ++lastId, at, actor, action, consumer, laneKey, laneId, seq, messageId, text));
  }

  List<JournalEntry> of(String messageId) {
    return lines.stream().filter(line -> messageId.equals(line.messageId())).toList();
  }

  List<JournalEntry> before(long id, int limit) {
    Iterable<JournalEntry> newestFirst = lines::descendingIterator;
    List<JournalEntry> newest = new ArrayList<>();
    for (JournalEntry line : newestFirst) {
      if (newest.size() == limit) {
        break;
      }
      if (line.id() < id) {
        newest.add(line);
      }
    }
    return List.copyOf(newest);
  }

  int purge(Instant limit, int most) {
    int gone = 0;
    for (Iterator<JournalEntry> all = lines.iterator(); gone < most && all.hasNext(); ) {
      if (all.next().at().isBefore(limit)) {
        all.remove();
        gone++;
      }
    }
    return gone;
  }
}
