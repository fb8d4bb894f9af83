package io.github.odoosync.writer;

import static io.github.odoosync.writer.WriterLab.count;
import static io.github.odoosync.writer.WriterLab.done;
import static io.github.odoosync.writer.WriterLab.order;
import static io.github.odoosync.writer.WriterLab.party;
import static io.github.odoosync.writer.WriterLab.shipment;

import io.github.odoosync.lane.Message;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.stock.CountedStock;
import io.github.odoosync.model.stock.StockAdjustment;
import io.github.odoosync.testing.FakeOdoo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Work of every kind for one Odoo, by a seed: orders that are confirmed, shipped in part, invoiced
 * and noted, partners that change again and again, counts. It remembers what was asked for, which
 * is what {@link WorkloadOracle} compares Odoo with.
 */
public final class Workload {

  /** What was asked for of an order: pieces shipped, of those ordered, by product. */
  record Asked(Map<String, Integer> shipped, String note) {}

  static final int ORDERED = 2;
  static final int IN_STOCK = 1_000_000;
  static final int PARTIES = 4;

  private static final List<String> SKUS = List.of("BOLT", "NUT");

  // A shipment follows its order's own steps; all else has the standard lanes.
  private static final LaneKeys LANES =
      intent ->
          intent.document().orElse(null) instanceof Shipment shipment
              ? shipment.orders().get(0).toString()
              : LaneKeys.standard().laneOf(intent);

  final Map<String, Asked> orders = new LinkedHashMap<>();
  final int[] partyVersions = new int[PARTIES];
  final List<String> intentIds = new ArrayList<>();
  int counts;
  int counted;
  private final Random random;

  /** Starts without any work. */
  public Workload(long seed) {
    this.random = new Random(seed);
  }

  /** Gives Odoo what the work is about: a customer, products, stock. */
  public static void prepare(FakeOdoo fake) {
    WriterLab.basics(fake);
    for (String sku : List.of("BOLT", "NUT", "GEAR")) {
      List<Long> ids = fake.search("product.product", List.of(List.of("default_code", "=", sku)));
      WriterLab.stock(fake, ids.get(0), IN_STOCK, Map.of());
    }
  }

  /** Returns how many intents there were. */
  public int intents() {
    return intentIds.size();
  }

  /** Returns more work, to be enqueued in this order. */
  public List<Message> next(int newOrders) {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < newOrders; i++) {
      addOrder(intents);
      int party = random.nextInt(PARTIES);
      String name = "P-" + party + " v" + ++partyVersions[party];
      intents.add(Intent.upsert(party("P-" + party, name)));
      if (random.nextInt(2) == 0) {
        intents.add(Intent.adjust(adjustment()));
      }
    }
    intents.forEach(intent -> intentIds.add(intent.id()));
    return intents.stream().map(intent -> intent.message("odoo", LANES)).toList();
  }

  private void addOrder(List<Intent> intents) {
    SalesOrder order = order("SO-" + orders.size(), SKUS.toArray(String[]::new));
    Asked asked = new Asked(new LinkedHashMap<>(), "Note of " + order.key() + ".");
    asked.shipped().put("BOLT", 1 + random.nextInt(ORDERED));
    asked.shipped().put("NUT", random.nextInt(ORDERED + 1));
    orders.put(order.key().key(), asked);
    intents.add(Intent.upsert(order));
    intents.add(Intent.confirm(order.key()));
    GoodsLine[] goods =
        asked.shipped().entrySet().stream()
            .map(each -> done(each.getKey(), each.getValue()))
            .toArray(GoodsLine[]::new);
    intents.add(Intent.ship(shipment(order.key(), "SH-" + order.key().key(), goods)));
    intents.add(Intent.invoice(order.key()));
    intents.add(Intent.note(order.key(), asked.note()));
  }

  private StockAdjustment adjustment() {
    int found = random.nextInt(10) - 3;
    counted += found;
    counts += found == 0 ? 0 : 1;
    StockAdjustment plain =
        count("A-" + intentIds.size() + "-" + counted, "GEAR", IN_STOCK + found);
    CountedStock line =
        plain.lines().get(0).toBuilder()
            .set(CountedStock.EXPECTED, Quantity.pieces(IN_STOCK))
            .build();
    return plain.toBuilder().set(StockAdjustment.LINES, List.of(line)).build();
  }
}
