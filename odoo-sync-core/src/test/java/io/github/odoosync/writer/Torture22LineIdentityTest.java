package io.github.odoosync.writer;

import static io.github.odoosync.writer.WriterLab.done;
import static io.github.odoosync.writer.WriterLab.line;
import static io.github.odoosync.writer.WriterLab.order;
import static io.github.odoosync.writer.WriterLab.shipment;
import static io.github.odoosync.writer.WriterLab.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Return;
import io.github.odoosync.model.shipment.TransferStatus;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Torture 22: orders, two lines of which have the same product, are shipped in three parts and
 * partly taken back, while Odoo's moves are split, merged and unreserved between the parts and
 * answers are lost. By line it comes to what the warehouse confirmed. Larger by {@code
 * -Dtorture.orders=}.
 */
@Timeout(600)
class Torture22LineIdentityTest {

  private static final int ORDERS = Integer.getInteger("torture.orders", 5);
  private static final int PARTS = 3;
  private static final long ASKED = 8;
  private static final List<String> SKUS = List.of("BOLT", "NUT", "BOLT");

  private final Map<String, Integer> shipped = new TreeMap<>();
  private final Map<String, Integer> returned = new TreeMap<>();
  private final Map<String, Integer> disturbed = new TreeMap<>();

  @ParameterizedTest
  @CsvSource({"17, 1", "19, 3"})
  void eachLineComesToWhatTheWarehouseConfirmed(int version, long seed)
      throws InterruptedException {
    Random random = new Random(seed);
    try (WriterLab lab = new WriterLab(version)) {
      for (String sku : List.of("BOLT", "NUT")) {
        stock(lab.fake, product(lab.fake, sku), 100_000, Map.of());
      }
      OdooClient client =
          lab.client(seed, 0.1, Fault.closedAfterCommit(), Fault.serializationFailure());
      lab.start(lab.writer(client).patience(WriterLab.ATTEMPTS).build());
      for (int i = 0; i < ORDERS; i++) {
        lab.enqueue(Intent.upsert(bought(i)), Intent.confirm(bought(i).key()));
      }
      lab.awaitEmpty();
      for (int part = 0; part < PARTS; part++) {
        for (int i = 0; i < ORDERS; i++) {
          lab.enqueue(ship(i, part, random));
        }
        lab.awaitEmpty();
        assertThat(lab.deadLetters()).as("seed %d", seed).isEmpty();
        for (int i = 0; i < ORDERS; i++) {
          disturb(lab.fake, i, random);
        }
      }
      takeBack(lab, random);
      assertThat(lab.deadLetters()).as("seed %d", seed).isEmpty();

      Map<String, Integer> moved = moved(lab.fake, "outgoing");
      Map<String, Integer> back = moved(lab.fake, "incoming");
      int wrong = differences(shipped, moved) + differences(returned, back);
      System.out.printf(
          "Torture 22, Odoo %d, seed %d: %d lines, %d pieces shipped in %d parts, %d back, %s; %d"
              + " lines differ%n",
          version,
          seed,
          shipped.size(),
          shipped.values().stream().mapToInt(Integer::intValue).sum(),
          ORDERS * PARTS,
          returned.size(),
          disturbed,
          wrong);
      assertThat(moved).as("seed %d", seed).isEqualTo(shipped);
      assertThat(back).as("seed %d", seed).isEqualTo(returned);
      assertThat(doneDeliveries(lab.fake)).isEqualTo(ORDERS * PARTS);
      assertThat(disturbed).containsKeys("split", "merged", "unreserved");
    }
  }

  private static SalesOrder bought(int number) {
    return order(
        "SO-" + number,
        List.of(line("1", "BOLT", ASKED), line("2", "NUT", ASKED), line("3", "BOLT", ASKED)));
  }

  /** One to two pieces of each line, now and then told of as two lines, in any order. */
  private Intent ship(int number, int part, Random random) {
    BusinessKey order = bought(number).key();
    List<GoodsLine> lines = new ArrayList<>();
    for (int at = 0; at < SKUS.size(); at++) {
      int pieces = 1 + random.nextInt(2);
      shipped.merge(number + "/" + at, pieces, Integer::sum);
      boolean apart = pieces == 2 && random.nextBoolean();
      for (int i = 0; i < (apart ? 2 : 1); i++) {
        lines.add(ofLine(order, at, apart ? 1 : pieces));
      }
    }
    Collections.shuffle(lines, random);
    return Intent.ship(
        shipment(order, "SH-" + number + "-" + part, lines.toArray(GoodsLine[]::new)));
  }

  private static GoodsLine ofLine(BusinessKey order, int at, int pieces) {
    return done(SKUS.get(at), pieces).toBuilder()
        .set(GoodsLine.ORDER, order)
        .set(GoodsLine.ORDER_LINE, "" + (at + 1))
        .build();
  }

