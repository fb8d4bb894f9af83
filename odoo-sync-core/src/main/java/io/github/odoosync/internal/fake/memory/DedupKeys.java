package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.lane.DedupKey;
import io.github.odoosync.lane.Enqueued;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which messages came already, by their dedup keys. */
final class DedupKeys {

  private record Name(String scope, String key) {}

  private record Known(
      @Nullable String fingerprint, String messageId, Instant at, @Nullable Transaction holder) {

    Known committed() {
      return new Known(fingerprint, messageId, at, null);
    }
  }

  private final Map<Name, Known> known = new HashMap<>();

  /** Returns who, but this one, has just stored one of the keys and not committed yet. */
  Set<Transaction> holders(Collection<DedupKey> keys, Transaction except) {
    Set<Transaction> holders = new HashSet<>();
    for (DedupKey key : keys) {
      Known first = known.get(name(key));
      if (first != null && first.holder() != null && first.holder() != except) {
        holders.add(first.holder());
      }
    }
    return holders;
  }

  /** Returns what the first known key says; null if all are new. */
  @Nullable Enqueued known(List<DedupKey> keys) {
    for (DedupKey key : keys) {
      Known first = known.get(name(key));
      if (first != null) {
        return sameContent(key.fingerprint(), first.fingerprint())
            ? new Enqueued.Duplicate(key, first.messageId())
            : new Enqueued.Conflict(key, first.messageId());
      }
    }
    return null;
  }

  void add(Transaction transaction, List<DedupKey> keys, String messageId, Instant now) {
    for (DedupKey key : keys) {
      Name name = name(key);
      known.put(name, new Known(key.fingerprint(), messageId, now, transaction));
      transaction.enlist(
          new Transaction.Part() {
            @Override
            public void commit() {
              known.computeIfPresent(name, (any, added) -> added.committed());
            }

            @Override
            public void rollBack() {
              known.remove(name);
            }
          });
    }
  }

  int purge(Instant limit, int most) {
    List<Name> old =
        known.entrySet().stream()
            .filter(entry -> entry.getValue().holder() == null)
            .filter(entry -> entry.getValue().at().isBefore(limit))
            .map(Map.Entry::getKey)
            .limit(most)
            .toList();
    old.forEach(known::remove);
    return old.size();
  }

  private static boolean sameContent(@Nullable String one, @Nullable String other) {
    return one == null || other == null || Objects.equals(one, other);
  }

  private static Name name(DedupKey key) {
    return new Name(key.scope(), key.key());
  }
}
