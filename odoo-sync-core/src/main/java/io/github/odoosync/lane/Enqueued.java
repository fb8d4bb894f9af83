package io.github.odoosync.lane;

/** What became of a message that was given to a store. */
public sealed interface Enqueued {

  /**
   * It is stored, and is there as soon as the transaction commits.
   *
   * @param laneId the lane's id
   * @param seq the message's place in its lane, from 1, without gaps
   */
  record Stored(long laneId, long seq) implements Enqueued {}

  /**
   * It is known already and was not stored again.
   *
   * @param key the key that was known
   * @param messageId the id of the message that came first
   */
  record Duplicate(DedupKey key, String messageId) implements Enqueued {}

  /**
   * Its key is known with other content. It was not put into a lane but kept as a dead letter of
   * {@link Category#CONFLICT}, once however often it comes, and the journal says so.
   *
   * @param key the key that was known with another fingerprint
   * @param messageId the id of the message that came first
   */
  record Conflict(DedupKey key, String messageId) implements Enqueued {}
}
