package io.github.odoosync.lane;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant; without a condition, all that are open.
 *
 * <p>Immutable: each method returns a new query.
 */
public final class DeadLetterQuery {

  private static final Set<DeadLetter.State> OPEN =
      Set.copyOf(EnumSet.of(DeadLetter.State.PARKED, DeadLetter.State.DEAD));

  private final Set<DeadLetter.State> states;
  private final @Nullable String consumer;
  private final @Nullable String key;
  private final @Nullable Category category;
  private final @Nullable String fingerprint;
  private final @Nullable String messageId;
  private final @Nullable Long id;
  private final long afterId;
  private final int limit;

  private DeadLetterQuery(
      Set<DeadLetter.State> states,
      @Nullable String consumer,
      @Nullable String key,
      @Nullable Category category,
      @Nullable String fingerprint,
      @Nullable String messageId,
      @Nullable Long id,
      long afterId,
      int limit) {
    this.states = Set.copyOf(states);
    this.consumer = consumer;
    this.key = key;
    this.category = category;
    this.fingerprint = fingerprint;
    this.messageId = messageId;
    this.id = id;
    this.afterId = afterId;
    this.limit = limit;
  }

  /** Returns a query for all dead letters that nobody dealt with yet, 100 at a time. */
  public static DeadLetterQuery open() {
    return new DeadLetterQuery(OPEN, null, null, null, null, null, null, 0, 100);
  }

  /** Returns a query for all dead letters, those dealt with too. */
  public static DeadLetterQuery all() {
    return open().in(EnumSet.allOf(DeadLetter.State.class));
  }

  /** Asks for these states only. */
  public DeadLetterQuery in(Set<DeadLetter.State> values) {
    return new DeadLetterQuery(
        values, consumer, key, category, fingerprint, messageId, id, afterId, limit);
  }

  /** Asks for one consumer's only. */
  public DeadLetterQuery ofConsumer(String value) {
    return new DeadLetterQuery(
        states, value, key, category, fingerprint, messageId, id, afterId, limit);
  }

  /** Asks for one lane key only. */
  public DeadLetterQuery ofKey(String value) {
    return new DeadLetterQuery(
        states, consumer, value, category, fingerprint, messageId, id, afterId, limit);
  }

  /** Asks for one category only. */
  public DeadLetterQuery ofCategory(Category value) {
    return new DeadLetterQuery(
        states, consumer, key, value, fingerprint, messageId, id, afterId, limit);
  }

  /** Asks for one kind of error only. */
  public DeadLetterQuery ofFingerprint(String value) {
    return new DeadLetterQuery(
        states, consumer, key, category, value, messageId, id, afterId, limit);
  }

  /** Asks for one message's only. */
  public DeadLetterQuery ofMessage(String value) {
    return new DeadLetterQuery(
        states, consumer, key, category, fingerprint, value, id, afterId, limit);
  }

  /** Asks for the dead letter with this id only. */
  public DeadLetterQuery ofId(long value) {
    return new DeadLetterQuery(
        states, consumer, key, category, fingerprint, messageId, value, afterId, limit);
  }

  /** Asks for those after this id, for the next page. */
  public DeadLetterQuery after(long value) {
    return new DeadLetterQuery(
        states, consumer, key, category, fingerprint, messageId, id, value, limit);
  }

  /** Asks for this many at most, 1 to 10,000. */
  public DeadLetterQuery limit(int value) {
    if (value < 1 || value > 10_000) {
      throw new IllegalArgumentException("A limit is 1 to 10000, not " + value);
    }
    return new DeadLetterQuery(
        states, consumer, key, category, fingerprint, messageId, id, afterId, value);
  }

  /** Returns the states asked for. */
  public Set<DeadLetter.State> states() {
    return states;
  }

  /** Returns the consumer asked for. */
  public Optional<String> consumer() {
    return Optional.ofNullable(consumer);
  }

  /** Returns the lane key asked for. */
  public Optional<String> key() {
    return Optional.ofNullable(key);
  }

  /** Returns the category asked for. */
  public Optional<Category> category() {
    return Optional.ofNullable(category);
  }

  /** Returns the error fingerprint asked for. */
  public Optional<String> fingerprint() {
    return Optional.ofNullable(fingerprint);
  }

  /** Returns the message asked for. */
  public Optional<String> messageId() {
    return Optional.ofNullable(messageId);
  }

  /** Returns the id asked for. */
  public OptionalLong id() {
    return id == null ? OptionalLong.empty() : OptionalLong.of(id);
  }

  /** Returns the id after which the page begins. */
  public long afterId() {
    return afterId;
  }

  /** Returns how many at most. */
  public int limit() {
    return limit;
  }
}
