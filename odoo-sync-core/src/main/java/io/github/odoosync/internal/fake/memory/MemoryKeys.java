package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.idempotency.Claimed;
import io.github.odoosync.idempotency.Ending;
import io.github.odoosync.idempotency.HeldKey;
import io.github.odoosync.idempotency.IdempotencyStore;
import io.github.odoosync.idempotency.KeyClaim;
import io.github.odoosync.idempotency.KeyEntry;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The idempotency keys of a database in memory. */
final class MemoryKeys implements IdempotencyStore {

  private record Name(String scope, String key) {}

  private final Monitor monitor;
  private final Clock clock;
  private final Slots<Name, KeptKey> slots;

  MemoryKeys(Monitor monitor, Clock clock) {
    this.monitor = monitor;
    this.clock = clock;
    this.slots = new Slots<>(monitor);
  }

  @Override
  public Claimed claim(KeyClaim claim) {
    return alone(own -> claim(own, claim));
  }

  @Override
  public Claimed claim(Connection connection, KeyClaim claim) {
    return monitor.call(() -> claim(MemoryConnection.openIn(connection, monitor), claim));
  }

  @Override
  public boolean renew(HeldKey held, Duration lease) {
    return alone(
        own -> changeHeld(own, held, kept -> kept.leasedUntil(clock.instant().plus(lease))));
  }

  @Override
  public boolean end(HeldKey held, Ending ending, Duration ttl) {
    return alone(own -> end(own, held, ending, ttl));
  }

  @Override
  public boolean end(Connection connection, HeldKey held, Ending ending, Duration ttl) {
    return monitor.call(() -> end(MemoryConnection.openIn(connection, monitor), held, ending, ttl));
  }

  @Override
  public Optional<KeyEntry> find(String scope, String key) {
    Name name = new Name(scope, key);
    return monitor.call(
        () -> Optional.ofNullable(slots.committed(name)).map(kept -> entry(name, kept)));
  }

  @Override
  public List<KeyEntry> inDoubt(int limit) {
    return monitor.call(
        () ->
            committed(kept -> kept.inDoubt(clock.instant()))
                .sorted(Comparator.comparing(KeyEntry::leaseUntil))
                .limit(limit)
                .toList());
  }

  @Override
  public boolean resolve(String scope, String key, Ending ending, String note, Duration ttl) {
    Name name = new Name(scope, key);
    return alone(
        own -> {
          Instant now = clock.instant();
          return change(
              own,
              name,
              kept -> kept.inDoubt(now),
              kept -> kept.resolved(ending, note, now.plus(ttl)));
        });
  }

  @Override
  public int purge(int chunk) {
    return monitor.call(
        () -> slots.removeFree(chunk, (name, kept) -> kept.forgettable(clock.instant())));
  }

  private Claimed claim(Transaction transaction, KeyClaim claim) {
    Name name = new Name(claim.scope(), claim.key());
    KeptKey kept = slots.lock(transaction, name);
    Instant now = clock.instant();
    if (kept == null) {
      KeptKey fresh = KeptKey.first(claim, now);
      slots.change(transaction, name, fresh);
      return new Claimed.Held(fresh.held(claim.scope(), claim.key()), false);
    }
    Claimed answer = kept.row(now).answer(claim);
    if (answer instanceof Claimed.Held) {
      slots.change(transaction, name, kept.next(claim, now));
    }
    return answer;
  }

  private boolean end(Transaction transaction, HeldKey held, Ending ending, Duration ttl) {
    return changeHeld(transaction, held, kept -> kept.ended(ending, clock.instant().plus(ttl)));
  }

  private boolean changeHeld(Transaction transaction, HeldKey held, UnaryOperator<KeptKey> change) {
    Name name = new Name(held.scope(), held.key());
    return change(transaction, name, kept -> kept.heldAs(held), change);
  }

  private boolean change(
      Transaction transaction,
      Name name,
      Predicate<KeptKey> condition,
      UnaryOperator<KeptKey> change) {
    KeptKey kept = slots.lock(transaction, name);
    if (kept == null || !condition.test(kept)) {
      return false;
    }
    slots.change(transaction, name, change.apply(kept));
    return true;
  }

  private <T> T alone(Function<Transaction, T> step) {
    return monitor.call(
        () -> {
          Transaction own = new Transaction(monitor);
          T result = step.apply(own);
          own.commit();
          return result;
        });
  }

  private Stream<KeyEntry> committed(Predicate<KeptKey> condition) {
    Stream.Builder<KeyEntry> all = Stream.builder();
    slots.forEachFree(
        (name, kept) -> {
          if (condition.test(kept)) {
            all.add(entry(name, kept));
          }
        });
    return all.build();
  }

  private static KeyEntry entry(Name name, KeptKey kept) {
    return kept.entry(name.scope(), name.key());
  }
}