  /** A piece of each line of the first part comes back. */
  private void takeBack(WriterLab lab, Random random) throws InterruptedException {
    for (int i = 0; i < ORDERS; i++) {
      long first = deliveries(lab.fake, i, "done").get(0);
      int at = random.nextInt(SKUS.size());
      returned.put(i + "/" + at, 1);
      lab.enqueue(
          Intent.returnGoods(
              Return.builder()
                  .set(Document.KEY, new BusinessKey("return", "RMA-" + i))
                  .set(Return.DIRECTION, Return.Direction.FROM_CUSTOMER)
                  .set(Return.STATUS, TransferStatus.DONE)
                  .set(Return.RETURN_OF, new BusinessKey("shipment", "odoo:" + first))
                  .set(Return.LINES, List.of(ofLine(bought(i).key(), at, 1)))
                  .build()));
    }
    lab.awaitEmpty();
  }

  /** Does to the moves of what is open what people and Odoo's own jobs do. */
  private void disturb(FakeOdoo fake, int number, Random random) {
    long delivery = deliveries(fake, number, "assigned").get(0);
    List<Long> moves =
        fake.search(
            "stock.move",
            List.of(List.of("picking_id", "=", delivery), List.of("state", "=", "assigned")));
    long move = moves.get(random.nextInt(moves.size()));
    switch (random.nextInt(3)) {
      case 0 -> {
        fake.write("stock.move", move, Map.of("product_uom_qty", demand(fake, move) - 1));
        long part = alike(fake, move);
        fake.sqlUpdate("stock.move", part, Map.of("state", "confirmed"));
        fake.call("stock.picking", "action_assign", List.of(delivery), Map.of());
        disturbed.merge("split", 1, Integer::sum);
      }
      case 1 -> {
        alike(fake, move);
        fake.call("stock.picking", "action_confirm", List.of(delivery), Map.of());
        disturbed.merge("merged", 1, Integer::sum);
      }
      default -> {
        fake.call("stock.picking", "do_unreserve", List.of(delivery), Map.of());
        fake.call("stock.picking", "action_assign", List.of(delivery), Map.of());
        disturbed.merge("unreserved", 1, Integer::sum);
      }
    }
  }

  /** Makes a draft of one piece that is else as a move is. */
  private static long alike(FakeOdoo fake, long move) {
    Map<String, Object> values = new HashMap<>();
    for (String link :
        List.of(
            "product_id",
            "product_uom",
            "location_id",
            "location_dest_id",
            "picking_id",
            "sale_line_id")) {
      values.put(link, ((List<?>) WriterLab.value(fake, "stock.move", move, link)).get(0));
    }
    if (fake.version() < 19) {
      values.put("name", "by hand");
    }
    values.put("product_uom_qty", 1);
    return fake.create("stock.move", values);
  }

  private static double demand(FakeOdoo fake, long move) {
    return ((Number) WriterLab.value(fake, "stock.move", move, "product_uom_qty")).doubleValue();
  }

  private static long product(FakeOdoo fake, String sku) {
    return fake.search("product.product", List.of(List.of("default_code", "=", sku))).get(0);
  }

  private static List<Long> deliveries(FakeOdoo fake, int number, String state) {
    return fake.search(
        "stock.picking",
        List.of(
            List.of("sale_id", "=", new OnceOracle(fake).orders("SO-" + number).get(0)),
            List.of("state", "=", state)));
  }

  private static int doneDeliveries(FakeOdoo fake) {
    return fake.search(
            "stock.picking",
            List.of(List.of("state", "=", "done"), List.of("picking_type_code", "=", "outgoing")))
        .size();
  }

  /** Returns by order and line what Odoo says has moved. */
  private static Map<String, Integer> moved(FakeOdoo fake, String kind) {
    Map<String, Integer> moved = new TreeMap<>();
    for (int i = 0; i < ORDERS; i++) {
      long order = new OnceOracle(fake).orders("SO-" + i).get(0);
      List<?> lines = (List<?>) WriterLab.value(fake, "sale.order", order, "order_line");
      for (int at = 0; at < lines.size(); at++) {
        int pieces = 0;
        for (Long move :
            fake.search(
                "stock.move",
                List.of(
                    List.of("sale_line_id", "=", lines.get(at)),
                    List.of("state", "=", "done"),
                    List.of("picking_code", "=", kind)))) {
          pieces += ((Number) WriterLab.value(fake, "stock.move", move, "quantity")).intValue();
        }
        if (pieces > 0) {
          moved.put(i + "/" + at, pieces);
        }
      }
    }
    return moved;
  }

  private static int differences(Map<String, Integer> one, Map<String, Integer> other) {
    Map<String, Integer> wrong = new TreeMap<>(one);
    other.forEach((line, pieces) -> wrong.merge(line, -pieces, Integer::sum));
    wrong.values().removeIf(pieces -> pieces == 0);
    return wrong.size();
  }
}
