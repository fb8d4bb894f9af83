package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.connector.store.CommandRecord;
import io.github.odoosync.connector.store.CommandStore;
import io.github.odoosync.connector.store.ConnectorRetention;
import io.github.odoosync.connector.store.ConnectorStore;
import io.github.odoosync.connector.store.ControlNumbers;
import io.github.odoosync.connector.store.PayloadArchive;
import io.github.odoosync.connector.store.SourceStore;
import io.github.odoosync.lane.LaneStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What connectors keep, in memory. */
final class MemoryConnectors implements ConnectorStore {

  private final Monitor monitor;
  private final Clock clock;
  private final MemorySources sources;
  private final MemoryArchive archive;
  private final MemoryNumbers numbers;
  private final Commands commands = new Commands();

  MemoryConnectors(Monitor monitor, Clock clock, LaneStore lanes) {
    this.monitor = monitor;
    this.clock = clock;
    this.archive = new MemoryArchive(monitor, clock);
    this.sources = new MemorySources(monitor, clock, lanes, archive);
    this.numbers = new MemoryNumbers(monitor, clock);
  }

  @Override
  public SourceStore sources() {
    return sources;
  }

  @Override
  public CommandStore commands() {
    return commands;
  }

  @Override
  public PayloadArchive archive() {
    return archive;
  }

  @Override
  public ControlNumbers numbers() {
    return numbers;
  }

  @Override
  public int purge(ConnectorRetention retention, int chunk) {
    return monitor.call(
        () -> {
          int gone = sources.purge(retention.seen(), chunk);
          gone += commands.purge(retention, chunk - gone);
          gone += archive.purge(chunk - gone);
          return gone + numbers.purge(retention.arrivals(), chunk - gone);
        });
  }

  /** Removes entries that are older, some of them at most; returns how many went. */
  static <K, V> int purge(Map<K, V> entries, int most, Predicate<V> old) {
    List<K> keys =
        entries.entrySet().stream()
            .filter(entry -> old.test(entry.getValue()))
            .map(Map.Entry::getKey)
            .limit(Math.max(0, most))
            .toList();
    keys.forEach(entries::remove);
    return keys.size();
  }

  private static final class Command {
    private final Map<String, String> notes = new HashMap<>();
    private CommandRecord.State state = CommandRecord.State.CLEAR;
    private long token = Long.MIN_VALUE;
    private Instant at = Instant.MIN;
  }

  private final class Commands implements CommandStore {

    private final Map<String, Command> commands = new HashMap<>();

    @Override
    public Optional<CommandRecord> find(String command) {
      return monitor.call(
          () ->
              Optional.ofNullable(commands.get(command))
                  .map(kept -> new CommandRecord(kept.state, kept.notes)));
    }

    @Override
    public boolean set(String command, long token, CommandRecord.State state) {
      return change(command, token, kept -> kept.state = state);
    }

    @Override
    public boolean note(String command, long token, String name, String value) {
      return change(command, token, kept -> kept.notes.put(name, value));
    }

    private boolean change(String command, long token, Consumer<Command> change) {
      return monitor.call(
          () -> {
            Command kept = commands.computeIfAbsent(command, any -> new Command());
            if (kept.token > token) {
              return false;
            }
            kept.token = token;
            kept.at = clock.instant();
            change.accept(kept);
            return true;
          });
    }

    private int purge(ConnectorRetention retention, int most) {
      Instant now = clock.instant();
      return MemoryConnectors.purge(
          commands,
          most,
          kept -> {
            boolean ended = kept.state == CommandRecord.State.ENDED;
            Duration age = ended ? retention.ended() : retention.open();
            return kept.at.isBefore(now.minus(age));
          });
    }
  }
}
