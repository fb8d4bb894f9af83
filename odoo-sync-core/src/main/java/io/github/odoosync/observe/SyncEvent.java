package io.github.odoosync.observe;

import java.time.Instant;

/**
 * Something that happened inside the library and that somebody may want to count or log.
 *
 * <p>Each package names its own kinds; new ones appear in minor versions.
 */
public interface SyncEvent {

  /** Returns when it happened, by this process's clock. */
  Instant at();

  /** Returns the stable name of its kind, such as {@code outbox.message.done}. */
  String name();
}
