package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads orders with their lines. */
final class OrderReader {

  static final String LINES = "order_line";

  private final Server server;
  private final OrderKind kind;

  OrderReader(Server server, OrderKind kind) {
    this.server = server;
    this.kind = kind;
  }

  /** Returns the order, which has to exist. */
  Order read(long id) {
    return find(id).orElseThrow(() -> Rejections.notFound(kind.model, id));
  }

  /** Returns the order, if it exists. */
  Optional<Order> find(long id) {
    return Optional.ofNullable(all(List.of(id)).get(id));
  }

  /** Returns those of some orders that exist. */
  Map<Long, Order> all(Collection<Long> ids) {
    server.require(kind.needs());
    Map<Long, OdooRecord> records = server.model(kind.model, fields()).byIds(ids);
    List<Long> lines = records.values().stream().flatMap(this::lines).map(OdooRecord::id).toList();
    Map<Long, ExternalId> keys = server.client().externalIds().of(kind.lineModel, lines);
    Map<Long, Order> orders = new LinkedHashMap<>();
    records.forEach((id, order) -> orders.put(id, order(order, keys)));
    return orders;
  }

  private String[] fields() {
    List<String> fields =
        new ArrayList<>(
            List.of("name", "state", "company_id", "currency_id.name", "amount_untaxed"));
    fields.addAll(List.of("amount_total", "picking_ids", "invoice_ids"));
    if (isLockedByField()) {
      fields.add("locked");
    }
    if (kind == OrderKind.SALE) {
      fields.add("tag_ids");
    }
    for (String field : List.of("product_id", kind.quantity, kind.moved, "qty_invoiced")) {
      fields.add(LINES + "." + field);
    }
    for (String field : List.of("qty_to_invoice", "price_unit", server.name(kind.unit))) {
      fields.add(LINES + "." + field);
    }
    return fields.toArray(new String[0]);
  }

  private boolean isLockedByField() {
    return kind == OrderKind.SALE || server.has(kind.model, "locked");
  }

  private Order order(OdooRecord order, Map<Long, ExternalId> keys) {
    String state = order.string("state").orElse("");
    boolean locked = isLockedByField() ? order.flag("locked") : state.equals("done");
    return new Order(
        order.id(),
        order.string("name").orElse(""),
        state,
        locked,
        kind == OrderKind.SALE && new Holds(server).holds(order.ids("tag_ids")),
        RelatedIds.of(order, "company_id").orElse(0L),
        order.record("currency_id").flatMap(c -> c.string("name")).orElse(""),
        decimal(order, "amount_untaxed"),
        decimal(order, "amount_total"),
        lines(order).map(line -> line(line, Optional.ofNullable(keys.get(line.id())))).toList(),
        order.ids("picking_ids"),
        order.ids("invoice_ids"));
  }

  private Stream<OdooRecord> lines(OdooRecord order) {
    return order.records(LINES).stream()
        .filter(line -> RelatedIds.of(line, "product_id").isPresent());
  }

  private Order.Line line(OdooRecord line, Optional<ExternalId> externalId) {
    return new Order.Line(
        line.id(),
        externalId.flatMap(id -> LineKeys.key(id, LINES)),
        RelatedIds.of(line, "product_id").orElse(0L),
        RelatedIds.of(line, server.name(kind.unit)).orElse(0L),
        decimal(line, kind.quantity),
        decimal(line, kind.moved),
        decimal(line, "qty_invoiced"),
        decimal(line, "qty_to_invoice"),
        decimal(line, "price_unit"));
  }

  static BigDecimal decimal(OdooRecord record, String field) {
    return record.decimal(field).orElse(BigDecimal.ZERO);
  }
}
