package io.github.odoosync.observe.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The registry, with names of our own and tags that cannot grow for ever. Thread-safe. */
final class Meters {

  private static final String PREFIX = "odoosync.";
  private static final String REST = "other";

  private final MeterRegistry registry;
  private final int maxTagValues;
  private final Map<String, Set<String>> values = new ConcurrentHashMap<>();

  Meters(MeterRegistry registry, int maxTagValues) {
    this.registry = registry;
    this.maxTagValues = maxTagValues;
  }

  /** Returns a constant as a tag shows it. */
  static String tag(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Adds to a counter.
   *
   * @param tags names and values by turns
   */
  void count(String name, long amount, String... tags) {
    registry.counter(PREFIX + name, capped(name, tags)).increment((double) amount);
  }

  void time(String name, Duration took, String... tags) {
    registry.timer(PREFIX + name, capped(name, tags)).record(took);
  }

  void gauge(String name, String unit, Supplier<Number> value, String... tags) {
    Gauge.builder(PREFIX + name, value)
        .baseUnit(unit)
        .tags(capped(name, tags))
        .strongReference(true)
        .register(registry);
  }

  private Tags capped(String name, String... tags) {
    String[] capped = tags.clone();
    for (int i = 0; i < tags.length; i += 2) {
      capped[i + 1] = capped(name + ' ' + tags[i], tags[i + 1]);
    }
    return Tags.of(capped);
  }

  // Two threads may each add the last value: one more than said harms nobody.
  private String capped(String tag, String value) {
    Set<String> known = values.computeIfAbsent(tag, any -> ConcurrentHashMap.newKeySet());
    if (known.contains(value)) {
      return value;
    }
    if (known.size() >= maxTagValues) {
      return REST;
    }
    known.add(value);
    return value;
  }
}
