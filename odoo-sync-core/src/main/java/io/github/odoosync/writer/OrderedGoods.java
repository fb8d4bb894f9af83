package io.github.odoosync.writer;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says which goods orders ask for. Two orders with a product in common reserve from the same
 * quants, and Odoo does one of them again; a kit's components are not seen, and cost that.
 */
final class OrderedGoods {

  private static final String MODEL = "sale.order";

  private final OdooClient odoo;

  OrderedGoods(OdooClient odoo) {
    this.odoo = odoo;
  }

  /** Returns the stock that each order's confirmation touches; without those that are not found. */
  Map<Task, Set<String>> of(List<Task> orders) {
    find(orders.stream().filter(task -> task.target() == 0).toList());
    Map<Long, Set<String>> goods = goods(orders.stream().map(Task::target).distinct().toList());
    Map<Task, Set<String>> names = new HashMap<>();
    orders.forEach(task -> names.put(task, goods.getOrDefault(task.target(), Set.of())));
    return names;
  }

  private void find(List<Task> orders) {
    if (!orders.isEmpty()) {
      new Records(odoo).find(MODEL, orders).forEach(Task::found);
    }
  }

  private Map<Long, Set<String>> goods(List<Long> orders) {
    List<OdooRecord> lines =
        odoo.model("sale.order.line", "order_id", "product_id")
            .where(field("order_id").in(orders).and(field("product_id").isSet()))
            .list();
    Map<Long, Set<String>> goods = new HashMap<>();
    for (OdooRecord line : lines) {
      long order = line.ref("order_id").orElseThrow().id();
      long product = line.ref("product_id").orElseThrow().id();
      goods.computeIfAbsent(order, any -> new HashSet<>()).add(Goods.stockOf(product));
    }
    return goods;
  }
}
