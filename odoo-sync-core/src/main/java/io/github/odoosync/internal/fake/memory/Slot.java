package io.github.odoosync.internal.fake.memory;

import org.jspecify.annotations.Nullable;

/** A place: what is committed there, and what an open transaction made of it. */
final class Slot<T> {

  private final Runnable whenEmpty;
  private @Nullable T committed;
  private @Nullable T prepared;
  private @Nullable Transaction holder;

  Slot(Runnable whenEmpty) {
    this.whenEmpty = whenEmpty;
  }

  @Nullable Transaction holder() {
    return holder;
  }

  @Nullable T committed() {
    return committed;
  }

  @Nullable T seenBy(Transaction transaction) {
    return holder == transaction ? prepared : committed;
  }

  void change(Transaction transaction, T value) {
    prepared = value;
    if (holder == null) {
      holder = transaction;
      transaction.enlist(
          new Transaction.Part() {
            @Override
            public void commit() {
              committed = prepared;
              free();
            }

            @Override
            public void rollBack() {
              free();
            }
          });
    }
  }

  private void free() {
    prepared = null;
    holder = null;
    if (committed == null) {
      whenEmpty.run();
    }
  }
}
