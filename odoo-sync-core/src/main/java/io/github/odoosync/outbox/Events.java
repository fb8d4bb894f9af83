package io.github.odoosync.outbox;

import io.github.odoosync.observe.SyncListener;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener, if there is one, and survives what it throws. */
final class Events {

  private static final Logger LOG = LoggerFactory.getLogger(Events.class);

  private final @Nullable SyncListener listener;
  private final Clock clock;

  Events(@Nullable SyncListener listener, Clock clock) {
    this.listener = listener;
    this.clock = clock;
  }

  /** Returns whether anybody listens; else events need not be made. */
  boolean wanted() {
    return listener != null;
  }

  void tell(Function<Instant, OutboxEvent> event) {
    if (listener == null) {
      return;
    }
    try {
      listener.on(event.apply(clock.instant()));
    } catch (RuntimeException | Error e) {
      LOG.warn("A listener failed; the work goes on", e);
    }
  }
}
