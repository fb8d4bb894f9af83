package io.github.odoosync.writer;

import io.github.odoosync.mapping.Lookups;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.Reference;
import io.github.odoosync.odoo.logistics.ConfirmedLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lines of goods in the words of Odoo's logistics. */
final class Goods {

  /**
   * The name of what all steps touch that move or reserve goods: two at a time meet at the same
   * quants sooner or later, and Odoo does the larger one again.
   */
  static final String STOCK = "stock";

  private final Tools tools;
  private final Lookups lookups;
  private final Map<ExternalId, Optional<Reference>> orderLines = new HashMap<>();

  Goods(Tools tools) {
    this.tools = tools;
    this.lookups = tools.mapper().lookups();
  }

  static Map<Task, Set<String>> wholeStock(List<Task> tasks) {
    return tasks.stream().collect(Collectors.toMap(task -> task, task -> Set.of(STOCK)));
  }

  /** Returns the name of a product's part of the stock. */
  static String stockOf(long product) {
    return Names.part(STOCK, product);
  }

  /**
   * Returns lines, those without a quantity left out.
   *
   * @param quantity which of a line's quantities counts
   */
  List<ConfirmedLine> lines(
      List<GoodsLine> lines, Function<GoodsLine, Optional<Quantity>> quantity) {
    List<ConfirmedLine> confirmed = new ArrayList<>();
    for (GoodsLine line : lines) {
      quantity.apply(line).ifPresent(counted -> add(confirmed, line, counted));
    }
    return confirmed;
  }

  /** Looks up what many lines name in a few calls, before they are asked for one by one. */
  void expect(List<GoodsLine> lines) {
    lookups.expect(lines.stream().map(GoodsLine::product).toList());
    Set<ExternalId> names = new LinkedHashSet<>();
    lines.forEach(line -> nameOfOrderLine(line).ifPresent(names::add));
    if (!names.isEmpty()) {
      Map<ExternalId, Reference> found = tools.odoo().externalIds().find(names);
      names.forEach(name -> orderLines.put(name, Optional.ofNullable(found.get(name))));
    }
  }

  /** Returns how much is to come: what has come, or else what was planned. */
  static Optional<Quantity> expected(GoodsLine line) {
    return line.done().or(line::planned);
  }

  static String product(ProductRef product) {
    List<ExternalKey> keys = product.externalKeys();
    return "product:" + product.sku().or(product::barcode).orElseGet(() -> String.valueOf(keys));
  }

  private void add(List<ConfirmedLine> confirmed, GoodsLine line, Quantity counted) {
    long product = lookups.productId(line.product()).id();
    if (line.serials().isEmpty()) {
      ConfirmedLine one =
          ConfirmedLine.of(product, counted.value()).unit(lookups.unitId(counted.unit()).id());
      confirmed.add(
          line.lot().map(lot -> detailed(one, line).lot(lot.number())).orElse(detailed(one, line)));
      return;
    }
    for (Serial serial : line.serials()) {
      confirmed.add(detailed(ConfirmedLine.serial(product, serial.number()), line));
    }
  }

  private ConfirmedLine detailed(ConfirmedLine line, GoodsLine goods) {
    ConfirmedLine detailed = line;
    Optional<PartyRef> owner = goods.owner();
    if (owner.isPresent()) {
      detailed = detailed.owner(lookups.partyId(owner.get()).id());
    }
    Optional<Long> orderLine = orderLine(goods);
    return orderLine.isPresent() ? detailed.orderLine(orderLine.get()) : detailed;
  }

  private Optional<Long> orderLine(GoodsLine goods) {
    return nameOfOrderLine(goods)
        .flatMap(
            name -> orderLines.computeIfAbsent(name, any -> tools.odoo().externalIds().find(name)))
        .map(Reference::id);
  }

  private static Optional<ExternalId> nameOfOrderLine(GoodsLine goods) {
    BusinessKey order = goods.order().orElse(null);
    String key = goods.orderLine().orElse(null);
    if (order == null || key == null) {
      return Optional.empty();
    }
    return Optional.of(ExternalId.ofKey(order.entity(), order.key()).line("order_line", key));
  }
}
