package io.github.odoosync.connector.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.source.SourceChange;
import io.github.odoosync.connector.source.SourceEvent;
import io.github.odoosync.connector.source.SourceFeed;
import io.github.odoosync.connector.source.SourceHandler;
import io.github.odoosync.connector.source.Sources;
import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.observe.SyncEvent;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.Dispatcher;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.outbox.Result;
import io.github.odoosync.testing.MemoryStore;
import io.github.odoosync.testing.SystemFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A depot over real HTTP, read by threads into lanes and handled from there. */
@Timeout(120)
class DepotSourcesTest {

  private final MemoryStore store = MemoryStore.create();
  private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
  private final BlockingQueue<SyncEvent> events = new LinkedBlockingQueue<>();

  @Test
  void itsOrdersAreToldThoughItIsAwayForAWhileAndOneCannotBeRead() throws Exception {
    try (DepotServer depot = new DepotServer();
        Connector connector = open(depot);
        Sources sources = sources(connector.capability(DepotConnector.Totals.class).orElseThrow());
        Dispatcher dispatcher = dispatcher()) {
      depot.change("o1", "7.50");
      depot.change("o2", "poison");
      depot.change("o3", "9");
      depot.arm(SystemFault.UNAVAILABLE);
      sources.start();
      dispatcher.start();

      assertThat(List.of(next(), next())).containsExactlyInAnyOrder("o1 7.50", "o3 9");
      depot.change("o1", "8.00");
      assertThat(next()).isEqualTo("o1 8.00");
      assertThat(events).anyMatch(SourceEvent.Failed.class::isInstance);
      assertThat(letters())
          .singleElement()
          .satisfies(letter -> assertThat(letter.trouble().text()).contains("o2"));
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("odoo-sync-source"));
  }

  /** Its lane is another than theirs, and may end after them. */
  private List<DeadLetter> letters() throws InterruptedException {
    List<DeadLetter> letters = List.of();
    while (letters.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(5);
      letters = store.lanes().deadLetters(DeadLetterQuery.open());
    }
    return letters;
  }

  private String next() throws InterruptedException {
    return String.valueOf(handled.poll(60, TimeUnit.SECONDS));
  }

  private static Connector open(DepotServer depot) {
    Settings settings =
        Settings.of(DepotConnector.DESCRIPTOR, Map.of("address", depot.address(), "api-key", "k"));
    return new DepotConnector.Provider().open(settings, ConnectorRuntime.builder().build());
  }

  private Sources sources(IncrementalSource<BigDecimal> totals) {
    return Sources.builder(store.connectors(), Outbox.on(store.lanes()))
        .feed(
            SourceFeed.of("depot-1", totals, total -> Map.of("total", total))
                .every(Duration.ofMillis(20))
                .pageSize(2)
                .build())
        .listener(events::add)
        .build();
  }

  private Dispatcher dispatcher() {
    Consumer consumer =
        Consumer.named("depot-1.totals")
            .on(SourceChange.TYPE, SourceChange.VERSION, SourceHandler.of(this::handle))
            .build();
    return Dispatcher.builder(Outbox.on(store.lanes())).consumer(consumer).build();
  }

  private Result handle(SourceChange change) {
    SourceChange.Upserted upserted = (SourceChange.Upserted) change;
    handled.add(change.subject().id() + " " + upserted.content().get("total"));
    return Result.done();
  }
}
