package io.github.odoosync.connector.command;

import io.github.odoosync.event.EventEnvelope;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.lane.Message;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Schema;

/**
 * Reads the command that a message carries. Thread-safe.
 *
 * @param <C> the command
 */
@FunctionalInterface
public interface CommandReader<C> {

  /**
   * Reads it.
   *
   * @throws RuntimeException if it cannot be read; then people have to look
   */
  C read(Message message);

  /** Returns what reads documents, whose JSON is the payload. */
  static <D extends Document> CommandReader<D> document(Schema<D> schema) {
    return message -> schema.read(Json.text(message.payload().toMap()));
  }

  /** Returns what reads business events, whose JSON is the payload. */
  static CommandReader<EventEnvelope> event() {
    return message -> EventEnvelope.read(Json.text(message.payload().toMap()));
  }
}
