package io.github.odoosync.connector.source;

import io.github.odoosync.event.EventEnvelope;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.model.Document;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How records are stored and told apart. Thread-safe.
 *
 * @param <T> what a source reads
 */
@FunctionalInterface
public interface RecordForm<T> {

  /** Returns the whole of a record as plain JSON values. */
  Map<String, ? extends @Nullable Object> content(T value);

  /** Returns what tells one state of a record from another; that of its content unless set. */
  default Fingerprint fingerprint(T value) {
    return Fingerprint.ofJson(content(value));
  }

  /**
   * Returns for what order is kept beyond a single record; empty for the record itself. It must not
   * be set for records that can be gone, as nothing is known of those but their ids.
   */
  default Optional<String> orderKey(T value) {
    return Optional.empty();
  }

  /** Returns the form of documents of the canonical model. */
  static <D extends Document> RecordForm<D> documents() {
    return new DocumentForm<>();
  }

  /** Returns the form of business events: in order for what they are about. */
  static RecordForm<EventEnvelope> events() {
    return new EventForm();
  }
}
