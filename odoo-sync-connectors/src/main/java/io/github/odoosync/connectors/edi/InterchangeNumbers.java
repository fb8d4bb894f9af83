package io.github.odoosync.connectors.edi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers the interchanges that go to partners: each once, in order, and the same again for the
 * same purpose, so that a second attempt is a copy and not a second interchange. Thread-safe.
 *
 * <p>Over the durable store: inside the transaction that takes an interchange in, {@code (partner,
 * purpose) -> numbers.next(connection, partner, MAX)} of {@link
 * io.github.odoosync.connector.store.ControlNumbers} is enough if what was answered is kept, and
 * sent again to a copy; its {@code arrived} tells copies.
 */
@FunctionalInterface
public interface InterchangeNumbers {

  /** The largest number; after it they begin again at 1. */
  long MAX = 999_999_999L;

  /**
   * Returns the number of an interchange; when this returns it is kept.
   *
   * @param partner the name of the partner, which has a series of its own
   * @param purpose what the interchange is for, never the same for two: such as the key of the
   *     document or of the interchange it answers
   * @return 1 to {@value #MAX}
   */
  long number(String partner, String purpose);

  /** Returns numbers that begin anew with each start: for tests alone. */
  static InterchangeNumbers inMemory() {
    Map<String, AtomicLong> series = new ConcurrentHashMap<>();
    Map<String, Long> given = new ConcurrentHashMap<>();
    return (partner, purpose) ->
        given.computeIfAbsent(
            partner + '\n' + purpose,
            key ->
                series.computeIfAbsent(partner, each -> new AtomicLong()).getAndIncrement() % MAX
                    + 1);
  }
}
