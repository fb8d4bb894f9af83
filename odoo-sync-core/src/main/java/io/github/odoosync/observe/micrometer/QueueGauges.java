package io.github.odoosync.observe.micrometer;

import io.github.odoosync.outbox.ConsumerSnapshot;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How the consumers of a dispatcher stand. */
final class QueueGauges {

  private final Recent<List<ConsumerSnapshot>> snapshots;

  QueueGauges(Recent<List<ConsumerSnapshot>> snapshots) {
    this.snapshots = snapshots;
  }

  void addTo(Meters meters, List<String> consumers) {
    for (String consumer : consumers) {
      gauge(meters, consumer, "queue.depth", "messages", one -> one.lanes().depth());
      gauge(meters, consumer, "queue.due", "lanes", one -> one.lanes().due());
      gauge(meters, consumer, "queue.waiting", "lanes", one -> one.lanes().waiting());
      gauge(meters, consumer, "queue.held", "lanes", one -> one.lanes().inFlight());
      gauge(meters, consumer, "queue.unknown", "lanes", one -> one.lanes().unknown());
      gauge(meters, consumer, "queue.parked", "lanes", one -> one.lanes().parked());
      gauge(meters, consumer, "queue.dead", "messages", one -> one.lanes().dead());
      gauge(meters, consumer, "queue.oldest", "seconds", QueueGauges::oldest);
      gauge(meters, consumer, "queue.paused", "paused", one -> one(one.paused()));
      gauge(meters, consumer, "breaker.open", "open", one -> one(one.breakerOpen()));
    }
  }

  private void gauge(
      Meters meters,
      String consumer,
      String name,
      String unit,
      ToDoubleFunction<ConsumerSnapshot> figure) {
    meters.gauge(name, unit, () -> value(consumer, figure), "consumer", consumer);
  }

  private double value(String consumer, ToDoubleFunction<ConsumerSnapshot> figure) {
    return snapshots.get().stream()
        .flatMap(List::stream)
        .filter(one -> one.consumer().equals(consumer))
        .mapToDouble(figure)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static double oldest(ConsumerSnapshot one) {
    return one.lanes().oldestDue() == null ? 0 : Seconds.of(one.lanes().oldestDue());
  }

  private static double one(boolean yes) {
    return yes ? 1 : 0;
  }
}
