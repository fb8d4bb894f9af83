package io.github.odoosync.connector.source;

import io.github.odoosync.event.EventEnvelope;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Business events. */
final class EventForm implements RecordForm<EventEnvelope> {

  @Override
  public Map<String, ? extends @Nullable Object> content(EventEnvelope event) {
    return Trees.object(event.toJson());
  }

  @Override
  public Optional<String> orderKey(EventEnvelope event) {
    return Optional.of(event.subject().toString());
  }
}
