package io.github.odoosync.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.BadResponseException;
import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.NoAnswerException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.retry.Resilience;
import io.github.odoosync.retry.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RecordStreamTest {

  @OdooModel("product.product")
  record Product(long id, String name) {}

  private final ConcurrentSkipListSet<Long> table = new ConcurrentSkipListSet<>();

  @Test
  void allRecordsComeOnceInTheOrderOfTheirIds() {
    fill(1, 10_000);
    ScriptedTransport transport = ScriptedTransport.of(this::search);
    try (OdooClient odoo = transport.client();
        RecordStream<Product> products = odoo.model(Product.class).query().stream()) {
      List<Long> ids = new ArrayList<>();
      products.forEach(product -> ids.add(product.id()));

      assertThat(ids).containsExactlyElementsOf(table);
    }

    assertThat(transport.calls).hasSize(11);
    assertThat(transport.calls.get(1).arguments())
        .containsEntry("order", "id")
        .containsEntry("limit", 1000)
        .containsEntry("domain", List.of(List.of("id", ">", 1000L)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void recordsThatStayComeOnceWhateverComesAndGoes(int seed) {
    Random random = new Random(seed);
    fill(1, 2000);
    table.removeIf(id -> random.nextInt(3) == 0);
    Set<Long> stayed = new TreeSet<>(table);
    List<Long> seen = new ArrayList<>();
    ScriptedTransport transport =
        ScriptedTransport.of(
            call -> {
              Object page = search(call);
              disturb(random, stayed);
              return page;
            });
    try (OdooClient odoo = transport.client();
        RecordStream<Product> products =
            odoo.model(Product.class).query().pageSize(1 + random.nextInt(90)).stream()) {
      for (Product product : products) {
        seen.add(product.id());
      }
    }

    assertThat(seen).doesNotHaveDuplicates().isSorted().containsAll(stayed);
  }

  @Test
  void aPageThatIsTriedAgainNeitherRepeatsNorLosesRecords() {
    fill(1, 500);
    AtomicInteger attempts = new AtomicInteger();
    ScriptedTransport transport =
        ScriptedTransport.of(
            call -> {
              if (attempts.incrementAndGet() % 3 == 0) {
                throw noAnswer();
              }
              return search(call);
            });
    Resilience twice =
        Resilience.none()
            .withRetry(new RetryPolicy(2, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1)));
    try (OdooClient odoo =
            OdooClient.builder(transport).resilience(twice).checkTypes(false).build();
        RecordStream<Product> products = odoo.model(Product.class).query().pageSize(20).stream()) {
      assertThat(products.stream().map(Product::id)).containsExactlyElementsOf(table);
    }
  }

  @Test
  void anErrorComesWithItsTypeAfterTheRecordsBeforeIt() {
    fill(1, 100);
    ScriptedTransport transport =
        ScriptedTransport.of(
            call -> {
              if (after(call) >= 30) {
                throw noAnswer();
              }
              return search(call);
            });
    try (OdooClient odoo = transport.client();
        RecordStream<Product> products = odoo.model(Product.class).query().pageSize(10).stream()) {
      Iterator<Product> iterator = products.iterator();
      for (int i = 1; i <= 30; i++) {
        assertThat(iterator.next().id()).isEqualTo(i);
      }
      assertThatThrownBy(iterator::hasNext).isInstanceOf(NoAnswerException.class);
      assertThatThrownBy(iterator::hasNext).isInstanceOf(NoAnswerException.class);
    }
  }

  @Test
  void theNextPageIsAskedForWhileOneIsWorkedOn() throws Exception {
    fill(1, 1000);
    CountDownLatch asked = new CountDownLatch(3);
    ScriptedTransport transport =
        ScriptedTransport.of(
            call -> {
              asked.countDown();
              return search(call);
            });
    try (OdooClient odoo = transport.client();
        RecordStream<Product> products = odoo.model(Product.class).query().pageSize(10).stream()) {
      products.iterator().next();

      assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void noMoreThanTwoPagesAreReadAhead() {
    fill(1, 1000);
    ScriptedTransport transport = ScriptedTransport.of(this::search);
    try (OdooClient odoo = direct(transport);
        RecordStream<Product> products = odoo.model(Product.class).query().pageSize(10).stream()) {
      Iterator<Product> iterator = products.iterator();
      iterator.next();
      assertThat(transport.calls).hasSize(3);
      for (int i = 0; i < 10; i++) {
        iterator.next();
      }
      assertThat(transport.calls).hasSize(4);
    }
  }

  @Test
  void aShortPageIsNotTheEnd() {
    ScriptedTransport transport =
        ScriptedTransport.of(
            call -> after(call) == 0 ? rows(1, 2) : after(call) == 2 ? rows(8) : rows());
    try (OdooClient odoo = transport.client();
        RecordStream<Product> products = odoo.model(Product.class).query().stream()) {
      assertThat(products.stream().map(Product::id)).containsExactly(1L, 2L, 8L);
    }
  }

  @Test
  void anAnswerThatIgnoresTheDomainIsRefusedInsteadOfRepeatedForEver() {
    ScriptedTransport transport = ScriptedTransport.of(call -> rows(1, 2, 3));
    try (OdooClient odoo = transport.client();
        RecordStream<Product> products = odoo.model(Product.class).query().stream()) {
      assertThatThrownBy(() -> products.stream().count())
          .isInstanceOf(BadResponseException.class)
          .hasMessageContaining("order of their ids");
    }
  }

  @Test
  void aLimitEndsTheStream() {
    fill(1, 100);
    try (OdooClient odoo = ScriptedTransport.of(this::search).client();
        RecordStream<Product> products =
            odoo.model(Product.class).query().limit(25).pageSize(10).stream()) {
      assertThat(products.stream().map(Product::id))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 25).boxed().toList());
    }
  }

  @Test
  void anOrderIsRefusedWithTheReason() {
    try (OdooClient odoo = ScriptedTransport.of(this::search).client()) {
      Query<Product> query = odoo.model(Product.class).query();
      assertThatThrownBy(() -> query.orderBy("name").stream())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("order of the ids");
      assertThatThrownBy(() -> query.offset(5).stream()).isInstanceOf(ConfigurationException.class);
    }
  }

  @Test
  void aStreamIsReadOnceAndStopsEarly() {
    fill(1, 100);
    ScriptedTransport transport = ScriptedTransport.of(this::search);
    try (OdooClient odoo = direct(transport)) {
      RecordStream<Product> products = odoo.model(Product.class).query().pageSize(10).stream();
      try (Stream<Product> stream = products.stream()) {
        assertThat(stream.limit(5)).hasSize(5);
      }
      assertThatThrownBy(products::iterator).isInstanceOf(IllegalStateException.class);
      products.close();

      assertThat(transport.calls).hasSize(3);
    }
  }

  @Test
  void noThreadIsThereBeforeTheFirstStreamAndNoneAfterClose() {
    fill(1, 5000);
    try (OdooClient odoo = ScriptedTransport.of(this::search).client()) {
      odoo.model(Product.class).query().limit(5).list();
      assertThat(threads()).isEmpty();
      for (int i = 0; i < 20; i++) {
        RecordStream<Product> products = odoo.model(Product.class).query().stream();
        products.iterator().next();
      }
      assertThat(threads()).isNotEmpty().allMatch(Thread::isDaemon);
    }

    assertThat(threads()).isEmpty();
  }

  @Test
  void anExecutorThatWasHandedInIsUsedAndStaysOpen() {
    fill(1, 50);
    ExecutorService mine = Executors.newSingleThreadExecutor();
    try {
      OdooClient odoo =
          OdooClient.builder(ScriptedTransport.of(this::search))
              .executor(mine)
              .checkTypes(false)
              .build();
      try (odoo;
          RecordStream<Product> products = odoo.model(Product.class).query().pageSize(7).stream()) {
        assertThat(products.stream()).hasSize(50);
        assertThat(threads()).isEmpty();
      }
      assertThat(mine.isShutdown()).isFalse();
    } finally {
      mine.shutdownNow();
    }
  }

  @Test
  void anInterruptEndsTheWaitAndIsKept() {
    CountDownLatch never = new CountDownLatch(1);
    ScriptedTransport transport =
        ScriptedTransport.of(
            call -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                throw noAnswer();
              }
              return rows();
            });
    try (OdooClient odoo = transport.client();
        RecordStream<Product> products = odoo.model(Product.class).query().stream()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> products.iterator().hasNext()).isInstanceOf(NoAnswerException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aStreamOfAClosedClientFails() {
    fill(1, 100);
    OdooClient odoo = ScriptedTransport.of(this::search).client();
    RecordStream<Product> products = odoo.model(Product.class).query().pageSize(10).stream();
    Iterator<Product> iterator = products.iterator();
    iterator.next();
    odoo.close();

    assertThatThrownBy(() -> iterator.forEachRemaining(product -> {}))
        .isInstanceOf(OdooSyncException.class)
        .extracting(ScriptedTransport::codeOf)
        .isEqualTo(ErrorCode.CLOSED);
  }

  @Test
  void aPageUnderWayWhenTheClientIsClosedFailsAsClosed() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    ScriptedTransport transport =
        ScriptedTransport.of(
            call -> {
              asked.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                throw noAnswer();
              }
              return rows();
            });
    OdooClient odoo = transport.client();
    Iterator<Product> products = odoo.model(Product.class).query().stream().iterator();
    FutureTask<Boolean> waiting = new FutureTask<>(products::hasNext);
    new Thread(waiting).start();
    asked.await();
    odoo.close();

    assertThatThrownBy(waiting::get)
        .cause()
        .extracting(ScriptedTransport::codeOf)
        .isEqualTo(ErrorCode.CLOSED);
  }

  private void disturb(Random random, Set<Long> stayed) {
    for (int i = 0; i < 5; i++) {
      long id = 1L + random.nextInt(2200);
      if (random.nextBoolean()) {
        table.add(id);
      } else {
        table.remove(id);
        stayed.remove(id);
      }
    }
  }

  // Reads ahead on the consumer's own thread, so that what was asked for can be counted.
  private static OdooClient direct(ScriptedTransport transport) {
    return OdooClient.builder(transport).executor(Runnable::run).checkTypes(false).build();
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("odoo-sync"))
        .toList();
  }

  private void fill(long from, long to) {
    LongStream.rangeClosed(from, to).forEach(table::add);
  }

  private Object search(OdooCall call) {
    int limit = (Integer) Objects.requireNonNull(call.arguments().get("limit"));
    return table.tailSet(after(call), false).stream()
        .limit(limit)
        .map(RecordStreamTest::row)
        .toList();
  }

  private static long after(OdooCall call) {
    List<?> domain = (List<?>) Objects.requireNonNull(call.arguments().get("domain"));
    return domain.isEmpty() ? 0 : (Long) ((List<?>) domain.get(0)).get(2);
  }

  private static List<Map<String, Object>> rows(long... ids) {
    return LongStream.of(ids).mapToObj(RecordStreamTest::row).toList();
  }

  private static Map<String, Object> row(long id) {
    return Map.of("id", id, "name", "N" + id + " \uD83D\uDE00");
  }

  private static NoAnswerException noAnswer() {
    return new NoAnswerException(
        Failure.of(
            ErrorCode.NO_ANSWER, "product.product.search_read", 0, Outcome.NOT_COMMITTED, "cut"),
        null);
  }
}
