package io.github.odoosync.inbox;

/** What became of a message that another system sent. In each case the sender may be thanked. */
public sealed interface Receipt {

  /** Returns the id under which the message is stored: the source, a colon and the source's id. */
  String messageId();

  /**
   * It is stored and will be handled.
   *
   * @param messageId its id
   */
  record Accepted(String messageId) implements Receipt {}

  /**
   * It came before and was not stored again.
   *
   * @param messageId its id
   * @param first the id of the message that came before; another one's if the content was the same
   */
  record Duplicate(String messageId, String first) implements Receipt {}

  /**
   * Its id came before with other content. It is kept as a dead letter of {@link
   * io.github.odoosync.lane.Category#CONFLICT}, where people can compare, replay or discard it.
   *
   * @param messageId its id, which is the first one's too
   */
  record Conflicting(String messageId) implements Receipt {}
}
