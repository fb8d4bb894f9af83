package io.github.odoosync.connector.store;

import java.util.Optional;

/**
 * Keeps which commands may have been carried out, and what their handlers noted.
 *
 * <p>Who writes says the fencing token of the lane he holds: a holder that was replaced changes
 * nothing any more.
 */
public interface CommandStore {

  /** The longest name of a command and of a note, in characters. */
  int MAX_NAME_LENGTH = 100;

  /** Returns what is kept of a command; empty if nothing is. */
  Optional<CommandRecord> find(String command);

  /**
   * Keeps how a command stands; its notes stay.
   *
   * @param token the writer's fencing token
   * @return false if a later holder has written; nothing is stored then
   */
  boolean set(String command, long token, CommandRecord.State state);

  /**
   * Keeps a note of a command, in place of one of the same name.
   *
   * @param token the writer's fencing token
   * @param value at most {@value io.github.odoosync.connector.CommandContext#MAX_NOTE_LENGTH}
   *     characters, without secrets
   * @return false if a later holder has written; nothing is stored then
   */
  boolean note(String command, long token, String name, String value);
}
