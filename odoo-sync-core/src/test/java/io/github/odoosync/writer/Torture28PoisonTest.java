package io.github.odoosync.writer;

import static io.github.odoosync.writer.WriterLab.article;
import static io.github.odoosync.writer.WriterLab.order;
import static io.github.odoosync.writer.WriterLab.party;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.Operator;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.transport.Credentials;
import io.github.odoosync.testing.ArmedFault;
import io.github.odoosync.testing.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Torture 5, 6, 10, 25, 28, 29 and 30: poison, echoes, permutations, load, keys that run out. */
@Timeout(300)
class Torture28PoisonTest {

  private static final int MANY = Integer.getInteger("torture.rows", 200);
  private static final int PROBES = Integer.getInteger("torture.probes", 4);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void poisonIsSetApartAndReplayedInOrder(long seed) throws InterruptedException {
    try (WriterLab lab = new WriterLab(19)) {
      Random random = new Random(seed);
      Set<Integer> poisoned = new TreeSet<>();
      while (poisoned.size() < Math.max(2, MANY / 100)) {
        poisoned.add(random.nextInt(MANY));
      }
      List<Intent> intents = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        intents.add(Intent.upsert(order("SO-" + i, poisoned.contains(i) ? "POISON" : "BOLT")));
        intents.add(Intent.confirm(intents.get(intents.size() - 1).subject()));
      }
      lab.enqueue(intents);
      lab.start(lab.writer().patience(1).build());
      lab.awaitEmpty();

      assertThat(lab.fake.search("sale.order", List.of(List.of("state", "=", "sale"))))
          .as("seed %d", seed)
          .hasSize(MANY - poisoned.size());
      assertThat(lab.lanes.countDeadLetters(DeadLetterQuery.open()))
          .as("one cause, one group")
          .singleElement()
          .satisfies(group -> assertThat(group.count()).isEqualTo(poisoned.size()));

      lab.fake.create("product.product", Map.of("name", "Cure", "default_code", "POISON"));
      lab.lanes.replay(DeadLetterQuery.open(), new Operator("ada", "the product is there"));
      lab.outbox.wake();
      lab.awaitEmpty();
      new OnceOracle(lab.fake)
          .confirmed("28, seed %d, %d of them poisoned".formatted(seed, poisoned.size()), MANY);
    }
  }

  /** Torture 5: the same on 17, 18 and 19. */
  @Test
  void torture05EveryVersionEndsInTheSameStates() throws InterruptedException {
    List<List<String>> ends = new ArrayList<>();
    for (int version : List.of(17, 18, 19)) {
      try (WriterLab lab = new WriterLab(version)) {
        List<Intent> intents = new ArrayList<>();
        intents.add(Intent.upsert(party("C-1", "Ann")));
        intents.add(Intent.upsert(article("BOLT", "Bolt")));
        intents.add(Intent.upsert(order("SO-1", "BOLT", "NUT")));
        intents.add(Intent.confirm(intents.get(2).subject()));
        intents.add(Intent.upsert(order("SO-2", "NOBODY")));
        intents.add(Intent.confirm(intents.get(2).subject()));
        intents.add(Intent.cancel(intents.get(2).subject()));
        lab.enqueue(intents);
        lab.start(lab.writer().patience(1).build());
        lab.awaitEmpty();
        OdooWriter writer = lab.writer().build();
        List<String> states = new ArrayList<>();
        intents.forEach(
            intent ->
                states.add(writer.result(intent.id()).map(r -> r.state().name()).orElse("-")));
        ends.add(states);
      }
    }
    assertThat(ends.get(0))
        .containsExactly("UNCHANGED", "UPDATED", "CREATED", "ACTED", "-", "ALREADY_DONE", "ACTED");
    assertThat(ends).containsOnly(ends.get(0));
  }

  /** Torture 6: reads come from a replica that lags while answers are swallowed. */
  @Test
  void torture06AReplicaThatLagsMakesNoTwins() throws InterruptedException {
    try (WriterLab lab = new WriterLab(19)) {
      lab.fake.replicaLag(Duration.ofMillis(250));
      ArmedFault lost =
          lab.fake.fault(Fault.closedAfterCommit()).on("sale.order", "load").times(PROBES);
      List<Intent> intents = new ArrayList<>();
      for (int i = 0; i < 4 * PROBES; i++) {
        intents.add(Intent.upsert(order("SO-" + i, "BOLT", "NUT")));
        intents.add(Intent.confirm(intents.get(2 * i).subject()));
      }
      lab.enqueue(intents);
      lab.start(lab.writer().patience(WriterLab.ATTEMPTS).batchSize(5).build());
      lab.awaitEmpty();
      lab.fake.replicaLag(Duration.ZERO);

      assertThat(lab.deadLetters()).isEmpty();
      new OnceOracle(lab.fake)
          .everyOrderOnce("6, %d answers lost".formatted(lost.hits()), 4 * PROBES, 2);
    }
  }

  /** Torture 10: what comes back from Odoo is told to Odoo again and again. */
  @Test
  void torture10AnEchoWritesNothing() throws InterruptedException {
    try (WriterLab lab = new WriterLab(19)) {
      List<Intent> intents = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        intents.add(Intent.upsert(order("SO-" + i, "BOLT", "NUT")));
        intents.add(Intent.upsert(article("P-" + i, "Part " + i)));
      }
      lab.run(intents.toArray(Intent[]::new));
      lab.fake.clearCalls();
      for (int round = 0; round < 5; round++) {
        List<Intent> echoes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          echoes.add(Intent.upsert(order("SO-" + i, "BOLT", "NUT")));
          echoes.add(Intent.upsert(article("P-" + i, "Part " + i)));
        }
        lab.enqueue(echoes);
        lab.awaitEmpty();
      }
      assertThat(lab.fake.calls()).noneMatch(call -> call.method().matches("load|write|create"));
      assertThat(lab.events(WriterEvent.Unchanged.class)).hasSize(200);
    }
  }

  /** Torture 25: the same messages three times, in any order among the lanes. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void torture25RepeatedAndShuffledItEndsTheSame(long seed) throws InterruptedException {
    try (WriterLab lab = new WriterLab(19)) {
      List<List<Intent>> lanes = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Intent upsert = Intent.upsert(order("SO-" + i, "BOLT", "NUT"));
        lanes.add(List.of(upsert, Intent.confirm(upsert.subject())));
      }
      Random random = new Random(seed);
      for (int copy = 0; copy < 3; copy++) {
        Collections.shuffle(lanes, random);
        lanes.forEach(lab::enqueue);
      }
      lab.start(lab.writer().batchSize(4).build());
      lab.awaitEmpty();

      assertThat(lab.deadLetters()).as("seed %d", seed).isEmpty();
      new OnceOracle(lab.fake).everyOrderOnce("25, seed " + seed, 20, 2);
    }
  }

  /** Torture 29: an Odoo that asks to slow down, and is slow. */
  @Test
  void torture29RateLimitsOnlyDelay() throws InterruptedException {
    try (WriterLab lab = new WriterLab(19)) {
      var client =
          lab.client(
              5,
              0.5,
              Fault.rateLimited(),
              Fault.slowFirstByte(Duration.ofMillis(50)),
              Fault.delay(Duration.ofMillis(50)));
      lab.enqueue(Torture11SwallowedAnswersTest.intents().subList(0, 40));
      lab.start(lab.writer(client).batchSize(3).build());
      lab.awaitEmpty();

      assertThat(lab.deadLetters()).isEmpty();
      new OnceOracle(lab.fake).everyOrderOnce("29, seed 5", 20, 2);
    }
  }

  /** Torture 30: the key is revoked while intents are on their way, and another is given. */
  @Test
  void torture30AKeyThatIsRotatedFailsNoIntent() throws InterruptedException {
    try (WriterLab lab = new WriterLab(19)) {
      var rotated = new AtomicBoolean();
      lab.fake.addApiKey(lab.fake.login(), "second-key", Instant.MAX);
      try (var client =
          OdooClient.builder(lab.fake.url())
              .database(lab.fake.database())
              .credentials(
                  () ->
                      Credentials.apiKey(
                          lab.fake.login(),
                          Secret.of(rotated.get() ? "second-key" : lab.fake.apiKey())))
              .build()) {
        lab.enqueue(Torture11SwallowedAnswersTest.intents().subList(0, 40));
        lab.start(lab.writer(client).batchSize(3).build());
        lab.await("some are done", () -> lab.fake.count("sale.order") > 3);
        rotated.set(true);
        lab.fake.revokeApiKey(lab.fake.apiKey());
        lab.awaitEmpty();
      }
      assertThat(lab.deadLetters()).isEmpty();
      new OnceOracle(lab.fake).everyOrderOnce("30", 20, 2);
    }
  }
}
