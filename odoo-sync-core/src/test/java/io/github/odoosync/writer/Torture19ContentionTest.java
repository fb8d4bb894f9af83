package io.github.odoosync.writer;

import static io.github.odoosync.writer.WriterLab.done;
import static io.github.odoosync.writer.WriterLab.goods;
import static io.github.odoosync.writer.WriterLab.line;
import static io.github.odoosync.writer.WriterLab.order;
import static io.github.odoosync.writer.WriterLab.shipment;
import static io.github.odoosync.writer.WriterLab.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.odoo.logistics.BackorderPolicy;
import io.github.odoosync.odoo.logistics.ConfirmedLine;
import io.github.odoosync.odoo.logistics.Logistics;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Torture 19: two nodes ship many deliveries of a few products at once, of which there is just
 * enough, in an Odoo that lets go of a stock row only when it commits. With one product every two
 * deliveries meet, as they do in the one journal of an automated valuation.
 *
 * <p>Larger by {@code -Dtorture.pickings=200}; with {@code -Dtorture.speed} it is compared with
 * fixed numbers of threads that retry.
 */
@Timeout(900)
class Torture19ContentionTest {

  private static final int PICKINGS = Integer.getInteger("torture.pickings", 24);
  private static final Duration WORK = Duration.ofMillis(10);
  private static final boolean SPEED = Boolean.getBoolean("torture.speed");
  private static final double LEAST_SPEED = 0.8;

