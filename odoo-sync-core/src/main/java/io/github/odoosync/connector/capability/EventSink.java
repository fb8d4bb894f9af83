package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.event.EventEnvelope;
import io.github.odoosync.model.ExternalKey;

/** Publishes a business event. */
public interface EventSink extends CommandHandler<EventEnvelope, ExternalKey> {}
