package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a list is read that is sorted by second of change and id. Each page begins anew in the
 * last second that was seen, so that nothing moves while pages are turned; only where more than a
 * page was changed in one second are records counted, and then each page begins with one that is
 * known: if it does not, something has moved, and it goes back.
 *
 * @param since from behind which time of change; null for all
 * @param place where the page begins among those: 0 to begin anew, and else from 1 the place of one
 *     that is known
 * @param latest the latest time of change that was seen in this round; null before any
 * @param last the greatest id that was seen with that time; 0 before any
 */
record Walk(@Nullable Instant since, int place, @Nullable Instant latest, long last) {

  static final Walk START = new Walk(null, 0, null, 0);

  private static final String NONE = "-";

  /** One record's place in the order of the list. */
  private record Mark(Instant time, long id) {

    boolean isAfter(Instant otherTime, long otherId) {
      return time.isAfter(otherTime) || (time.equals(otherTime) && id > otherId);
    }

    static Optional<Mark> of(Json item) {
      try {
        return Texts.time(item.get("date_modified_gmt"))
            .map(time -> new Mark(time, item.get("id").integer()));
      } catch (DecodingException e) {
        return Optional.empty();
      }
    }
  }

  /** Reads the four parts of a cursor. */
  static Walk of(List<String> parts) {
    return new Walk(
        time(parts.get(0)),
        Integer.parseUnsignedInt(parts.get(1)),
        time(parts.get(2)),
        Long.parseUnsignedLong(parts.get(3)));
  }

  String text() {
    return text(since) + " " + place + " " + text(latest) + " " + last;
  }

  boolean isCounting() {
    return place > 0;
  }

  /** Returns how many records are left out. */
  int offset() {
    return Math.max(0, place - 1);
  }

  /** Returns whether a page that is to begin with what is known does not. */
  boolean hasMoved(List<Json> items) {
    return isCounting()
        && !items.isEmpty()
        && Mark.of(items.get(0)).filter(this::isAhead).isPresent();
  }

  /**
   * Returns what a page holds that was not seen yet.
   *
   * @param size how many records this page could hold
   */
  List<Json> news(List<Json> items, int size) {
    if (!isCounting()) {
      return items;
    }
    List<Json> news =
        items.stream().filter(item -> Mark.of(item).map(this::isAhead).orElse(true)).toList();
    // One without a time, which is known by its place alone.
    return news.size() == size ? news.subList(1, size) : news;
  }

  private boolean isAhead(Mark mark) {
    return latest == null || mark.isAfter(latest, last);
  }

  Walk back(int size) {
    return place > size ? new Walk(since, place - size, latest, last) : new Walk(since, 0, null, 0);
  }

  /** Returns the same place with what a page showed. */
  Walk seen(List<Json> items) {
    Walk walk = this;
    for (Json item : items) {
      Mark mark = Mark.of(item).orElse(null);
      if (mark != null && walk.isAhead(mark)) {
        walk = new Walk(since, place, mark.time(), mark.id());
      }
    }
    return walk;
  }

  /**
   * Returns where the page after this one begins.
   *
   * @param size how many records this page could hold
   */
  Walk next(int size) {
    Instant from = latest == null ? null : before(latest, Duration.ofSeconds(1));
    return from == null || (since != null && !from.isAfter(since))
        ? new Walk(since, Math.max(1, place) + size - 1, latest, last)
        : new Walk(from, 0, latest, last);
  }

  /** Returns where the next round begins. */
  Walk again(Duration overlap) {
    return new Walk(latest == null ? since : before(latest, overlap), 0, null, 0);
  }

  private static Instant before(Instant time, Duration by) {
    return time.minus(by).truncatedTo(ChronoUnit.SECONDS);
  }

  private static @Nullable Instant time(String text) {
    return text.equals(NONE) ? null : Instant.parse(text);
  }

  private static String text(@Nullable Instant time) {
    return time == null ? NONE : time.toString();
  }
}
