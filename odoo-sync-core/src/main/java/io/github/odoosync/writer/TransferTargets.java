package io.github.odoosync.writer;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.odoo.logistics.Transfers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the transfers that documents mean: by Odoo's own key, by the document's, else the one open
 * transfer of its orders; a call or two for each way, however many documents.
 */
final class TransferTargets {

  private static final String MODEL = "stock.picking";
  private static final String BOUGHT = "purchase-order";

  private final Tools tools;
  private final String kind;
  private final Function<Task, Document> document;
  private final Function<Task, List<BusinessKey>> orders;

  /**
   * @param kind Odoo's code of the kind of transfers
   * @param orders the orders that a task's goods belong to
   */
  TransferTargets(
      Tools tools,
      String kind,
      Function<Task, Document> document,
      Function<Task, List<BusinessKey>> orders) {
    this.tools = tools;
    this.kind = kind;
    this.document = document;
    this.orders = orders;
  }

  /** Returns the transfer of each task, as far as there is exactly one. */
  Map<Task, Long> of(List<Task> tasks) {
    Map<Task, Long> found = new LinkedHashMap<>();
    tasks.forEach(task -> own(document.apply(task)).ifPresent(id -> found.put(task, id)));
    found.putAll(new Records(tools.odoo()).find(MODEL, others(tasks, found)));
    found.putAll(byOrder(others(tasks, found)));
    return found;
  }

  private static List<Task> others(List<Task> tasks, Map<Task, Long> found) {
    return tasks.stream().filter(task -> !found.containsKey(task)).toList();
  }

  private static Optional<Long> own(Document document) {
    return document.externalKeys().stream()
        .filter(key -> key.system().equals("odoo") && key.entity().equals(MODEL))
        .map(key -> Long.valueOf(key.key()))
        .findFirst();
  }

  private Map<Task, Long> byOrder(List<Task> tasks) {
    Set<BusinessKey> sold = new HashSet<>();
    Set<BusinessKey> bought = new HashSet<>();
    tasks.stream()
        .flatMap(task -> orders.apply(task).stream())
        .forEach(order -> (order.entity().equals(BOUGHT) ? bought : sold).add(order));
    Transfers transfers = tools.logistics().transfers();
    Map<BusinessKey, List<Long>> open = new HashMap<>();
    open.putAll(open("sale.order", sold, ids -> transfers.openOfSalesOrders(ids, kind)));
    open.putAll(open("purchase.order", bought, ids -> transfers.openOfPurchaseOrders(ids, kind)));
    Map<Task, Long> found = new LinkedHashMap<>();
    for (Task task : tasks) {
      List<Long> ids = new ArrayList<>();
      orders.apply(task).forEach(order -> ids.addAll(open.getOrDefault(order, List.of())));
      if (ids.size() == 1) {
        found.put(task, ids.get(0));
      }
    }
    return found;
  }

  private Map<BusinessKey, List<Long>> open(
      String model,
      Set<BusinessKey> keys,
      Function<Collection<Long>, Map<Long, List<Long>>> transfers) {
    Map<BusinessKey, List<Long>> open = new HashMap<>();
    Map<BusinessKey, Long> found =
        keys.isEmpty() ? Map.of() : new Records(tools.odoo()).find(model, keys);
    if (!found.isEmpty()) {
      Map<Long, List<Long>> ids = transfers.apply(found.values());
      found.forEach((key, id) -> open.put(key, ids.getOrDefault(id, List.of())));
    }
    return open;
  }
}
