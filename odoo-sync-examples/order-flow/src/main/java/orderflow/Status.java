package orderflow;

import io.github.odoosync.OdooSync;
import io.github.odoosync.capture.CaptureSnapshot.StreamSnapshot;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.outbox.ConsumerSnapshot;
import io.github.odoosync.reconcile.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the sync process says of itself. */
record Status(OdooSync sync, JdbcStore store) {

  Map<String, Object> now() {
    Map<String, Object> status = new LinkedHashMap<>();
    long depth = 0;
    long stopped = 0;
    List<Map<String, Object>> consumers = new ArrayList<>();
    for (ConsumerSnapshot one : sync.snapshot()) {
      depth += one.lanes().depth();
      stopped += one.lanes().parked() + one.lanes().dead();
      consumers.add(
          Map.of(
              "name", one.consumer(),
              "open", one.lanes().depth(),
              "unknown", one.lanes().unknown(),
              "parked", one.lanes().parked(),
              "dead", one.lanes().dead()));
    }
    status.put("depth", depth);
    status.put("stopped", stopped);
    status.put("consumers", consumers);
    status.put("deadLetters", reasons());
    status.put("ledger", ledger().toString());
    behind().ifPresent(behind -> status.put("behindMillis", behind.toMillis()));
    return status;
  }

  /** Returns how old a change in Odoo is at most that is not read; empty while that is unknown. */
  private Optional<Duration> behind() {
    List<StreamSnapshot> streams = sync.capture().orElseThrow().snapshot().streams();
    boolean known =
        streams.stream().allMatch(stream -> stream.lag().isPresent() && stream.loads().isEmpty());
    return known
        ? streams.stream().flatMap(stream -> stream.lag().stream()).max(Duration::compareTo)
        : Optional.empty();
  }

  private Ledger ledger() {
    return Ledger.of(
        Clock.systemUTC(),
        store.writer(),
        "odoo",
        store.lanes(),
        "odoo",
        store.drift(),
        store.drift().reconciliations());
  }

  private List<String> reasons() {
    return store.lanes().deadLetters(DeadLetterQuery.all()).stream()
        .limit(5)
        .map(String::valueOf)
        .toList();
  }
}
