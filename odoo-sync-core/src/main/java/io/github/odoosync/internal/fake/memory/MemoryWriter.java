package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.writer.IntentResult;
import io.github.odoosync.writer.KnownRecord;
import io.github.odoosync.writer.WriterStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of intents, in a database in memory. */
final class MemoryWriter implements WriterStore {

  private record Name(String flow, String name) {}

  private record Kept(IntentResult result, Instant at) {

    IntentResult aged(Instant now) {
      Duration age = Duration.between(at, now);
      return result.withAge(age.isNegative() ? Duration.ZERO : age);
    }
  }

  private final Monitor monitor;
  private final Clock clock;
  private final Map<Name, Kept> results = new HashMap<>();
  private final Map<Name, KnownRecord> records = new HashMap<>();
  private final Map<String, Long> epochs = new HashMap<>();

  MemoryWriter(Monitor monitor, Clock clock) {
    this.monitor = monitor;
    this.clock = clock;
  }

  @Override
  public Map<IntentResult.State, Long> counts(String flow) {
    return monitor.call(
        () ->
            results.entrySet().stream()
                .filter(entry -> entry.getKey().flow().equals(flow))
                .collect(
                    Collectors.groupingBy(
                        entry -> entry.getValue().result().state(), Collectors.counting())));
  }

  @Override
  public Map<String, IntentResult> results(String flow, Collection<String> intentIds) {
    return monitor.call(
        () -> {
          Map<String, IntentResult> found = new LinkedHashMap<>();
          for (String id : intentIds) {
            Kept kept = results.get(new Name(flow, id));
            if (kept != null) {
              found.put(id, kept.aged(clock.instant()));
            }
          }
          return found;
        });
  }

  @Override
  public Map<String, KnownRecord> records(String flow, Collection<String> subjects) {
    return monitor.call(
        () -> {
          Map<String, KnownRecord> found = new LinkedHashMap<>();
          for (String subject : subjects) {
            KnownRecord known = records.get(new Name(flow, subject));
            if (known != null) {
              found.put(subject, known);
            }
          }
          return found;
        });
  }

  @Override
  public void keep(String flow, List<IntentResult> some, List<KnownRecord> led) {
    monitor.run(
        () -> {
          Instant now = clock.instant();
          some.forEach(each -> results.put(new Name(flow, each.intentId()), new Kept(each, now)));
          led.forEach(each -> records.put(new Name(flow, each.subject()), each));
        });
  }

  @Override
  public void forget(String flow, String subject) {
    monitor.run(() -> records.remove(new Name(flow, subject)));
  }

  @Override
  public List<IntentResult> open(String flow, Duration age, int limit) {
    return monitor.call(
        () ->
            results.entrySet().stream()
                .filter(each -> each.getKey().flow().equals(flow))
                .map(each -> each.getValue().aged(clock.instant()))
                .filter(each -> !each.ended() && each.age().compareTo(age) >= 0)
                .sorted(Comparator.comparing(IntentResult::age).reversed())
                .limit(limit)
                .toList());
  }

  @Override
  public long epoch(String flow) {
    return monitor.call(() -> epochs.getOrDefault(flow, 0L));
  }

  @Override
  public long raiseEpoch(String flow, long epoch) {
    return monitor.call(() -> epochs.merge(flow, epoch, Math::max));
  }

  @Override
  public int purge(Duration age, int chunk) {
    return monitor.call(
        () -> {
          Instant oldest = clock.instant().minus(age);
          List<Name> old =
              results.entrySet().stream()
                  .filter(each -> each.getValue().result().ended())
                  .filter(each -> each.getValue().at().isBefore(oldest))
                  .map(Map.Entry::getKey)
                  .limit(chunk)
                  .toList();
          old.forEach(results::remove);
          return old.size();
        });
  }
}
