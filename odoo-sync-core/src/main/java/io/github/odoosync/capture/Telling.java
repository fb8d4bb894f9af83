package io.github.odoosync.capture;

import io.github.odoosync.observe.SyncListener;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener, if there is one, and survives what it throws. */
final class Telling {

  private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

  private final @Nullable SyncListener listener;
  private final Clock clock;

  Telling(@Nullable SyncListener listener, Clock clock) {
    this.listener = listener;
    this.clock = clock;
  }

  /** Returns this process's time. */
  Instant now() {
    return clock.instant();
  }

  void tell(Function<Instant, CaptureEvent> event) {
    if (listener == null) {
      return;
    }
    try {
      listener.on(event.apply(clock.instant()));
    } catch (RuntimeException | Error e) {
      LOG.warn("A listener failed; capture goes on", e);
    }
  }
}
