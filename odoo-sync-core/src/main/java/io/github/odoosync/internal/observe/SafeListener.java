package io.github.odoosync.internal.observe;

import io.github.odoosync.observe.SyncEvent;
import io.github.odoosync.observe.SyncListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener whose errors harm nobody. */
public final class SafeListener implements SyncListener {

  private static final Logger LOG = LoggerFactory.getLogger(SafeListener.class);

  private final SyncListener listener;

  /** Tells this listener, and survives what it throws. */
  public SafeListener(SyncListener listener) {
    this.listener = listener;
  }

  @Override
  public void on(SyncEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException | Error e) {
      LOG.warn("A listener failed over {}; the work goes on", event.name(), e);
    }
  }
}
