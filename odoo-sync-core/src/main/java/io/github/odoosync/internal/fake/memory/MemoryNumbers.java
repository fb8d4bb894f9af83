package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.connector.store.ControlNumbers;
import io.github.odoosync.idempotency.Fingerprint;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Control numbers, in memory. */
final class MemoryNumbers implements ControlNumbers {

  private record Came(Fingerprint content, Instant at) {}

  private final Monitor monitor;
  private final Clock clock;
  private final Slots<String, Long> series;
  private final Slots<List<String>, Came> arrivals;

  MemoryNumbers(Monitor monitor, Clock clock) {
    this.monitor = monitor;
    this.clock = clock;
    this.series = new Slots<>(monitor);
    this.arrivals = new Slots<>(monitor);
  }

  @Override
  public long next(Connection connection, String name, long most) {
    return monitor.call(
        () -> {
          Transaction transaction = MemoryConnection.openIn(connection, monitor);
          Long last = series.lock(transaction, name);
          long next = last == null || last >= most ? 1 : last + 1;
          series.change(transaction, name, next);
          return next;
        });
  }

  @Override
  public void set(Connection connection, String name, long last) {
    monitor.run(
        () -> {
          Transaction transaction = MemoryConnection.openIn(connection, monitor);
          series.lock(transaction, name);
          series.change(transaction, name, last);
        });
  }

  @Override
  public Arrival arrived(Connection connection, String name, String number, Fingerprint content) {
    return monitor.call(
        () -> {
          Transaction transaction = MemoryConnection.openIn(connection, monitor);
          Came first = arrivals.lock(transaction, List.of(name, number));
          if (first != null) {
            return first.content().equals(content) ? Arrival.COPY : Arrival.OTHER_CONTENT;
          }
          arrivals.change(transaction, List.of(name, number), new Came(content, clock.instant()));
          return Arrival.NEW;
        });
  }

  int purge(Duration age, int most) {
    Instant oldest = clock.instant().minus(age);
    return arrivals.removeFree(most, (name, came) -> came.at().isBefore(oldest));
  }
}
