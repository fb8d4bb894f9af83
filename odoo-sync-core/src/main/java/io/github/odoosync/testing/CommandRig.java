package io.github.odoosync.testing;

import io.github.odoosync.connector.CommandHandler;

/**
 * The handler of a command and a stand-in of its system.
 *
 * @param <C> the command
 * @param <R> what comes of it
 */
public interface CommandRig<C, R> extends AutoCloseable {

  /** Returns the handler; each call returns one opened anew, as after a restart. */
  CommandHandler<C, R> handler();

  /** Returns a command: the same for the same number, and different ones else. */
  C command(int number);

  /** Returns how often the effect of a command happened in the system. */
  int effects(C command);

  /** Has the system do this to the next request that would change something. */
  void arm(SystemFault fault);

  @Override
  void close();
}
