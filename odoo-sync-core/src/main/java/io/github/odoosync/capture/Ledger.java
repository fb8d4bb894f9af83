package io.github.odoosync.capture;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.outbox.Outbox;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is read with what is remembered, and stores the difference with the checkpoint in
 * one transaction (law 7). A change is told by its fingerprint, never by its date (law 5). For one
 * thread at a time.
 */
final class Ledger<T> {

  private static final String UNREADABLE = "unreadable:";

  private final CaptureKind<T> kind;
  private final CaptureStore store;
  private final Outbox outbox;
  private final Telling telling;
  private final Clock clock;
  private @Nullable StreamHold hold;
  private @Nullable Totals totals;
  private Positions positions = new Positions(Map.of());

  Ledger(CaptureKind<T> kind, CaptureStore store, Outbox outbox, Telling telling, Clock clock) {
    this.kind = kind;
    this.store = store;
    this.outbox = outbox;
    this.telling = telling;
    this.clock = clock;
  }

  /** Takes or keeps the stream; false while another node has it. */
  boolean hold(String owner, Duration lease) {
    StreamHold now = store.hold(kind.name(), owner, lease).orElse(null);
    if (now == null) {
      hold = null;
    } else if (!now.equals(hold)) {
      positions = new Positions(store.points(kind.name()));
      hold = now;
    }
    return hold != null;
  }

  void release() {
    if (hold != null) {
      store.release(hold);
      hold = null;
    }
  }

  Positions positions() {
    return positions;
  }

  CaptureStore store() {
    return store;
  }

  /** Sums up what is stored from now on; null to stop. */
  void count(@Nullable Totals from) {
    totals = from;
  }

  Totals counted() {
    return Objects.requireNonNull(totals);
  }

  /** Moves checkpoints alone. */
  void move(Map<String, String> points) {
    commit(points, new News<>(kind, outbox, positions));
  }

  /**
   * Stores what was read.
   *
   * @param points the checkpoints that say so
   * @param served the consumers that get all of it because they are being given their first state
   * @return how many changes were news
   */
  int store(Lane lane, Reading<T> reading, Map<String, String> points, Set<String> served) {
    Map<Long, KnownRecord> known = store.records(kind.name(), reading.asked());
    News<T> news = new News<>(kind, outbox, positions);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    for (Long id : reading.asked()) {
      KnownRecord before = known.get(id);
      T root = reading.found().get(id);
      String reason = reading.unreadable().get(id);
      Change.Subject subject = new Change.Subject(kind.name(), id, now, lane);
      if (root != null) {
        found(news, subject, before, root, served);
      } else if (reason != null) {
        unreadable(news, subject, before, reason, served);
      } else if (before != null && before.isThere() && before.missingSince() == null) {
        news.remember(before.missing(now));
      }
    }
    commitCounted(reading, points, news);
    if (lane == Lane.SWEEP) {
      tellFound(news, known);
    }
    return news.changes();
  }

  private void found(
      News<T> news,
      Change.Subject subject,
      @Nullable KnownRecord before,
      T root,
      Set<String> served) {
    KnownRecord now = remembered(subject.id(), root);
    if (before != null && isStale(subject.lane(), before, now)) {
      return;
    }
    boolean isNews = isNews(subject, before, now);
    if (isNews || !now.equals(before)) {
      news.remember(now);
    }
    if (isNews || !served.isEmpty()) {
      Map<String, @Nullable Object> content = kind.form().content(root);
      news.tell(
          now.presence() == Presence.ARCHIVED
              ? new Change.Archived(subject, content)
              : new Change.Upserted(subject, content),
          isNews,
          served);
    }
    if (isNews) {
      news.tellEvents(subject, before, now.mark(), root);
    }
  }

  private KnownRecord remembered(long id, T root) {
    Form<T> form = kind.form();
    return new KnownRecord(
        id,
        form.isArchived(root) ? Presence.ARCHIVED : Presence.PRESENT,
        form.fingerprint(root),
        kind.mark(root),
        form.changedAt(root),
        null);
  }

