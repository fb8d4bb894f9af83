package io.github.odoosync.writer;

import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.LaneSnapshot;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.ReceivedCall;
import io.github.odoosync.writer.IntentResult.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges a {@link Workload} by the records of Odoo and of the store alone, after all is done.
 *
 * <p>Lost (I1): not there. Doubled (I2): there more than once. Disordered (I3): an older version of
 * a key after a newer. Invented (I4): there without an intent. Unexplained (I5): the ledger says
 * something else than Odoo. That a crash does none of these (I6) is for the test to provoke.
 */
public final class WorkloadOracle {

  private static final Pattern VERSION = Pattern.compile("P-(\\d+) v(\\d+)");

  private final FakeOdoo fake;
  private final LaneStore lanes;
  private final WriterStore store;
  private final Map<Integer, Integer> newest = new HashMap<>();
  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();
  private final List<String> disordered = new ArrayList<>();
  private final List<String> invented = new ArrayList<>();
  private final List<String> unexplained = new ArrayList<>();

  /** Watches an Odoo and a store. */
  public WorkloadOracle(FakeOdoo fake, LaneStore lanes, WriterStore store) {
    this.fake = fake;
    this.lanes = lanes;
    this.store = store;
  }

  /** Looks through the calls that came since it was called last; Odoo keeps not very many. */
  public void watchOrder() {
    List<ReceivedCall> calls = fake.calls();
    fake.clearCalls();
    for (ReceivedCall call : calls) {
      if (call.model().equals("res.partner") && call.method().matches("load|write|create")) {
        watch(call);
      }
    }
  }

  private void watch(ReceivedCall call) {
    Matcher found = VERSION.matcher(call.toString());
    while (found.find()) {
      int party = Integer.parseInt(found.group(1));
      int version = Integer.parseInt(found.group(2));
      if (newest.merge(party, version, Math::max) > version) {
        disordered.add("party " + party + ": version " + version + " after " + newest.get(party));
      }
    }
  }

  /** Compares all that was asked for with all that is there. */
  public WorkloadOracle judge(Workload asked) {
    watchOrder();
    asked.orders.forEach(this::judgeOrder);
    judgeParties(asked);
    judgeStock(asked);
    judgeTotals(asked);
    judgeLedger(asked);
    return this;
  }

  private void judgeOrder(String key, Workload.Asked asked) {
    List<Long> found = found("sale.order", "client_order_ref", key);
    once("order " + key, 1, found.size());
    if (found.size() != 1) {
      return;
    }
    Map<String, ?> order = read("sale.order", found.get(0));
    same("state of order " + key, "sale", order.get("state"));
    once("lines of " + key, asked.shipped().size(), ids(order, "order_line").size());
    Map<String, Integer> shipped = new LinkedHashMap<>();
    int done = 0;
    for (Long picking : ids(order, "picking_ids")) {
      Map<String, ?> transfer = read("stock.picking", picking);
      done += "done".equals(transfer.get("state")) ? 1 : 0;
      ids(transfer, "move_ids").forEach(move -> addDone(read("stock.move", move), shipped));
    }
    once("deliveries done of " + key, 1, done);
    asked
        .shipped()
        .forEach(
            (sku, pieces) ->
                once(sku + " shipped of " + key, pieces, shipped.getOrDefault(sku, 0)));
    judgeInvoice(key, asked, ids(order, "invoice_ids"));
    once("notes on " + key, 1, found("mail.message", "body", asked.note(), "ilike").size());
  }

  private void judgeInvoice(String key, Workload.Asked asked, List<Long> invoices) {
    once("invoices of " + key, 1, invoices.size());
    for (Long id : invoices) {
      Map<String, ?> invoice = read("account.move", id);
      same("state of the invoice of " + key, "posted", invoice.get("state"));
      int pieces = asked.shipped().values().stream().mapToInt(Integer::intValue).sum();
      same(
          "amount of the invoice of " + key,
          2.5 * pieces,
          ((Number) Objects.requireNonNull(invoice.get("amount_untaxed"))).doubleValue());
    }
  }

  private void addDone(Map<String, ?> move, Map<String, Integer> shipped) {
    if ("done".equals(move.get("state"))) {
      String name = String.valueOf(move.get("product_id"));
      String sku = name.contains("BOLT") ? "BOLT" : "NUT";
      shipped.merge(sku, number(move, "quantity"), Integer::sum);
    }
  }

  private void judgeParties(Workload asked) {
    for (int i = 0; i < Workload.PARTIES; i++) {
      int last = asked.partyVersions[i];
      List<Long> found = found("res.partner", "ref", "P-" + i);
      once("party " + i, last == 0 ? 0 : 1, found.size());
      for (Long id : found) {
        same("party " + i, "P-" + i + " v" + last, read("res.partner", id).get("name"));
      }
    }
  }

