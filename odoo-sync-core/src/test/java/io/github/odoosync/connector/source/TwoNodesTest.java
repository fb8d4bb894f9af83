package io.github.odoosync.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.store.CommandStore;
import io.github.odoosync.connector.store.ConnectorRetention;
import io.github.odoosync.connector.store.ConnectorStore;
import io.github.odoosync.connector.store.ControlNumbers;
import io.github.odoosync.connector.store.PayloadArchive;
import io.github.odoosync.connector.store.SourceStore;
import io.github.odoosync.connector.store.StreamCommit;
import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.connector.store.StreamPosition;
import io.github.odoosync.database.TestStore;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two nodes on one stream, interleaved at every place where one can be overtaken, die, or not hear
 * that its page was stored: each change is told once, and those of a record in their order.
 */
class TwoNodesTest {

  private static final int STEPS = 400;
  private static final int RECORDS = 6;

  /** The process dies here: nothing of it runs on. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final ManualClock clock = ManualClock.at("2026-03-01T10:00:00Z");
  private final TestStore store = TestStore.memory(clock);
  private final Log log = new Log();
  private final Map<String, List<String>> changed = new LinkedHashMap<>();
  private Random random = new Random();
  private List<SourceLab> nodes = List.of();
  private int nodesMade;
  private int depth;
  private int overtaken;
  private int killed;
  private int unheard;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void eachChangeIsToldOnceAndInOrder(long seed) {
    random = new Random(seed);
    nodes = new ArrayList<>(List.of(node(0), node(1)));
    for (int step = 0; step < STEPS; step++) {
      if (random.nextBoolean()) {
        change();
      }
      act(random.nextInt(2));
    }
    SourceLab last = nodes.get(0);
    for (int step = 0; step < 200; step++) {
      last.pass(Duration.ofMinutes(7));
      step(0);
    }

    Map<String, List<String>> told = new LinkedHashMap<>();
    for (String text : SourceLab.texts(store.drain("shop.log"))) {
      String id = text.substring(0, text.indexOf('='));
      told.computeIfAbsent(id, any -> new ArrayList<>()).add(text.substring(id.length() + 1));
    }
    assertThat(told).isEqualTo(changed);
    assertThat(overtaken).as("how often a node was overtaken").isPositive();
    assertThat(killed).as("how often a node died").isPositive();
    assertThat(unheard).as("how often a commit was not heard of").isPositive();
  }

  private void change() {
    String id = "a" + random.nextInt(RECORDS);
    List<String> values = changed.computeIfAbsent(id, any -> new ArrayList<>());
    String value = "v" + values.size();
    values.add(value);
    log.change(id, value);
  }

  private void act(int node) {
    if (random.nextInt(4) == 0) {
      nodes.get(node).pass(Duration.ofSeconds(1 + random.nextInt(90)));
    }
    step(node);
  }

  private void step(int node) {
    SourceLab lab = nodes.get(node);
    int before = lab.told(SourceEvent.Overtaken.class).size();
    try {
      lab.sources.step(SourceLab.LOG);
    } catch (Killed e) {
      killed++;
      nodes.set(node, node(node));
    }
    overtaken += lab.told(SourceEvent.Overtaken.class).size() - before;
  }

  private SourceLab node(int number) {
    return new SourceLab(
        new Crossing(number),
        store.lanes(),
        clock,
        ++nodesMade,
        builder -> builder.feed(SourceLab.feed(log).build()));
  }

  /** A store at whose doors anything can happen, such as a step of the other node. */
  private final class Crossing implements ConnectorStore, SourceStore {

    private final SourceStore inner = store.connectors().sources();
    private final int node;

    Crossing(int node) {
      this.node = node;
    }

    private void cross() {
      int what = random.nextInt(12);
      if (depth == 0 && what < 3) {
        depth++;
        try {
          // The lease of whoever is in the middle of a step may run out meanwhile.
          SourceLab other = nodes.get(1 - node);
          if (what == 0) {
            other.pass(Duration.ofSeconds(61));
          }
          other.sources.step(SourceLab.LOG);
        } catch (Killed e) {
          killed++;
        } finally {
          depth--;
        }
      } else if (what == 3 && nodes.size() == 2) {
        throw new Killed();
      }
    }

    @Override
    public Optional<StreamPosition> take(StreamName stream, String owner, Duration lease) {
      cross();
      return inner.take(stream, owner, lease);
    }

    @Override
    public void release(StreamName stream, String owner) {
      inner.release(stream, owner);
    }

    @Override
    public StreamPosition position(StreamName stream) {
      return inner.position(stream);
    }

    @Override
    public Map<String, Fingerprint> seen(StreamName stream, Collection<String> ids) {
      cross();
      return inner.seen(stream, ids);
    }

    @Override
    public boolean commit(StreamCommit commit) {
      cross();
      boolean stored = inner.commit(commit);
      if (random.nextInt(10) == 0) {
        unheard++;
        throw new StoreException(
            Failure.of(ErrorCode.STORE_UNAVAILABLE, "commit", 1, Outcome.UNKNOWN, "cut off"), null);
      }
      cross();
      return stored;
    }

    @Override
    public SourceStore sources() {
      return this;
    }

    @Override
    public CommandStore commands() {
      return store.connectors().commands();
    }

    @Override
    public PayloadArchive archive() {
      return store.connectors().archive();
    }

    @Override
    public ControlNumbers numbers() {
      return store.connectors().numbers();
    }

    @Override
    public int purge(ConnectorRetention retention, int chunk) {
      return 0;
    }
  }
}
