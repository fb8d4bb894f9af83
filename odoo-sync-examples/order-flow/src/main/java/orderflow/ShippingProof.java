package orderflow;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.standin.EasyPostServer.Sold;
import io.github.odoosync.standin.ShopifyServer.Fulfilment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what left: each delivery of Odoo has one label and one fulfilment, in that order. */
final class ShippingProof {

  private final OdooClient odoo;
  private final Shop shop;
  private final Carrier carrier;
  private final Findings findings;

  ShippingProof(OdooClient odoo, Shop shop, Carrier carrier, Findings findings) {
    this.odoo = odoo;
    this.shop = shop;
    this.carrier = carrier;
    this.findings = findings;
  }

  private record Shipped(String name, String tracking) {}

  void count(Map<Long, String> orders) {
    Map<String, List<Shipped>> shipped = shipped(orders);
    labels(shipped.values().stream().flatMap(List::stream).toList());
    Map<String, List<Fulfilment>> told = shop.fulfilments();
    findings.count(
        "fulfilments in the shop", told.values().stream().mapToInt(Collection::size).sum());
    for (Shop.Order order : shop.orders()) {
      List<Fulfilment> fulfilments = told.getOrDefault(order.key(), List.of());
      pieces(order, fulfilments);
      tracking(order, shipped.getOrDefault(order.key(), List.of()), fulfilments);
    }
  }

  /** Returns the deliveries of each order, in the order in which they left. */
  private Map<String, List<Shipped>> shipped(Map<Long, String> orders) {
    Map<String, List<Shipped>> shipped = new TreeMap<>();
    for (OdooRecord transfer :
        odoo.model("stock.picking", "name", "state", "carrier_tracking_ref", "sale_id")
            .where(
                field("sale_id").in(orders.keySet()),
                field("picking_type_code").eq("outgoing"),
                field("state").ne("cancel"))
            // What is left of a delivery is a new one.
            .orderBy("id")
            .list()) {
      String name = transfer.string("name").orElseThrow();
      String order = orders.get(transfer.whole("sale_id").orElseThrow());
      if (transfer.string("state").orElse("").equals("done")) {
        shipped
            .computeIfAbsent(order, any -> new ArrayList<>())
            .add(new Shipped(name, transfer.string("carrier_tracking_ref").orElse("")));
      } else {
        findings.lost(name + " is not shipped");
      }
    }
    return shipped;
  }

  private void labels(List<Shipped> shipped) {
    findings.count("deliveries in Odoo", shipped.size());
    findings.count("labels of the carrier", carrier.labels().size());
    Map<String, List<String>> bought = new HashMap<>();
    for (Sold label : carrier.labels()) {
      bought
          .computeIfAbsent(label.reference(), any -> new ArrayList<>())
          .add(label.trackingNumber());
    }
    for (Shipped delivery : shipped) {
      List<String> numbers = bought.getOrDefault(delivery.name(), List.of());
      findings.compare("labels of " + delivery.name(), 1, numbers.size());
      if (!numbers.contains(delivery.tracking())) {
        findings.lost(
            delivery.name() + " has the tracking number '" + delivery.tracking() + "' in Odoo");
      }
      bought.remove(delivery.name());
    }
    bought
        .keySet()
        .forEach(name -> findings.doubled("a label for " + name + ", which Odoo did not ship"));
  }

  private void pieces(Shop.Order order, List<Fulfilment> fulfilments) {
    Map<String, Map<String, Integer>> told = new HashMap<>();
    for (Fulfilment fulfilment : fulfilments) {
      fulfilment
          .pieces()
          .forEach((sku, count) -> Findings.add(told, order.key(), sku, BigDecimal.valueOf(count)));
    }
    findings.compare(
        order.key() + " fulfilled in the shop", Proof.pieces(order), told.get(order.key()));
  }

  private void tracking(Shop.Order order, List<Shipped> shipped, List<Fulfilment> fulfilments) {
    List<String> left = shipped.stream().map(Shipped::tracking).toList();
    List<String> told = fulfilments.stream().flatMap(it -> it.trackingNumbers().stream()).toList();
    for (String number : left) {
      long times = told.stream().filter(number::equals).count();
      findings.compare("fulfilments of parcel " + number, 1, times);
    }
    if (!told.equals(left)) {
      findings.disordered(
          "of %s left %s, and the shop was told %s".formatted(order.key(), left, told));
    }
  }
}
