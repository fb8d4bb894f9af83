package io.github.odoosync.lane;

import java.util.List;

/**
 * A message on its way into one consumer's lane.
 *
 * @param consumer who handles it; at most {@link Message#MAX_NAME_LENGTH} characters
 * @param message the message
 * @param dedupKeys all of them must be new for the message to be stored; may be empty
 */
public record Enqueue(String consumer, Message message, List<DedupKey> dedupKeys) {

  /** Copies the keys. */
  public Enqueue {
    dedupKeys = List.copyOf(dedupKeys);
  }
}
