package io.github.odoosync.writer;

import io.github.odoosync.observe.SyncListener;
import io.github.odoosync.writer.IntentResult.State;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener what happens, and counts it. Thread-safe. */
final class Events {

  private static final Logger LOG = LoggerFactory.getLogger(Events.class);

  private final SyncListener listener;
  private final Clock clock;
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  Events(SyncListener listener, Clock clock) {
    this.listener = listener;
    this.clock = clock;
  }

  void tell(Function<Instant, WriterEvent> event) {
    WriterEvent told = event.apply(clock.instant());
    counts.computeIfAbsent(told.name(), name -> new LongAdder()).increment();
    try {
      listener.on(told);
    } catch (RuntimeException e) {
      LOG.warn("A listener failed at {}", told.name(), e);
    }
  }

  void ended(Intent intent, IntentResult result) {
    boolean nothing = result.state() == State.UNCHANGED || result.state() == State.ALREADY_DONE;
    tell(
        at ->
            nothing
                ? new WriterEvent.Unchanged(at, intent.toString(), result)
                : new WriterEvent.Done(at, intent.toString(), result));
  }

  Map<String, Long> counts() {
    Map<String, Long> all = new TreeMap<>();
    counts.forEach((name, count) -> all.put(name, count.sum()));
    return all;
  }
}
