package io.github.odoosync.writer;

import static io.github.odoosync.writer.WriterLab.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.mapping.OdooMapper;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.testing.Fault;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Torture 13, 14 and 37: a writer, Odoo and the store die before and after each of their steps. */
@Timeout(300)
class Torture13KilledWriterTest {

  private static final int ORDERS = Integer.getInteger("torture.orders", 30);
  private static final long SEED = Long.getLong("torture.seed", 20_261_123L);

  @Test
  void whatDiesBetweenEffectAndRecordLosesAndDoublesNothing() throws InterruptedException {
    try (WriterLab lab = new WriterLab(19)) {
      FailingStore failing = new FailingStore(lab.store, SEED);
      lab.enqueue(Torture11SwallowedAnswersTest.intents().subList(0, 2 * ORDERS));
      OdooWriter writer =
          OdooWriter.builder(lab.odoo, OdooMapper.builder(lab.odoo).build(), failing)
              .retryWindow(WriterLab.WINDOW)
              .batchSize(3)
              .build();
      lab.start(writer);
      lab.awaitEmpty();

      assertThat(failing.failures).as("seed %d", SEED).isPositive();
      assertThat(lab.deadLetters()).isEmpty();
      new OnceOracle(lab.fake)
          .everyOrderOnce(
              "13, seed %d, %d failures of the store".formatted(SEED, failing.failures), ORDERS, 2);
    }
  }

  @Test
  void torture14WorkersOfOdooThatDieInTheMiddleLoseNothing() throws InterruptedException {
    try (WriterLab lab = new WriterLab(19)) {
      lab.enqueue(Torture11SwallowedAnswersTest.intents().subList(0, 2 * ORDERS));
      lab.start(
          lab.writer(
                  lab.client(
                      SEED,
                      0.25,
                      Fault.closedBefore(),
                      Fault.proxyError(502),
                      Fault.proxyError(503)))
              .batchSize(3)
              .build());
      lab.awaitEmpty();

      assertThat(lab.deadLetters()).as("seed %d", SEED).isEmpty();
      new OnceOracle(lab.fake).everyOrderOnce("14, seed " + SEED, ORDERS, 2);
    }
  }

  @Test
  void anIntentThatWasBegunAndNeverSentIsSent() throws InterruptedException {
    try (WriterLab lab = new WriterLab(19)) {
      SalesOrder order = order("SO-0");
      Intent intent = Intent.upsert(order);
      lab.store.keep(
          "odoo",
          List.of(
              new IntentResult(
                  intent.id(),
                  intent.subject().toString(),
                  IntentResult.State.BEGUN,
                  "sale.order",
                  0,
                  "CREATED",
                  Duration.ZERO)),
          List.of());
      lab.run(intent);

      assertThat(lab.fake.count("sale.order")).isEqualTo(1);
      assertThat(lab.store.open("odoo", Duration.ZERO, 10)).isEmpty();
    }
  }

  /** A store that fails before or after it has kept something, as if the process died there. */
  private static final class FailingStore implements WriterStore {

    private final WriterStore inner;
    private final Random random;
    private int failures;

    FailingStore(WriterStore inner, long seed) {
      this.inner = inner;
      this.random = new Random(seed);
    }

    @Override
    public synchronized void keep(
        String flow, List<IntentResult> results, List<KnownRecord> records) {
      int chance = random.nextInt(10);
      if (chance == 0) {
        die();
      }
      inner.keep(flow, results, records);
      if (chance == 1) {
        die();
      }
    }

    private void die() {
      failures++;
      throw new IllegalStateException("The process dies here");
    }

    @Override
    public Map<String, IntentResult> results(String flow, Collection<String> intentIds) {
      return inner.results(flow, intentIds);
    }

    @Override
    public Map<String, KnownRecord> records(String flow, Collection<String> subjects) {
      return inner.records(flow, subjects);
    }

    @Override
    public Map<IntentResult.State, Long> counts(String flow) {
      return inner.counts(flow);
    }

    @Override
    public void forget(String flow, String subject) {
      inner.forget(flow, subject);
    }

    @Override
    public List<IntentResult> open(String flow, Duration age, int limit) {
      return inner.open(flow, age, limit);
    }

    @Override
    public long epoch(String flow) {
      return inner.epoch(flow);
    }

    @Override
    public long raiseEpoch(String flow, long epoch) {
      return inner.raiseEpoch(flow, epoch);
    }

    @Override
    public int purge(Duration age, int chunk) {
      return inner.purge(age, chunk);
    }
  }
}