  // A lagging replica shows an older state than was told already; the newer one's window will come.
  private static boolean isStale(Lane lane, KnownRecord before, KnownRecord now) {
    return (lane == Lane.HOT || lane == Lane.SETTLED)
        && before.isThere()
        && now.changedAt().isBefore(before.changedAt());
  }

  private boolean isNews(Change.Subject subject, @Nullable KnownRecord before, KnownRecord now) {
    if (before != null) {
      return before.presence() != now.presence() || !before.fingerprint().equals(now.fingerprint());
    }
    // The first walk meets what was there before the stream began.
    boolean first = positions.walk(Positions.BASELINE).lastId() < subject.id();
    return subject.lane() != Lane.LOAD || !first || !now.changedAt().isBefore(positions.start());
  }

  private void unreadable(
      News<T> news,
      Change.Subject subject,
      @Nullable KnownRecord before,
      String reason,
      Set<String> served) {
    String fingerprint =
        UNREADABLE + Fingerprint.of(reason.getBytes(StandardCharsets.UTF_8)).value();
    String mark = before == null ? "" : before.mark();
    Instant changedAt = before == null ? Instant.EPOCH : before.changedAt();
    KnownRecord now =
        new KnownRecord(subject.id(), Presence.PRESENT, fingerprint, mark, changedAt, null);
    boolean isNews = before == null || !before.fingerprint().equals(fingerprint);
    news.remember(now);
    news.tell(new Change.Unreadable(subject, reason), isNews, served);
    if (isNews) {
      telling.tell(at -> new CaptureEvent.Unreadable(at, kind.name(), subject.id(), reason));
    }
  }

  /** Stores that records are surely not there any more, and how. */
  int storeLost(Map<KnownRecord, Presence> lost) {
    News<T> news = new News<>(kind, outbox, positions);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    lost.forEach(
        (before, how) -> {
          Change.Subject subject = new Change.Subject(kind.name(), before.id(), now, Lane.SWEEP);
          news.remember(before.lost(how));
          news.tell(
              how == Presence.GONE ? new Change.Gone(subject) : new Change.NotVisible(subject),
              true,
              Set.of());
        });
    commit(Map.of(), news);
    lost.forEach(
        (before, how) ->
            telling.tell(at -> new CaptureEvent.Lost(at, kind.name(), before.id(), how)));
    return news.changes();
  }

  /** Stores that records are missing for the first time. */
  void storeMissing(List<KnownRecord> records, Map<String, String> points) {
    News<T> news = new News<>(kind, outbox, positions);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    records.forEach(record -> news.remember(record.missing(now)));
    commit(points, news);
  }

  /** The totals move with the checkpoint, so that a batch that is taken up again counts once. */
  private void commitCounted(Reading<T> reading, Map<String, String> points, News<T> news) {
    Totals before = totals;
    if (before == null) {
      commit(points, news);
      return;
    }
    Totals after =
        before.plus(
            reading.found().size(),
            news.changed().stream().map(reading.found()::get).map(kind::totals).toList());
    Map<String, String> counted = new LinkedHashMap<>(points);
    counted.put(after.point(), after.text());
    commit(counted, news);
    totals = after;
  }

  private void commit(Map<String, String> points, News<T> news) {
    StreamHold held = hold;
    Map<String, String> moved = new LinkedHashMap<>(points);
    if (held == null
        || !store.commit(new CaptureCommit(held, moved, news.records(), news.messages()))) {
      hold = null;
      throw new StoreException(
          Failure.of(ErrorCode.LEASE_LOST, "The stream " + kind.name() + " is another node's"),
          null);
    }
    positions.move(moved);
    if (!news.messages().isEmpty()) {
      outbox.wake();
    }
  }

  private void tellFound(News<T> news, Map<Long, KnownRecord> known) {
    for (KnownRecord now : news.records()) {
      KnownRecord before = known.get(now.id());
      if (now.missingSince() == null
          && (before == null || !before.fingerprint().equals(now.fingerprint()))) {
        telling.tell(
            at -> new CaptureEvent.FoundBySweep(at, kind.name(), now.id(), now.changedAt()));
      }
    }
  }
}
