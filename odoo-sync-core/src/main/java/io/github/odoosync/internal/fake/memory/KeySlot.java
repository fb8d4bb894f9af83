package io.github.odoosync.internal.fake.memory;

import org.jspecify.annotations.Nullable;

/** A key's place: what is committed there, and what an open transaction made of it. */
final class KeySlot {

  private final Runnable whenEmpty;
  private @Nullable KeptKey committed;
  private @Nullable KeptKey prepared;
  private @Nullable Transaction holder;

  KeySlot(Runnable whenEmpty) {
    this.whenEmpty = whenEmpty;
  }

  @Nullable Transaction holder() {
    return holder;
  }

  @Nullable KeptKey committed() {
    return committed;
  }

  @Nullable KeptKey seenBy(Transaction transaction) {
    return holder == transaction ? prepared : committed;
  }

  void change(Transaction transaction, KeptKey value) {
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