  private void judgeStock(Workload asked) {
    Map<String, Integer> expected = new HashMap<>(Map.of("GEAR", asked.counted));
    asked
        .orders
        .values()
        .forEach(
            order -> order.shipped().forEach((sku, n) -> expected.merge(sku, -n, Integer::sum)));
    long stock = fake.idOf("stock.stock_location_stock");
    expected.forEach(
        (sku, change) -> {
          int there = 0;
          for (Long quant :
              fake.search(
                  "stock.quant",
                  List.of(
                      List.of("location_id", "=", stock),
                      List.of("product_id.default_code", "=", sku)))) {
            there += number(read("stock.quant", quant), "quantity");
          }
          same("stock of " + sku, Workload.IN_STOCK + change, there);
        });
  }

  /** What is there beyond what was asked for, whatever it may be tied to. */
  private void judgeTotals(Workload asked) {
    int orders = asked.orders.size();
    total("sale.order", orders);
    total("sale.order.line", 2 * orders);
    total("account.move", orders);
    int rests = 0;
    for (Workload.Asked order : asked.orders.values()) {
      int pieces = order.shipped().values().stream().mapToInt(Integer::intValue).sum();
      rests += pieces < 2 * Workload.ORDERED ? 1 : 0;
    }
    total("stock.picking", orders + rests);
    int booked =
        fake.search("stock.move", List.of(List.of("product_id.default_code", "=", "GEAR"))).size();
    if (booked != asked.counts) {
      (booked > asked.counts ? doubled : lost).add("counts: " + booked + " of " + asked.counts);
    }
  }

  private void judgeLedger(Workload asked) {
    LaneSnapshot now = lanes.snapshot("odoo");
    if (now.depth() + now.dead() + now.parked() > 0) {
      lost.add("work is left: " + now + " " + lanes.deadLetters(DeadLetterQuery.open()));
    }
    if (!store.open("odoo", Duration.ZERO, 1).isEmpty()) {
      unexplained.add("begun and not ended: " + store.open("odoo", Duration.ZERO, 10));
    }
    Map<String, IntentResult> results = store.results("odoo", asked.intentIds);
    Set<String> silent = new HashSet<>(asked.intentIds);
    silent.removeAll(results.keySet());
    silent.forEach(id -> lost.add("intent without a result: " + id));
    Map<String, Integer> created = new HashMap<>();
    for (IntentResult result : results.values()) {
      if (result.recordId() > 0 && fake.read(result.model(), result.recordId(), "id") == null) {
        unexplained.add("there is no record of " + result);
      }
      if (result.state() == State.CREATED && created.merge(result.subject(), 1, Integer::sum) > 1) {
        unexplained.add("made twice: " + result.subject());
      }
    }
    long kept = store.counts("odoo").values().stream().mapToLong(Long::longValue).sum();
    if (kept != asked.intents()) {
      unexplained.add(kept + " results of " + asked.intents() + " intents");
    }
  }

  private void total(String model, int expected) {
    int there = fake.count(model);
    if (there > expected) {
      invented.add(there + " " + model + " instead of " + expected);
    }
  }

  private void once(String what, int expected, int found) {
    if (found < expected) {
      lost.add(what + ": " + found + " of " + expected);
    } else if (found > expected) {
      doubled.add(what + ": " + found + " instead of " + expected);
    }
  }

  private void same(String what, Object expected, @Nullable Object found) {
    if (!expected.equals(found)) {
      lost.add(what + ": " + found + " instead of " + expected);
    }
  }

  private List<Long> found(String model, String field, String value) {
    return found(model, field, value, "=");
  }

  private List<Long> found(String model, String field, String value, String operator) {
    return fake.search(model, List.of(List.of(field, operator, value)));
  }

  private Map<String, ?> read(String model, long id) {
    return Objects.requireNonNull(fake.read(model, id));
  }

  private static List<Long> ids(Map<String, ?> record, String field) {
    return ((List<?>) Objects.requireNonNull(record.get(field)))
        .stream().map(id -> ((Number) Objects.requireNonNull(id)).longValue()).toList();
  }

  private static int number(Map<String, ?> record, String field) {
    return ((Number) Objects.requireNonNull(record.get(field))).intValue();
  }

  /** Returns what is wrong; nothing if all is as it should be. */
  public List<String> violations() {
    List<String> all = new ArrayList<>(lost);
    all.addAll(doubled);
    all.addAll(disordered);
    all.addAll(invented);
    all.addAll(unexplained);
    return all;
  }

  @Override
  public String toString() {
    return "lost %d, doubled %d, disordered %d, invented %d, unexplained %d"
        .formatted(
            lost.size(), doubled.size(), disordered.size(), invented.size(), unexplained.size());
  }
}
