package io.github.odoosync.writer;

import static io.github.odoosync.writer.WriterLab.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Values;
import io.github.odoosync.testing.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Torture 11 and 12: answers swallowed after the commit, serialization failures in between. */
@Timeout(300)
class Torture11SwallowedAnswersTest {

  private static final int ORDERS = Integer.getInteger("torture.orders", 40);
  private static final long SEED = Long.getLong("torture.seed", 20_261_123L);

  @ParameterizedTest
  @ValueSource(ints = {17, 19})
  void everyOrderIsThereOnceAndNobodyHadToLook(int version) throws InterruptedException {
    try (WriterLab lab = new WriterLab(version)) {
      OdooClient client =
          lab.client(
              SEED,
              0.2,
              Fault.closedAfterCommit(),
              Fault.truncatedBody(),
              Fault.closedBefore(),
              Fault.serializationFailure());
      // Small calls, so that many are struck.
      lab.enqueue(intents());
      lab.start(lab.writer(client).batchSize(3).build());
      lab.awaitEmpty();

      assertThat(lab.deadLetters()).as("seed %d", SEED).isEmpty();
      new OnceOracle(lab.fake).everyOrderOnce(ORDERS, 2);
      assertThat(lab.store.open("odoo", Duration.ZERO, 10)).isEmpty();
      assertThat(lab.events(WriterEvent.Unknown.class)).as("faults struck").isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 19})
  void torture12SerializationFailuresOnThirtyInAHundredWritesChangeNothing(int version)
      throws InterruptedException {
    try (WriterLab lab = new WriterLab(version)) {
      OdooClient client = lab.client(SEED + 1, 0.3, Fault.serializationFailure());
      lab.enqueue(intents());
      lab.start(lab.writer(client).batchSize(3).build());
      lab.awaitEmpty();

      assertThat(lab.deadLetters()).as("seed %d", SEED + 1).isEmpty();
      new OnceOracle(lab.fake).everyOrderOnce(ORDERS, 2);
    }
  }

  /** The control: whoever sends a create again after a missing answer has it twice. */
  @Test
  void aBlindRetryDoublesOrders() {
    try (WriterLab lab = new WriterLab(19)) {
      OdooClient client = lab.client(SEED, 0.2, Fault.closedAfterCommit());
      long partner = lab.fake.search("res.partner", List.of(List.of("ref", "=", "C-1"))).get(0);
      for (int i = 0; i < ORDERS; i++) {
        Values order = Values.of("partner_id", partner).with("client_order_ref", "SO-" + i);
        boolean sent = false;
        while (!sent) {
          try {
            client.model("sale.order").create(order);
            sent = true;
          } catch (OdooSyncException e) {
            // Blindly once more.
          }
        }
      }
      assertThat(new OnceOracle(lab.fake).twins(ORDERS)).as("seed %d", SEED).isPositive();
    }
  }

  static List<Intent> intents() {
    List<Intent> intents = new ArrayList<>();
    IntStream.range(0, ORDERS)
        .forEach(
            i -> {
              var order = order("SO-" + i, "BOLT", "NUT");
              intents.add(Intent.upsert(order));
              intents.add(Intent.confirm(order.key()));
            });
    return intents;
  }
}
