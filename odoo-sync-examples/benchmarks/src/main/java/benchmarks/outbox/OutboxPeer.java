package benchmarks.outbox;

import java.sql.SQLException;

/** A way to send messages through the database, with tables of its own. */
interface OutboxPeer extends AutoCloseable {

  /** Returns its name and its way of working. */
  String name();

  /** Stores one message in a transaction of its own, which is committed when this returns. */
  void enqueue(Message message) throws Exception;

  /** Stores a backlog, not timed; who keeps no order may store any messages. */
  void fill(Backlog backlog) throws Exception;

  /** Starts to hand due messages to the handler, on threads of its own. */
  void start(Handler handler) throws Exception;

  /** Returns whether every message is done, as the database knows it. */
  boolean isEmpty() throws SQLException;

  /** Removes what is left of done messages; nothing to do for who deletes them at once. */
  default void purge() throws Exception {}

  /** Ends what {@link #start} started. */
  void stop() throws Exception;

  /** Forgets all messages. */
  void clear() throws SQLException;

  /** Returns the bare claims of this peer, without its threads. */
  ClaimLoop claimLoop() throws Exception;

  @Override
  void close();
}
