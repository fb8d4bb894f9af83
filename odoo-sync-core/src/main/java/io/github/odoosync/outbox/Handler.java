package io.github.odoosync.outbox;

/**
 * Handles one message at a time.
 *
 * <p>Called by several threads at once, for messages of different keys; never for two messages of
 * one key at once. A message can come again after a crash: the effect has to be idempotent or be
 * {@linkplain Probe probed}.
 */
@FunctionalInterface
public interface Handler {

  /**
   * Handles the message.
   *
   * <p>What is thrown becomes a result: a {@linkplain
   * io.github.odoosync.error.OdooSyncException#retryable() retryable} error is tried again, one
   * whose outcome is unknown is probed, one that no retry can help is final; any other exception is
   * tried again until the consumer's attempts are used up.
   */
  Result handle(Delivery delivery) throws Exception;
}
