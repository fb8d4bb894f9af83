package io.github.odoosync.outbox;

import io.github.odoosync.lane.DedupKey;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Message;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes messages in, with the caller's own transaction.
 *
 * <p>A topic goes to the consumers it was routed to, each with lanes of its own; a topic without a
 * route goes to the one consumer of the same name. Thread-safe; needs no closing.
 */
public final class Outbox {

  private final LaneStore store;
  private final Map<String, List<String>> routes;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  private Outbox(Builder builder) {
    this.store = builder.store;
    this.routes = Map.copyOf(builder.routes);
  }

  /** Returns an outbox without routes on this store. */
  public static Outbox on(LaneStore store) {
    return builder(store).build();
  }

  /** Returns a builder of an outbox on this store. */
  public static Builder builder(LaneStore store) {
    return new Builder(store);
  }

  /**
   * Stores messages in the caller's transaction: they are there when it commits, and were never
   * there if it rolls back.
   *
   * <p>The connection is neither committed, rolled back nor closed. Until the transaction ends,
   * other producers of the same keys wait, so enqueue late in it. MariaDB and MySQL end one of
   * several waiters as deadlocked now and then: {@link
   * io.github.odoosync.error.ErrorCode#STORE_CONFLICT}, which says that the transaction may be
   * tried again.
   *
   * @param connection the caller's, with auto-commit off; with a framework, the one that takes part
   *     in its transaction
   * @return what became of each message at each of its consumers, in the order given
   * @throws io.github.odoosync.error.StoreException if nothing was stored; roll back then
   */
  public List<Enqueued> enqueue(Connection connection, List<Message> messages) {
    Objects.requireNonNull(connection, "connection");
    List<Enqueued> stored = store.enqueue(connection, routed(messages));
    wake();
    return stored;
  }

  /** Stores messages in the caller's transaction; see {@link #enqueue(Connection, List)}. */
  public List<Enqueued> enqueue(Connection connection, Message... messages) {
    return enqueue(connection, List.of(messages));
  }

  /**
   * Stores messages in a transaction of their own, for callers that have none: all or none.
   *
   * @return what became of each message at each of its consumers, in the order given
   */
  public List<Enqueued> enqueue(List<Message> messages) {
    List<Enqueued> stored = store.enqueue(routed(messages));
    wake();
    return stored;
  }

  /** Stores messages in a transaction of their own; see {@link #enqueue(List)}. */
  public List<Enqueued> enqueue(Message... messages) {
    return enqueue(List.of(messages));
  }

  /**
   * Tells the dispatchers of this process that a transaction with messages was committed.
   *
   * <p>Never necessary: they look for some time after each enqueue by themselves. It spares the
   * first few milliseconds.
   */
  public void wake() {
    listeners.forEach(Runnable::run);
  }

  /** Returns the store below. */
  public LaneStore store() {
    return store;
  }

  /** Returns who gets the messages of a topic; never empty. */
  public List<String> consumersOf(String topic) {
    return routes.getOrDefault(topic, List.of(topic));
  }

  void onEnqueue(Runnable listener) {
    listeners.add(listener);
  }

  void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  private List<Enqueue> routed(List<Message> messages) {
    List<Enqueue> routed = new ArrayList<>(messages.size());
    for (Message message : messages) {
      for (String consumer : consumersOf(message.topic())) {
        routed.add(new Enqueue(consumer, message, dedupKeys(consumer, message)));
      }
    }
    return routed;
  }

  private static List<DedupKey> dedupKeys(String consumer, Message message) {
    return message
        .dedupKey()
        .map(key -> List.of(new DedupKey("outbox:" + consumer, message.topic() + " " + key, null)))
        .orElse(List.of());
  }

  /** Collects an outbox's routes. Not thread-safe. */
  public static final class Builder {

    private final LaneStore store;
    private final Map<String, List<String>> routes = new LinkedHashMap<>();

    private Builder(LaneStore store) {
      this.store = Objects.requireNonNull(store, "store");
    }

    /**
     * Sends a topic to these consumers, each with lanes, state and attempts of its own.
     *
     * @throws IllegalArgumentException if none is given, one twice, or the topic has a route
     */
    public Builder route(String topic, String... consumers) {
      if (consumers.length == 0
          || List.of(consumers).stream().distinct().count() < consumers.length) {
        throw new IllegalArgumentException(
            "Topic " + topic + " needs consumers, each of them once");
      }
      if (routes.putIfAbsent(topic, List.of(consumers)) != null) {
        throw new IllegalArgumentException("Topic " + topic + " is routed twice");
      }
      return this;
    }

    /** Returns the outbox. */
    public Outbox build() {
      return new Outbox(this);
    }
  }
}
