package io.github.odoosync.internal.fake.http;

import io.github.odoosync.internal.fake.RemoteCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The calls that came, the newest of them in full. Thread-safe. */
public final class CallLog {

  private static final int KEPT = 10_000;

  /**
   * One call.
   *
   * @param headers of the request, without secrets
   */
  public record Entry(RemoteCall call, Map<String, String> headers) {}

  private final Deque<Entry> entries = new ArrayDeque<>();
  private final AtomicLong requests = new AtomicLong();

  void request() {
    requests.incrementAndGet();
  }

  synchronized void add(Entry entry) {
    if (entries.size() == KEPT) {
      entries.removeFirst();
    }
    entries.addLast(entry);
  }

  /** Returns the newest calls, oldest first. */
  public synchronized List<Entry> entries() {
    return new ArrayList<>(entries);
  }

  /** Forgets the calls and starts counting anew. */
  public synchronized void clear() {
    entries.clear();
    requests.set(0);
  }

  /** Returns how many HTTP requests came, calls or not. */
  public long requests() {
    return requests.get();
  }
}
