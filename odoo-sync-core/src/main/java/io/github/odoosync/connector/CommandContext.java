package io.github.odoosync.connector;

import java.time.Duration;
import java.util.Optional;

/**
 * What belongs to one command through all its attempts.
 *
 * <p>For one thread at a time.
 */
public interface CommandContext {

  /** The longest note, in characters. */
  int MAX_NOTE_LENGTH = 500;

  /**
   * Returns the command's key, the same in each attempt and for no other command: 64 hexadecimal
   * digits, which any system takes as idempotency key.
   */
  String key();

  /**
   * Returns the key of a part of the command, for systems that need several calls: of the same
   * form, and the same in each attempt.
   *
   * @param part such as {@code buy} or {@code attempt-2}
   */
  String key(String part);

  /** Returns what an earlier attempt noted. */
  Optional<String> note(String name);

  /**
   * Keeps what a later attempt has to know, such as the id of what the first of two calls made;
   * when this returns it is safe. It stays until the command has ended.
   *
   * @param value at most {@value #MAX_NOTE_LENGTH} characters, without secrets
   * @throws io.github.odoosync.error.StoreException if it could not be kept; let it through, before
   *     the next call is made
   */
  void note(String name, String value);

  /**
   * Returns for how long the command is surely this node's: a handler of several calls begins none
   * that may take longer. A day unless overridden.
   */
  default Duration remaining() {
    return Duration.ofDays(1);
  }
}
