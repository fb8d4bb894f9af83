package io.github.odoosync.connector;

import java.util.Optional;

/**
 * One account of another system, connected.
 *
 * <p>A connector is thread-safe, has no threads and keeps no state: what has to last is handed to
 * it, by {@link Cursor}, {@link CommandContext} and {@link
 * io.github.odoosync.connector.http.TokenStore}. Whoever opened it closes it; it closes what it
 * opened itself.
 */
public interface Connector extends AutoCloseable {

  /** Returns what it is and can do. */
  ConnectorDescriptor descriptor();

  /**
   * Asks the system whether all that is needed is there: the address answers, the key is accepted,
   * its rights are enough, the version is one that is known. Changes nothing.
   *
   * <p>What is wrong is reported, not thrown.
   */
  CheckReport check();

  /**
   * Returns one of the things it can do, such as {@link
   * io.github.odoosync.connector.capability.OrderSource}; empty if it cannot, or not in this
   * account. Each call returns the same.
   *
   * @param type an interface that the descriptor names
   */
  <C> Optional<C> capability(Class<C> type);

  /** Closes what it opened. */
  @Override
  void close();
}
