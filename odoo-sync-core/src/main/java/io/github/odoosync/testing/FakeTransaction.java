package io.github.odoosync.testing;

import io.github.odoosync.internal.fake.Context;
import io.github.odoosync.internal.fake.OpenTransaction;
import io.github.odoosync.internal.fake.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of a {@link FakeOdoo} that stays open: what it writes is invisible until {@link
 * #commit}, and then carries the {@code write_date} of its beginning.
 *
 * <p>Calls over HTTP that change a record it changed fail meanwhile with a serialization failure;
 * so does this one for records that others changed after it began. Closing without a commit rolls
 * back. Whoever began it closes it; thread-safe.
 */
public final class FakeTransaction implements AutoCloseable {

  private final OpenTransaction transaction;
  private final User user;

  FakeTransaction(OpenTransaction transaction, User user) {
    this.transaction = transaction;
    this.user = user;
  }

  /** Makes a record and returns its id. */
  public long create(String model, Map<String, ?> values) {
    return transaction.run(user, Context.EMPTY, env -> env.create(model, values).id());
  }

  /** Changes a record. */
  public void write(String model, long id, Map<String, ?> values) {
    transaction.run(
        user,
        Context.EMPTY,
        env -> {
          env.rec(model, id).write(values);
          return true;
        });
  }

  /** Deletes a record. */
  public void unlink(String model, long id) {
    transaction.run(
        user,
        Context.EMPTY,
        env -> {
          env.rec(model, id).unlink();
          return true;
        });
  }

  /** Calls any method, {@code load} for one. */
  public @Nullable Object call(
      String model, String method, List<Long> ids, Map<String, @Nullable Object> named) {
    return transaction.run(user, Context.EMPTY, env -> env.call(model, method, ids, named));
  }

  /** Makes everything visible. */
  public void commit() {
    transaction.commit();
  }

  /** Takes everything back. */
  public void rollback() {
    transaction.rollback();
  }

  /** Rolls back unless it was committed. */
  @Override
  public void close() {
    transaction.rollback();
  }
}
