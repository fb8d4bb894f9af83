package io.github.odoosync.inbox;

import io.github.odoosync.lane.DedupKey;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import io.github.odoosync.lane.Message;
import io.github.odoosync.outbox.Outbox;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Takes in what other systems send: stores it, says at once what became of it, and leaves the
 * handling to the consumers of its topic.
 *
 * <p>A message is known by its source and id, and where asked by its content. It is handled at
 * least once and in order per key, by the outbox's own routes and dispatchers; the order is that in
 * which messages were accepted, never that of the sender's clock. Thread-safe; needs no closing.
 */
public final class Inbox {

  private final Outbox outbox;

  private Inbox(Outbox outbox) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
  }

  /** Returns an inbox with the routes, store and dispatchers of an outbox. */
  public static Inbox on(Outbox outbox) {
    return new Inbox(outbox);
  }

  /**
   * Takes in one message in a transaction of its own; when this returns it is stored, so that the
   * sender can be answered.
   *
   * @throws io.github.odoosync.error.StoreException if it was not stored; the sender has to send it
   *     again
   */
  public Receipt accept(InboxMessage message) {
    return accept(List.of(message)).get(0);
  }

  /**
   * Takes in messages in one transaction of their own: all or none.
   *
   * @return what became of each, in the order given
   */
  public List<Receipt> accept(List<InboxMessage> messages) {
    List<Enqueue> copies = copies(messages);
    List<Receipt> receipts = receipts(messages, outbox.store().enqueue(copies));
    outbox.wake();
    return receipts;
  }

  /**
   * Takes in messages in the caller's transaction, such as the one that moves the checkpoint up to
   * which they were read: both are there when it commits, and neither if it rolls back.
   *
   * @param connection the caller's, with auto-commit off; neither committed, rolled back nor closed
   * @return what became of each, in the order given
   * @throws io.github.odoosync.error.StoreException if nothing was stored; roll back then
   */
  public List<Receipt> accept(Connection connection, List<InboxMessage> messages) {
    Objects.requireNonNull(connection, "connection");
    List<Enqueue> copies = copies(messages);
    List<Receipt> receipts = receipts(messages, outbox.store().enqueue(connection, copies));
    outbox.wake();
    return receipts;
  }

  private List<Enqueue> copies(List<InboxMessage> messages) {
    List<Enqueue> copies = new ArrayList<>();
    for (InboxMessage message : messages) {
      for (String consumer : outbox.consumersOf(message.message().topic())) {
        copies.add(new Enqueue(consumer, message.message(), dedupKeys(consumer, message)));
      }
    }
    return copies;
  }

  private static List<DedupKey> dedupKeys(String consumer, InboxMessage sent) {
    String scope = "inbox:" + consumer;
    Message message = sent.message();
    String content = sent.fingerprint().value();
    List<DedupKey> keys = new ArrayList<>();
    keys.add(new DedupKey(scope, "id\n" + message.id(), content));
    if (sent.onceByContent()) {
      String key = message.key().orElseThrow();
      keys.add(
          new DedupKey(scope, "content\n" + sent.source() + '\n' + content + '\n' + key, null));
    }
    return keys;
  }

  private List<Receipt> receipts(List<InboxMessage> messages, List<Enqueued> stored) {
    List<Receipt> receipts = new ArrayList<>(messages.size());
    int next = 0;
    for (InboxMessage message : messages) {
      int consumers = outbox.consumersOf(message.message().topic()).size();
      receipts.add(receipt(message.message().id(), stored.subList(next, next + consumers)));
      next += consumers;
    }
    return List.copyOf(receipts);
  }

  /** A message has one receipt, whatever became of it at each of its consumers. */
  private static Receipt receipt(String id, List<Enqueued> atConsumers) {
    Receipt receipt = null;
    for (Enqueued one : atConsumers) {
      if (one instanceof Enqueued.Conflict) {
        return new Receipt.Conflicting(id);
      }
      if (one instanceof Enqueued.Stored) {
        receipt = new Receipt.Accepted(id);
      } else if (receipt == null && one instanceof Enqueued.Duplicate duplicate) {
        receipt = new Receipt.Duplicate(id, duplicate.messageId());
      }
    }
    return Objects.requireNonNull(receipt, "a topic has a consumer");
  }
}