  private final List<Map<String, Integer>> orders = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"17, 1, 10", "19, 2, 10", "19, 3, 1"})
  void allAreShippedAndNothingIsShippedTwice(int version, long seed, int products)
      throws InterruptedException {
    try (WriterLab lab = new WriterLab(version)) {
      plan(new Random(seed), products);
      fill(lab.fake, products);
      prepare(lab);
      Runnable before = lab.fake.backup();
      double best = SPEED ? bestFixed(lab, before) : 0;
      lab.fake.fault(Fault.lateCommit(WORK)).onMethod("button_validate").always();
      lab.fake.clearCalls();
      lab.enqueue(shipments());
      long start = System.nanoTime();
      lab.start(lab.writer().concurrency(8).batchSize(3).patience(WriterLab.ATTEMPTS).build());
      lab.start(lab.writer().concurrency(8).batchSize(3).patience(WriterLab.ATTEMPTS).build());
      lab.awaitEmpty();
      double speed = PICKINGS * 1e9 / (System.nanoTime() - start);

      int calls = lab.calls("stock.picking", "button_validate");
      String run =
          "Torture 19, Odoo %d, seed %d: %d deliveries of %d products, %d validations sent, %.0f/s"
              .formatted(version, seed, PICKINGS, products, calls, speed);
      assertThat(lab.deadLetters()).as(run).isEmpty();
      String wrong = wrong(lab.fake, products);
      System.out.println(run + (SPEED ? ", best fixed %.0f/s".formatted(best) : "") + wrong);
      assertThat(wrong).as(run).isEqualTo("; all done, oversubscribed 0");
      assertThat(speed).as(run).isGreaterThanOrEqualTo(LEAST_SPEED * best);
    }
  }

  private void plan(Random random, int products) {
    for (int i = 0; i < PICKINGS; i++) {
      Map<String, Integer> lines = new LinkedHashMap<>();
      for (int line = 0; line < Math.min(2, products); line++) {
        lines.put("SKU-" + random.nextInt(products), 1 + random.nextInt(3));
      }
      orders.add(lines);
    }
  }

  private void fill(FakeOdoo fake, int products) {
    for (int i = 0; i < products; i++) {
      String sku = "SKU-" + i;
      int asked = orders.stream().mapToInt(lines -> lines.getOrDefault(sku, 0)).sum();
      stock(fake, goods(fake, sku, Map.of()), asked, Map.of());
    }
  }

  private void prepare(WriterLab lab) throws InterruptedException {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < PICKINGS; i++) {
      intents.add(Intent.upsert(bought(i)));
      intents.add(Intent.confirm(bought(i).key()));
    }
    lab.enqueue(intents);
    lab.start(lab.writer().build());
    lab.awaitEmpty();
    lab.stop();
  }

  private SalesOrder bought(int number) {
    List<SalesOrderLine> lines = new ArrayList<>();
    orders.get(number).forEach((sku, n) -> lines.add(line("" + (lines.size() + 1), sku, n)));
    return order("SO-" + number, lines);
  }

  private List<Intent> shipments() {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < PICKINGS; i++) {
      GoodsLine[] lines =
          orders.get(i).entrySet().stream()
              .map(each -> done(each.getKey(), each.getValue()))
              .toArray(GoodsLine[]::new);
      intents.add(Intent.ship(shipment(bought(i).key(), "SH-" + i, lines)));
    }
    return intents;
  }

  /** Returns what Odoo's own records say of it. */
  private String wrong(FakeOdoo fake, int products) {
    int open =
        fake.search("stock.picking", List.of(List.of("state", "!=", "done"))).size()
            + Math.abs(fake.count("stock.picking") - PICKINGS);
    double oversubscribed = 0;
    for (int i = 0; i < products; i++) {
      for (String place : List.of("stock.stock_location_stock", "stock.stock_location_customers")) {
        oversubscribed += Math.abs(there(fake, "SKU-" + i, place) - expected("SKU-" + i, place));
      }
    }
    for (Long quant : fake.search("stock.quant", List.of(List.of("reserved_quantity", "!=", 0)))) {
      oversubscribed += Math.abs(number(fake, quant, "reserved_quantity"));
    }
    return (open == 0 ? "; all done" : "; not done " + open)
        + ", oversubscribed %.0f".formatted(oversubscribed);
  }

  private int expected(String sku, String place) {
    return place.endsWith("customers")
        ? orders.stream().mapToInt(lines -> lines.getOrDefault(sku, 0)).sum()
        : 0;
  }

  private static double there(FakeOdoo fake, String sku, String place) {
    return fake
        .search(
            "stock.quant",
            List.of(
                List.of("product_id.default_code", "=", sku),
                List.of("location_id", "=", fake.idOf(place))))
        .stream()
        .mapToDouble(quant -> number(fake, quant, "quantity"))
        .sum();
  }

  private static double number(FakeOdoo fake, long quant, String field) {
    return ((Number) WriterLab.value(fake, "stock.quant", quant, field)).doubleValue();
  }

  /** The control: threads that take the next delivery and try until it is done. */
  private double bestFixed(WriterLab lab, Runnable before) throws InterruptedException {
    double best = 0;
    for (int threads : new int[] {1, 2, 4, 8, 16}) {
      before.run();
      lab.fake.fault(Fault.lateCommit(WORK)).onMethod("button_validate").always();
      Queue<Integer> left = new ConcurrentLinkedQueue<>();
      for (int i = 0; i < PICKINGS; i++) {
        left.add(i);
      }
      List<Thread> all = new ArrayList<>();
      long start = System.nanoTime();
      for (int i = 0; i < threads; i++) {
        Thread thread = new Thread(() -> shipAll(lab, left));
        all.add(thread);
        thread.start();
      }
      for (Thread thread : all) {
        thread.join();
      }
      best = Math.max(best, PICKINGS * 1e9 / (System.nanoTime() - start));
      lab.fake.clearFaults();
    }
    before.run();
    return best;
  }

  private void shipAll(WriterLab lab, Queue<Integer> left) {
    Logistics logistics = Logistics.of(lab.odoo);
    for (Integer next = left.poll(); next != null; next = left.poll()) {
      long order = new OnceOracle(lab.fake).orders("SO-" + next).get(0);
      long delivery = logistics.transfers().ofSalesOrder(order).get(0).id();
      List<ConfirmedLine> lines = new ArrayList<>();
      orders
          .get(next)
          .forEach(
              (sku, n) ->
                  lines.add(ConfirmedLine.of(product(lab.fake, sku), BigDecimal.valueOf(n))));
      boolean shipped = false;
      while (!shipped) {
        try {
          logistics.transfers().ship(delivery, lines, BackorderPolicy.BACKORDER);
          shipped = true;
        } catch (OdooSyncException e) {
          // Somebody else has the same goods in hand.
        }
      }
    }
  }

  private static long product(FakeOdoo fake, String sku) {
    return fake.search("product.product", List.of(List.of("default_code", "=", sku))).get(0);
  }
}
