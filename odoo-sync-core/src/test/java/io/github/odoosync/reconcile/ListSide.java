package io.github.odoosync.reconcile;

import io.github.odoosync.model.order.SalesOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A system with orders in memory; what happens while it is read can be set. */
final class ListSide implements Side<SalesOrder> {

  final List<SalesOrder> orders = new ArrayList<>();
  final List<String> changed = new ArrayList<>();
  Runnable afterAll = () -> {};
  Runnable beforeRead = () -> {};
  int mostAtOnce;
  private final String name;

  ListSide(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Stream<SalesOrder> all() {
    return List.copyOf(orders).stream().onClose(afterAll);
  }

  @Override
  public Stream<String> changedSince(Instant moment) {
    return changed.stream();
  }

  @Override
  public List<SalesOrder> read(Collection<String> keys) {
    beforeRead.run();
    mostAtOnce = Math.max(mostAtOnce, keys.size());
    return orders.stream().filter(order -> keys.contains(order.key().key())).toList();
  }

  void change(String key, UnaryOperator<SalesOrder> change) {
    orders.replaceAll(order -> order.key().key().equals(key) ? change.apply(order) : order);
  }

  void take(List<Correction<SalesOrder>> corrections) {
    for (Correction<SalesOrder> correction : corrections) {
      orders.removeIf(order -> order.key().key().equals(correction.key()));
      orders.add(correction.wanted());
    }
  }
}
