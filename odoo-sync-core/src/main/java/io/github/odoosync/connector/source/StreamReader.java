package io.github.odoosync.connector.source;

import io.github.odoosync.connector.BulkSource;
import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.CommandResult.Reach;
import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.store.StreamCommit;
import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.connector.store.StreamPosition;
import io.github.odoosync.connector.store.StreamPosition.Backfill;
import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one stream, a page at a step. For one thread at a time, but for what it tells of itself.
 */
final class StreamReader<T> implements Turns.Task {

  private final SourceFeed<T> feed;
  private final Account account;
  private final Shared shared;
  private StreamPosition position = StreamPosition.START;
  private long renewAt;
  private volatile boolean held;
  private volatile @Nullable String trouble;
  private int failures;
  private int pageSize;
  private String readyExport = "";

  StreamReader(SourceFeed<T> feed, Account account, Shared shared) {
    this.feed = feed;
    this.account = account;
    this.shared = shared;
    this.pageSize = feed.pageSize();
    this.renewAt = shared.nanos().getAsLong();
  }

  @Override
  public String name() {
    return feed.name().toString();
  }

  SourceFeed<T> feed() {
    return feed;
  }

  boolean isHeld() {
    return held;
  }

  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  @Override
  public long step() {
    long left = account.nanosLeft();
    if (left > 0) {
      return left;
    }
    try {
      if (!holds()) {
        return shared.about(shared.lease().dividedBy(5));
      }
      long wait = isBackfilling() ? backfill() : poll();
      recovered();
      return wait;
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  @Override
  public void end() {
    held = false;
    shared.store().release(feed.name(), shared.owner());
  }

  private boolean holds() {
    long now = shared.nanos().getAsLong();
    if (!held || now - renewAt >= 0) {
      Optional<StreamPosition> taken =
          shared.store().take(feed.name(), shared.owner(), shared.lease());
      held = taken.isPresent();
      taken.ifPresent(current -> position = current);
      renewAt = now + shared.lease().dividedBy(3).toNanos();
    }
    return held;
  }

  private boolean isBackfilling() {
    return position.backfill() != null || (position.revision() == 0 && feed.bulk().isPresent());
  }

  private long poll() {
    Cursor from = position.cursor();
    SourcePage<T> page = feed.source().fetch(from, pageSize);
    boolean moves = !page.next().equals(from);
    int news = 0;
    if (moves || !page.records().isEmpty()) {
      news = store(page, page.next(), null);
      if (news < 0) {
        return overtaken();
      }
      feed.source().stored(page.next());
    }
    // A source that says that there is more and gets nowhere would be asked for ever.
    return page.more() && (moves || news > 0) ? feed.pause().toNanos() : shared.about(feed.every());
  }

  private long backfill() {
    BulkSource<T> bulk = feed.bulk().orElseThrow(this::noBulkSource);
    Backfill now = position.backfill();
    if (now == null || !now.isBegun()) {
      return begin(bulk.start());
    }
    BulkSource.Export export = new BulkSource.Export(now.export(), position.cursor());
    if (!readyExport.equals(now.export())) {
      BulkSource.State state = bulk.poll(export);
      if (state == BulkSource.State.FAILED) {
        return startAnother();
      }
      if (state == BulkSource.State.RUNNING) {
        return shared.about(feed.every());
      }
      readyExport = now.export();
    }
    return read(now, bulk.read(export, now.at(), pageSize));
  }

  // What changed since the older of two moments is read, so that nothing falls between them: an
  // export shows no record that is gone.
  private long begin(BulkSource.Export export) {
    if (export.id().isEmpty()) {
      throw foreign("An export without an id");
    }
    Cursor join = position.cursor().isStart() ? export.after() : position.cursor();
    if (!move(join, new Backfill(export.id(), Cursor.START))) {
      return overtaken();
    }
    shared.listener().on(new SourceEvent.BackfillBegun(shared.clock().instant(), feed.name()));
    return 0;
  }

  private long startAnother() {
    move(position.cursor(), Backfill.WANTED);
    throw foreign("The export failed; another is asked for");
  }

  private long read(Backfill now, SourcePage<T> page) {
    if (page.more() && page.next().equals(now.at())) {
      throw foreign("The export has more, and its cursor stands still");
    }
    Backfill next = page.more() ? new Backfill(now.export(), page.next()) : null;
    if (store(page, position.cursor(), next) < 0) {
      return overtaken();
    }
    if (next == null) {
      shared.listener().on(new SourceEvent.BackfillDone(shared.clock().instant(), feed.name()));
      return 0;
    }
    return feed.pause().toNanos();
  }

  private boolean move(Cursor cursor, @Nullable Backfill backfill) {
    return commit(StreamCommit.move(feed.name(), position.revision(), cursor, backfill));
  }

  private boolean commit(StreamCommit commit) {
    if (!shared.store().commit(commit)) {
      return false;
    }
    position = new StreamPosition(commit.revision() + 1, commit.cursor(), commit.backfill());
    return true;
  }

  /** Stores a page; returns how many news it had, or -1 if another node was faster. */
  private int store(SourcePage<T> page, Cursor cursor, @Nullable Backfill backfill) {
    StreamName name = feed.name();
    List<String> memories = page.records().stream().map(PageNews::memory).toList();
    PageNews<T> news =
        new PageNews<>(feed, shared.clock().instant(), shared.store().seen(name, memories));
    for (SourceRecord<T> record : page.records()) {
      news.add(record);
    }
    StreamCommit commit =
        new StreamCommit(
            name,
            position.revision(),
            cursor,
            backfill,
            news.seen(),
            news.raw(),
            copies(news.messages()));
    if (!commit(commit)) {
      return -1;
    }
    shared.outbox().wake();
    int told = news.messages().size();
    shared
        .listener()
        .on(
            new SourceEvent.Stored(
                shared.clock().instant(), name, page.records().size(), told, news.unreadable()));
    return told;
  }

  private List<Enqueue> copies(List<Message> messages) {
    List<Enqueue> copies = new ArrayList<>();
    for (Message message : messages) {
      for (String consumer : shared.outbox().consumersOf(message.topic())) {
        copies.add(new Enqueue(consumer, message, List.of()));
      }
    }
    return copies;
  }

  private long overtaken() {
    // The position is asked for anew, and with it whose the stream is.
    held = false;
    shared.listener().on(new SourceEvent.Overtaken(shared.clock().instant(), feed.name()));
    return 0;
  }

  private long failed(RuntimeException e) {
    failures++;
    trouble = text(e);
    // Whatever was stored or not, the position is asked for anew.
    held = false;
    if (failures == 1) {
      String text = text(e);
      shared.listener().on(new SourceEvent.Failed(shared.clock().instant(), feed.name(), text));
    }
    Duration wait = shared.backoff().before(failures + 1);
    if (e instanceof OdooSyncException known) {
      wait = longer(wait, known.retryAfter().orElse(Duration.ZERO));
      if (known.code() == ErrorCode.RESPONSE_TOO_LARGE) {
        pageSize = Math.max(1, pageSize / 2);
      }
      if (CommandResult.of(known) instanceof CommandResult.RetryLater<?> later
          && later.reach() != Reach.COMMAND) {
        account.leaveAlone(wait);
      }
    }
    return wait.toNanos();
  }

  private void recovered() {
    pageSize = Math.min(feed.pageSize(), pageSize * 2);
    if (failures > 0) {
      int tries = failures;
      failures = 0;
      trouble = null;
      shared.listener().on(new SourceEvent.Recovered(shared.clock().instant(), feed.name(), tries));
    }
  }

  private ConfigurationException noBulkSource() {
    return new ConfigurationException(
        Failure.of(
            ErrorCode.CONFIGURATION,
            "A backfill of " + feed + " is under way and its feed has no bulk source any more"),
        null);
  }

  private static OdooSyncException foreign(String text) {
    return new DecodingException(Failure.of(ErrorCode.FOREIGN_DATA, text), null);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static String text(RuntimeException e) {
    return e instanceof OdooSyncException
        ? String.valueOf(e.getMessage())
        : e.getClass().getSimpleName();
  }
}
