package io.github.odoosync.idempotency;

/** How a run of a key ends. */
public sealed interface Ending {

  /** The longest note, in characters; stores cut it there. */
  int MAX_NOTE_LENGTH = 1_000;

  /**
   * The effect is there; the result is given to all who ask again.
   *
   * @param result the result
   */
  record Succeeded(StoredResult result) implements Ending {}

  /**
   * The content was refused for good; the error is given to all who ask again.
   *
   * @param error the error, as the library writes it
   */
  record Failed(StoredResult error) implements Ending {}

  /**
   * Nothing was done; the key is free for the next who asks.
   *
   * @param note why, for people
   */
  record Freed(String note) implements Ending {}

  /**
   * Nobody knows whether the effect is there. The lease stays as it is: until it ends the effect
   * may still appear, and a look proves nothing.
   *
   * @param note why, for people
   */
  record InDoubt(String note) implements Ending {}
}
