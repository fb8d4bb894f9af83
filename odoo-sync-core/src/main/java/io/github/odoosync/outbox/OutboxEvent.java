package io.github.odoosync.outbox;

import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Trouble;
import io.github.odoosync.observe.SyncEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happens to messages, lanes and consumers in a dispatcher.
 *
 * <p>What is told of a message's end is told after the store has kept it.
 */
public sealed interface OutboxEvent extends SyncEvent {

  /**
   * A message's place.
   *
   * @param consumer who handles it
   * @param laneId its lane
   * @param key the lane's key; null where it has none
   * @param seq the place in the lane
   * @param message the message; null only if the store has lost it
   */
  record Place(
      String consumer, long laneId, @Nullable String key, long seq, @Nullable Message message) {}

  /** A message was handled; its effect is there. */
  record MessageDone(Instant at, Place place, int attempt) implements OutboxEvent {
    @Override
    public String name() {
      return "outbox.message.done";
    }
  }

  /** An attempt failed; another follows after the delay. */
  record MessageRetried(Instant at, Place place, int attempt, Duration delay, Trouble trouble)
      implements OutboxEvent {
    @Override
    public String name() {
      return "outbox.message.retried";
    }
  }

  /** A message was given back without an attempt being counted. */
  record MessageReleased(Instant at, Place place, Duration delay, String reason)
      implements OutboxEvent {
    @Override
    public String name() {
      return "outbox.message.released";
    }
  }

  /** The effect of an attempt is unknown; it is looked for after the delay. */
  record MessageUnknown(Instant at, Place place, int attempt, Duration delay, Trouble trouble)
      implements OutboxEvent {
    @Override
    public String name() {
      return "outbox.message.unknown";
    }
  }

  /** A lane stands still at this message until people looked. */
  record MessageParked(Instant at, Place place, int attempt, Trouble trouble)
      implements OutboxEvent {
    @Override
    public String name() {
      return "outbox.message.parked";
    }
  }

  /**
   * A message became a dead letter.
   *
   * @param rest whether all that waited behind it became one too
   */
  record MessageDead(Instant at, Place place, int attempt, Trouble trouble, boolean rest)
      implements OutboxEvent {
    @Override
    public String name() {
      return "outbox.message.dead";
    }
  }

  /**
   * A message was found that an earlier holder had in hand when it vanished.
   *
   * @param times how many holders vanished
   */
  record MessageAbandoned(Instant at, Place place, int times) implements OutboxEvent {
    @Override
    public String name() {
      return "outbox.message.abandoned";
    }
  }

  /** A handler did not return in its time and was interrupted. */
  record HandlerTimedOut(Instant at, Place place, Duration timeout) implements OutboxEvent {
    @Override
    public String name() {
      return "outbox.handler.timed-out";
    }
  }

  /**
   * A result was not stored because the lane belongs to somebody else by now.
   *
   * @param place the lane's next message when it was claimed
   * @param token the fencing token that was too old
   */
  record ResultDropped(Instant at, Place place, long token, String reason) implements OutboxEvent {
    @Override
    public String name() {
      return "outbox.result.dropped";
    }
  }

  /**
   * A consumer claims nothing more because too many of its handlers never returned.
   *
   * @param stuck how many
   */
  record ConsumerStuck(Instant at, String consumer, int stuck) implements OutboxEvent {
    @Override
    public String name() {
      return "outbox.consumer.stuck";
    }
  }

  /** A consumer claims again because handlers returned after all. */
  record ConsumerFreed(Instant at, String consumer) implements OutboxEvent {
    @Override
    public String name() {
      return "outbox.consumer.freed";
    }
  }

  /** This dispatcher learned that a consumer or destination is paused. */
  record Paused(Instant at, String consumerOrDestination) implements OutboxEvent {
    @Override
    public String name() {
      return "outbox.paused";
    }
  }

  /** This dispatcher learned that a consumer or destination goes on. */
  record Resumed(Instant at, String consumerOrDestination) implements OutboxEvent {
    @Override
    public String name() {
      return "outbox.resumed";
    }
  }

  /** A destination failed again and again; its lanes are left alone for a while. */
  record BreakerOpened(Instant at, String destination) implements OutboxEvent {
    @Override
    public String name() {
      return "outbox.breaker.opened";
    }
  }

  /** A destination answers again. */
  record BreakerClosed(Instant at, String destination) implements OutboxEvent {
    @Override
    public String name() {
      return "outbox.breaker.closed";
    }
  }

  /**
   * The store failed; told once until it works again.
   *
   * @param step what was tried
   */
  record StoreFailed(Instant at, String step, String text) implements OutboxEvent {
    @Override
    public String name() {
      return "outbox.store.failed";
    }
  }

  /**
   * The store works again.
   *
   * @param step what works
   * @param tries how often it failed in a row
   */
  record StoreRecovered(Instant at, String step, int tries) implements OutboxEvent {
    @Override
    public String name() {
      return "outbox.store.recovered";
    }
  }
}
