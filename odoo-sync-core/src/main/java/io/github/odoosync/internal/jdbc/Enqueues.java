package io.github.odoosync.internal.jdbc;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.internal.lane.Conflicts;
import io.github.odoosync.lane.DedupKey;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import io.github.odoosync.lane.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Stores messages in a transaction that is there already. */
final class Enqueues {

  static final String OPERATION = "store.enqueue";

  // Bounds what one statement carries; a call may bring more.
  private static final int MOST = 5_000;
  private static final long MOST_BYTES = 32L * 1024 * 1024;

  private final Enqueuer enqueuer;
  private final Journal journal;
  private final DeadTable dead;

  Enqueues(Enqueuer enqueuer, Journal journal, DeadTable dead) {
    this.enqueuer = enqueuer;
    this.journal = journal;
    this.dead = dead;
  }

  /** Refuses a connection that cannot take part in a transaction of the caller's. */
  static void check(Connection connection) {
    try {
      if (connection.isClosed()) {
        throw refused(ErrorCode.STORE_REFUSED, "The connection is closed");
      }
      if (connection.getAutoCommit()) {
        throw refused(
            ErrorCode.TRANSACTION_REQUIRED,
            "The connection commits each statement by itself, so the message would stay if the"
                + " caller rolled back");
      }
      if (connection.isReadOnly()) {
        throw refused(ErrorCode.STORE_REFUSED, "The connection is read-only");
      }
    } catch (SQLException e) {
      throw SqlErrors.of(OPERATION, e, Outcome.NOT_COMMITTED);
    }
  }

  private static StoreException refused(ErrorCode code, String detail) {
    return SqlErrors.of(code, OPERATION, detail);
  }

  /** Stores messages in the caller's transaction. */
  List<Enqueued> inTransactionOf(Connection connection, List<Enqueue> messages) {
    try {
      return store(connection, messages);
    } catch (SQLException e) {
      throw callers(e, messages.size());
    }
  }

  private static StoreException callers(SQLException e, int count) {
    StoreException error = SqlErrors.of(OPERATION, e, Outcome.NOT_COMMITTED);
    if (error.code() != ErrorCode.STORE_CONFLICT) {
      return error;
    }
    String detail =
        error.failure().detail()
            + "; the caller's transaction has to be rolled back. Under REPEATABLE READ and"
            + " SERIALIZABLE this happens whenever another transaction used a key of these"
            + " messages meanwhile; under READ COMMITTED it waits instead";
    return new StoreException(
        Failure.of(error.code(), OPERATION, count, Outcome.NOT_COMMITTED, detail), e);
  }

  List<Enqueued> store(Connection connection, List<Enqueue> messages) throws SQLException {
    List<Enqueued> results = new ArrayList<>(messages.size());
    for (List<Enqueue> run : runs(messages)) {
      results.addAll(enqueuer.enqueue(connection, run));
    }
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof Enqueued.Conflict conflict) {
        Trouble trouble = Conflicts.trouble(Conflicts.text(messages.get(i), conflict));
        dead.addRefused(connection, messages.get(i), trouble);
        journal.conflict(connection, messages.get(i), conflict);
      }
    }
    return results;
  }

  /** Cuts before a key comes a second time: the second then finds the first like any other. */
  private static List<List<Enqueue>> runs(List<Enqueue> messages) {
    if (messages.size() == 1) {
      return List.of(messages);
    }
    List<List<Enqueue>> runs = new ArrayList<>();
    Set<List<String>> keys = new HashSet<>();
    int start = 0;
    long bytes = 0;
    for (int i = 0; i < messages.size(); i++) {
      Enqueue message = messages.get(i);
      boolean known = message.dedupKeys().stream().map(Enqueues::name).anyMatch(keys::contains);
      bytes += message.message().payload().size();
      if (i > start && (known || i - start >= MOST || bytes > MOST_BYTES)) {
        runs.add(messages.subList(start, i));
        start = i;
        bytes = message.message().payload().size();
        keys.clear();
      }
      message.dedupKeys().forEach(key -> keys.add(name(key)));
    }
    if (start < messages.size()) {
      runs.add(messages.subList(start, messages.size()));
    }
    return runs;
  }

  private static List<String> name(DedupKey key) {
    return List.of(key.scope(), key.key());
  }
}
