package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.event.EventEnvelope;

/** Reads business events of another system, each under its own id. */
public interface EventSource extends IncrementalSource<EventEnvelope> {}
