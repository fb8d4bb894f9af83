package io.github.odoosync.writer;

import static io.github.odoosync.writer.WriterLab.done;
import static io.github.odoosync.writer.WriterLab.goods;
import static io.github.odoosync.writer.WriterLab.line;
import static io.github.odoosync.writer.WriterLab.order;
import static io.github.odoosync.writer.WriterLab.shipment;
import static io.github.odoosync.writer.WriterLab.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.model.Lot;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Torture 20: whole, short, over and zero picks of plain goods, lots and serial numbers, while
 * answers are lost. Shipped is what was confirmed, lot by lot, and one backorder holds the rest, if
 * there is any. Larger by {@code -Dtorture.orders=}; cancelled rests, fractions and kits stand in
 * {@code Torture20ManyShipmentsTest}.
 */
@Timeout(600)
class Torture20PickedGoodsTest {

  private static final int ORDERS = Integer.getInteger("torture.orders", 15);
  private static final long PLAIN = 5;
  private static final long LOTS = 4;
  private static final long SERIALS = 3;

  /** What was confirmed, by order, product and lot. */
  private final Map<String, Integer> confirmed = new TreeMap<>();

  private int rests;

  @ParameterizedTest
  @CsvSource({"17, 1", "19, 3"})
  void shippedIsWhatWasConfirmed(int version, long seed) throws InterruptedException {
    Random random = new Random(seed);
    try (WriterLab lab = new WriterLab(version)) {
      fill(lab.fake);
      OdooClient client =
          lab.client(
              seed,
              0.15,
              Fault.closedAfterCommit(),
              Fault.truncatedBody(),
              Fault.proxyErrorAfterCommit(504),
              Fault.closedBefore());
      lab.start(lab.writer(client).patience(WriterLab.ATTEMPTS).build());
      for (int i = 0; i < ORDERS; i++) {
        lab.enqueue(Intent.upsert(bought(i)), Intent.confirm(bought(i).key()));
      }
      lab.awaitEmpty();
      for (int i = 0; i < ORDERS; i++) {
        lab.enqueue(ship(i, random));
      }
      lab.awaitEmpty();

      Map<String, Integer> moved = moved(lab.fake);
      int backorders =
          lab.fake.search("stock.picking", List.of(List.of("backorder_id", "!=", false))).size();
      System.out.printf(
          "Torture 20, Odoo %d, seed %d: %d deliveries, %d lots and products confirmed, %d moved,"
              + " %d rests, %d backorders%n",
          version, seed, ORDERS, confirmed.size(), moved.size(), rests, backorders);
      assertThat(lab.deadLetters()).as("seed %d", seed).isEmpty();
      assertThat(moved).as("seed %d", seed).isEqualTo(confirmed);
      assertThat(backorders).as("seed %d", seed).isEqualTo(rests);
      assertThat(lab.events(WriterEvent.Unknown.class)).as("faults struck").isNotEmpty();
    }
  }

  private static void fill(FakeOdoo fake) {
    stock(fake, goods(fake, "PLAIN", Map.of()), 100_000, Map.of());
    long lots = goods(fake, "LOTS", Map.of("tracking", "lot"));
    for (String name : List.of("A", "B")) {
      stock(fake, lots, 100_000, Map.of("lot_id", lot(fake, lots, name)));
    }
    long serials = goods(fake, "SERIALS", Map.of("tracking", "serial"));
    for (int i = 0; i < ORDERS * (SERIALS + 1); i++) {
      stock(fake, serials, 1, Map.of("lot_id", lot(fake, serials, "S" + i)));
    }
  }

  private static long lot(FakeOdoo fake, long product, String name) {
    return fake.create("stock.lot", Map.of("name", name, "product_id", product));
  }

  private static SalesOrder bought(int number) {
    return order(
        "SO-" + number,
        List.of(line("1", "PLAIN", PLAIN), line("2", "LOTS", LOTS), line("3", "SERIALS", SERIALS)));
  }

  private Intent ship(int number, Random random) {
    List<GoodsLine> lines = new ArrayList<>();
    int plain = picked(PLAIN, random);
    int a = random.nextInt(4);
    int b = picked(LOTS, random);
    int serials = picked(SERIALS, random);
    lines.add(done("PLAIN", plain));
    lines.add(ofLot("A", a));
    lines.add(ofLot("B", b));
    lines.add(ofSerials(number, serials));
    confirm(number + " PLAIN false", plain);
    confirm(number + " LOTS A", a);
    confirm(number + " LOTS B", b);
    IntStream.range(0, serials).forEach(i -> confirm(number + " SERIALS " + serial(number, i), 1));
    boolean any = plain + a + b + serials > 0;
    rests += any && (plain < PLAIN || a + b < LOTS || serials < SERIALS) ? 1 : 0;
    return Intent.ship(
        shipment(bought(number).key(), "SH-" + number, lines.toArray(GoodsLine[]::new)));
  }

  /** Whole, none, or anything up to one too many. */
  private static int picked(long asked, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> (int) asked;
      case 1 -> 0;
      default -> random.nextInt((int) asked + 2);
    };
  }

  private void confirm(String what, int pieces) {
    if (pieces > 0) {
      confirmed.put(what, pieces);
    }
  }

  private static GoodsLine ofLot(String lot, int pieces) {
    return done("LOTS", pieces).toBuilder().set(GoodsLine.LOT, Lot.of(lot)).build();
  }

  private static GoodsLine ofSerials(int number, int pieces) {
    return done("SERIALS", pieces).toBuilder()
        .set(
            GoodsLine.SERIALS,
            IntStream.range(0, pieces).mapToObj(i -> Serial.of(serial(number, i))).toList())
        .build();
  }

  private static String serial(int number, int at) {
    return "S" + (number * (SERIALS + 1) + at);
  }

  /** Returns what Odoo says has moved, by order, product and lot. */
  private static Map<String, Integer> moved(FakeOdoo fake) {
    Map<String, Integer> moved = new TreeMap<>();
    for (int i = 0; i < ORDERS; i++) {
      List<Long> orders = new OnceOracle(fake).orders("SO-" + i);
      assertThat(orders).hasSize(1);
      for (Long line :
          fake.search(
              "stock.move.line",
              List.of(
                  List.of("picking_id.sale_id", "=", orders.get(0)),
                  List.of("state", "=", "done")))) {
        String lot = name(WriterLab.value(fake, "stock.move.line", line, "lot_id"));
        String sku =
            name(WriterLab.value(fake, "stock.move.line", line, "product_id"))
                .replaceAll("\\[(.*)].*", "$1");
        int pieces =
            ((Number) WriterLab.value(fake, "stock.move.line", line, "quantity")).intValue();
        moved.merge(i + " " + sku + " " + lot, pieces, Integer::sum);
      }
    }
    return moved;
  }

  private static String name(Object link) {
    return String.valueOf(link instanceof List<?> pair ? pair.get(1) : link);
  }
}
