package io.github.odoosync.connector.source;

import io.github.odoosync.connector.store.ConnectorRetention;
import io.github.odoosync.connector.store.ConnectorStore;
import io.github.odoosync.error.StoreException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what connectors need no more, a chunk at a step. */
final class Forgetting implements Turns.Task {

  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
  private static final int CHUNK = 500;
  private static final Duration EVERY = Duration.ofHours(1);

  private final ConnectorStore store;
  private final ConnectorRetention retention;
  private final Shared shared;

  Forgetting(ConnectorStore store, ConnectorRetention retention, Shared shared) {
    this.store = store;
    this.retention = retention;
    this.shared = shared;
  }

  @Override
  public String name() {
    return "forgetting";
  }

  @Override
  public long step() {
    try {
      return store.purge(retention, CHUNK) < CHUNK ? shared.about(EVERY) : 0;
    } catch (StoreException e) {
      LOG.warn("What connectors need no more could not be removed: {}", e.getMessage());
      return shared.about(EVERY);
    }
  }

  @Override
  public void end() {}
}
