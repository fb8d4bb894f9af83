package io.github.odoosync.internal.fake.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Places by name, each locked by the transaction that changed it last, as a table's rows are. */
final class Slots<K, T> {

  private final Monitor monitor;
  private final Map<K, Slot<T>> slots = new HashMap<>();

  Slots(Monitor monitor) {
    this.monitor = monitor;
  }

  /** Waits until no other open transaction has changed the place, and returns what is there. */
  @Nullable T lock(Transaction transaction, K name) {
    monitor.awaitNoneOf(transaction, () -> othersIn(name, transaction));
    Slot<T> slot = slots.get(name);
    return slot == null ? null : slot.seenBy(transaction);
  }

  /** Changes a place that is {@linkplain #lock free} for the transaction. */
  void change(Transaction transaction, K name, T value) {
    slots
        .computeIfAbsent(name, any -> new Slot<>(() -> slots.remove(name)))
        .change(transaction, value);
  }

  /** Returns what is committed at a place. */
  @Nullable T committed(K name) {
    Slot<T> slot = slots.get(name);
    return slot == null ? null : slot.committed();
  }

  /** Shows what is committed at the places that no open transaction has changed. */
  void forEachFree(BiConsumer<K, T> visitor) {
    slots.forEach(
        (name, slot) -> {
          T value = slot.committed();
          if (slot.holder() == null && value != null) {
            visitor.accept(name, value);
          }
        });
  }

  /** Removes committed places that no open transaction has changed; returns how many. */
  int removeFree(int most, BiPredicate<K, T> condition) {
    int before = slots.size();
    slots
        .entrySet()
        .removeIf(
            entry -> {
              T value = entry.getValue().committed();
              return before - slots.size() < most
                  && entry.getValue().holder() == null
                  && value != null
                  && condition.test(entry.getKey(), value);
            });
    return before - slots.size();
  }

  private Set<Transaction> othersIn(K name, Transaction transaction) {
    Slot<T> slot = slots.get(name);
    Transaction holder = slot == null ? null : slot.holder();
    return holder == null || holder == transaction ? Set.of() : Set.of(holder);
  }
}
