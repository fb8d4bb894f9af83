package io.github.odoosync.internal.jdbc;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.idempotency.Claimed;
import io.github.odoosync.idempotency.Ending;
import io.github.odoosync.idempotency.HeldKey;
import io.github.odoosync.idempotency.IdempotencyStore;
import io.github.odoosync.idempotency.KeyClaim;
import io.github.odoosync.idempotency.KeyEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Idempotency keys in a relational database: transactions around what the table does. */
public final class JdbcKeyStore implements IdempotencyStore {

  private static final String OPERATION = "store.idempotency";

  private final Tables tables;

  /** Uses these tables. */
  public JdbcKeyStore(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Claimed claim(KeyClaim claim) {
    return alone((keys, connection) -> keys.claim(connection, claim));
  }

  @Override
  public Claimed claim(Connection connection, KeyClaim claim) {
    return callers(connection, (keys, same) -> keys.claim(same, claim));
  }

  @Override
  public boolean renew(HeldKey held, Duration lease) {
    return alone((keys, connection) -> keys.renew(connection, held, lease));
  }

  @Override
  public boolean end(HeldKey held, Ending ending, Duration ttl) {
    return alone((keys, connection) -> keys.end(connection, held, ending, ttl));
  }

  @Override
  public boolean end(Connection connection, HeldKey held, Ending ending, Duration ttl) {
    return callers(connection, (keys, same) -> keys.end(same, held, ending, ttl));
  }

  @Override
  public Optional<KeyEntry> find(String scope, String key) {
    KeyTable keys = tables.get().keys();
    return tables.sessions().read(OPERATION, connection -> keys.find(connection, scope, key));
  }

  @Override
  public List<KeyEntry> inDoubt(int limit) {
    KeyTable keys = tables.get().keys();
    return tables.sessions().read(OPERATION, connection -> keys.inDoubt(connection, limit));
  }

  @Override
  public boolean resolve(String scope, String key, Ending ending, String note, Duration ttl) {
    return alone((keys, connection) -> keys.resolve(connection, scope, key, ending, note, ttl));
  }

  @Override
  public int purge(int chunk) {
    return alone((keys, connection) -> keys.purge(connection, chunk));
  }

  private interface Step<T> {
    T run(KeyTable keys, Connection connection) throws SQLException;
  }

  private <T> T alone(Step<T> step) {
    KeyTable keys = tables.get().keys();
    return tables.sessions().transaction(OPERATION, connection -> step.run(keys, connection));
  }

  private <T> T callers(Connection connection, Step<T> step) {
    Enqueues.check(connection);
    try {
      return step.run(tables.get(OPERATION, connection).keys(), connection);
    } catch (SQLException e) {
      throw callers(e);
    }
  }

  private static StoreException callers(SQLException e) {
    StoreException error = SqlErrors.of(OPERATION, e, Outcome.NOT_COMMITTED);
    if (error.code() != ErrorCode.STORE_CONFLICT) {
      return error;
    }
    String detail =
        error.failure().detail()
            + "; the caller's transaction has to be rolled back. Under REPEATABLE READ and"
            + " SERIALIZABLE this happens when another transaction with the key committed"
            + " meanwhile: run again, it sees that one's result";
    return new StoreException(
        Failure.of(error.code(), OPERATION, 1, Outcome.NOT_COMMITTED, detail), e);
  }
}
