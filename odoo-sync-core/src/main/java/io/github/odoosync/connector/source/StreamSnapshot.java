package io.github.odoosync.connector.source;

import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.connector.store.StreamPosition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a stream stands.
 *
 * @param stream its name
 * @param position how far it is read, by whatever node
 * @param held whether this node reads it
 * @param error why this node could not read or store its last page; null if it could
 */
public record StreamSnapshot(
    StreamName stream, StreamPosition position, boolean held, @Nullable String error) {

  /** Returns why this node could not read or store its last page; empty if it could. */
  public Optional<String> trouble() {
    return Optional.ofNullable(error);
  }
}
