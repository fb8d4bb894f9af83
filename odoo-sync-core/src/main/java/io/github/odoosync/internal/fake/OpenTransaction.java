package io.github.odoosync.internal.fake;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A transaction that stays open over several pieces of work; nobody else sees what it did. */
public final class OpenTransaction {

  private final Instance instance;
  private final Transaction transaction;

  OpenTransaction(Instance instance, Transaction transaction) {
    this.instance = instance;
    this.transaction = transaction;
  }

  /** Does a piece of work; what it did is taken back if it throws. */
  public <T extends @Nullable Object> T run(User user, Context context, Function<Env, T> work) {
    return instance
        .database()
        .within(
            transaction, () -> work.apply(new Env(instance, transaction, user, context, false)));
  }

  /** Makes everything visible; does nothing after the end. */
  public void commit() {
    instance.database().commit(transaction);
  }

  /** Takes everything back; does nothing after the end. */
  public void rollback() {
    instance.database().rollback(transaction);
  }
}
