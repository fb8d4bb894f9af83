package io.github.odoosync.outbox;

import io.github.odoosync.error.Outcome;

/**
 * Looks whether the effect of a message is there, after an attempt that nobody knows the end of.
 */
@FunctionalInterface
public interface Probe {

  /**
   * Looks. {@code COMMITTED} makes the message done, {@code NOT_COMMITTED} hands it to the handler
   * again, {@code UNKNOWN} looks again later.
   */
  Outcome probe(Delivery delivery) throws Exception;
}
