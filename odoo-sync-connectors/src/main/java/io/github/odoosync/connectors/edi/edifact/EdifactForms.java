package io.github.odoosync.connectors.edi.edifact;

import io.github.odoosync.connectors.edi.TradingPartner.Role;
import io.github.odoosync.connectors.edi.internal.Form;
import io.github.odoosync.connectors.edi.internal.GoodsView;
import io.github.odoosync.connectors.edi.internal.OrderView;
import io.github.odoosync.connectors.edi.internal.Standard.Entry;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.shipment.TrackingHistory;
import io.github.odoosync.model.stock.StockAdjustment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which message is exchanged with whom, and as which document. */
final class EdifactForms {

  private static final Map<String, Entry<?>> FORMS = new HashMap<>();

  static {
    add("ORDERS", Role.CUSTOMER, TradeForms.order(OrderView.SALE), OrderView.SALE.schema());
    add("ORDRSP", Role.CUSTOMER, TradeForms.answer(OrderView.SALE), OrderView.SALE.schema());
    add("ORDERS", Role.SUPPLIER, TradeForms.order(OrderView.PURCHASE), OrderView.PURCHASE.schema());
    add(
        "ORDRSP",
        Role.SUPPLIER,
        TradeForms.answer(OrderView.PURCHASE),
        OrderView.PURCHASE.schema());
    add("INVOIC", Role.CUSTOMER, TradeForms.invoice(Invoice.Direction.SALE), Invoice.SCHEMA);
    add("INVOIC", Role.SUPPLIER, TradeForms.invoice(Invoice.Direction.PURCHASE), Invoice.SCHEMA);
    goods("DESADV", Role.CUSTOMER, GoodsView.SHIPPED, "351");
    goods("DESADV", Role.SUPPLIER, GoodsView.EXPECTED, "351");
    goods("DESADV", Role.WAREHOUSE, GoodsView.EXPECTED, "351");
    goods("RECADV", Role.WAREHOUSE, GoodsView.RECEIVED, "632");
    for (Role role : Role.values()) {
      add("INVRPT", role, GoodsForms.STOCK, StockAdjustment.SCHEMA);
    }
    add(
        "IFTMIN",
        Role.CARRIER,
        GoodsForms.transport(GoodsView.TO_SHIP),
        GoodsView.TO_SHIP.schema());
    add("IFTSTA", Role.CARRIER, GoodsForms.STATUS, TrackingHistory.SCHEMA);
  }

  private EdifactForms() {}

  static Optional<Entry<?>> find(String type, Role role) {
    return Optional.ofNullable(FORMS.get(role + type));
  }

  private static <D extends Document> void goods(
      String type, Role role, GoodsView<D> view, String name) {
    add(type, role, GoodsForms.advice(view, name), view.schema());
  }

  private static <D extends Document> void add(
      String type, Role role, Form<D> form, Schema<D> schema) {
    FORMS.put(role + type, new Entry<>(schema, form));
  }
}
