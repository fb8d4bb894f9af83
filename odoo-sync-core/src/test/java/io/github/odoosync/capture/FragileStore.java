package io.github.odoosync.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store in front of which, and behind which, something can happen. */
final class FragileStore implements CaptureStore {

  private final CaptureStore store;
  private final Runnable before;
  private final Runnable after;

  /**
   * @param before is run before each step
   * @param after is run after each commit
   */
  FragileStore(CaptureStore store, Runnable before, Runnable after) {
    this.store = store;
    this.before = before;
    this.after = after;
  }

  @Override
  public Optional<StreamHold> hold(String stream, String owner, Duration lease) {
    before.run();
    return store.hold(stream, owner, lease);
  }

  @Override
  public void release(StreamHold hold) {
    store.release(hold);
  }

  @Override
  public Map<String, String> points(String stream) {
    before.run();
    return store.points(stream);
  }

  @Override
  public Map<Long, KnownRecord> records(String stream, Collection<Long> ids) {
    before.run();
    return store.records(stream, ids);
  }

  @Override
  public List<KnownRecord> recordsAfter(String stream, long id, int limit) {
    before.run();
    return store.recordsAfter(stream, id, limit);
  }

  @Override
  public List<KnownRecord> missing(String stream, Instant since, int limit) {
    before.run();
    return store.missing(stream, since, limit);
  }

  @Override
  public long count(String stream) {
    before.run();
    return store.count(stream);
  }

  @Override
  public boolean commit(CaptureCommit commit) {
    before.run();
    boolean stored = store.commit(commit);
    after.run();
    return stored;
  }
}
