package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetter.State;
import io.github.odoosync.lane.DeadLetterGroup;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Operator;
import io.github.odoosync.lane.Trouble;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dead letters, by id. */
final class DeadLetterBook {

  private record Kind(String consumer, Category category, String error) {}

  private final NavigableMap<Long, DeadLetter> letters = new TreeMap<>();
  private long lastId;

  /** Writes down one message of a lane. */
  void add(Lane lane, long seq, Waiting dead, State state, Trouble trouble, Instant now) {
    boolean head = seq == lane.headSeq();
    long id = ++lastId;
    letters.put(
        id,
        new DeadLetter(
            id,
            lane.consumer(),
            lane.id(),
            seq,
            dead.message(),
            state,
            trouble,
            head ? lane.failures() : 0,
            head ? lane.abandoned() : 0,
            dead.enqueuedAt(),
            now,
            null,
            null,
            null));
  }

  /** Writes down a message that has another's id, once however often it comes. */
  void addRefused(Enqueue refused, Trouble trouble, Instant now) {
    if (letters.values().stream().noneMatch(letter -> isCopy(letter, refused, trouble))) {
      long id = ++lastId;
      letters.put(
          id,
          new DeadLetter(
              id,
              refused.consumer(),
              0,
              0,
              Waiting.of(refused.message(), now).message(),
              State.DEAD,
              trouble,
              0,
              0,
              now,
              now,
              null,
              null,
              null));
    }
  }

  private static boolean isCopy(DeadLetter letter, Enqueue refused, Trouble trouble) {
    return letter.consumer().equals(refused.consumer())
        && letter.message().id().equals(refused.message().id())
        && letter.trouble().code().equals(trouble.code())
        && letter.message().payload().equals(refused.message().payload());
  }

  void resolve(DeadLetter letter, State state, Operator by, Instant now) {
    letters.put(
        letter.id(),
        new DeadLetter(
            letter.id(),
            letter.consumer(),
            letter.laneId(),
            letter.seq(),
            letter.message(),
            state,
            letter.trouble(),
            letter.failures(),
            letter.abandoned(),
            letter.enqueuedAt(),
            letter.diedAt(),
            by.actor(),
            by.reason(),
            now));
  }

  /** Returns the letter for which the lane stands still; null if it was stopped by hand. */
  @Nullable DeadLetter parkedIn(Lane lane) {
    return letters.values().stream()
        .filter(letter -> letter.state() == State.PARKED && letter.laneId() == lane.id())
        .findFirst()
        .orElse(null);
  }

  List<DeadLetter> select(DeadLetterQuery query) {
    return matching(query).limit(query.limit()).toList();
  }

  List<DeadLetterGroup> count(DeadLetterQuery query) {
    return matching(query).collect(Collectors.groupingBy(DeadLetterBook::kind)).values().stream()
        .map(DeadLetterBook::group)
        .sorted(
            Comparator.comparingLong(DeadLetterGroup::count)
                .reversed()
                .thenComparing(DeadLetterGroup::consumer)
                .thenComparing(DeadLetterGroup::category)
                .thenComparing(DeadLetterGroup::fingerprint))
        .limit(query.limit())
        .toList();
  }

  long dead(String consumer) {
    return letters.values().stream()
        .filter(letter -> letter.state() == State.DEAD && letter.consumer().equals(consumer))
        .count();
  }

  Stream<String> consumers() {
    return letters.values().stream().map(DeadLetter::consumer);
  }

  int purge(Instant limit, int most) {
    List<Long> old =
        letters.values().stream()
            .filter(letter -> letter.resolvedAt() != null && letter.resolvedAt().isBefore(limit))
            .map(DeadLetter::id)
            .limit(most)
            .toList();
    old.forEach(letters::remove);
    return old.size();
  }

  private Stream<DeadLetter> matching(DeadLetterQuery query) {
    return letters.tailMap(query.afterId(), false).values().stream()
        .filter(letter -> query.id().orElse(letter.id()) == letter.id())
        .filter(letter -> query.states().contains(letter.state()))
        .filter(letter -> matches(query.consumer(), letter.consumer()))
        .filter(letter -> matches(query.key(), letter.message().key().orElse(null)))
        .filter(letter -> matches(query.category(), letter.trouble().category()))
        .filter(letter -> matches(query.fingerprint(), letter.trouble().fingerprint()))
        .filter(letter -> matches(query.messageId(), letter.message().id()));
  }

  private static boolean matches(Optional<?> asked, @Nullable Object value) {
    return asked.isEmpty() || asked.get().equals(value);
  }

  private static Kind kind(DeadLetter letter) {
    Trouble trouble = letter.trouble();
    return new Kind(letter.consumer(), trouble.category(), trouble.fingerprint());
  }

  private static DeadLetterGroup group(List<DeadLetter> alike) {
    DeadLetter latest = alike.get(alike.size() - 1);
    return new DeadLetterGroup(
        latest.consumer(),
        latest.trouble().category(),
        latest.trouble().fingerprint(),
        latest.trouble().text(),
        alike.size(),
        edge(alike, times -> times.min(Comparator.naturalOrder()).orElseThrow()),
        edge(alike, times -> times.max(Comparator.naturalOrder()).orElseThrow()));
  }

  private static Instant edge(List<DeadLetter> alike, Function<Stream<Instant>, Instant> edge) {
    return edge.apply(alike.stream().map(DeadLetter::diedAt));
  }
}
